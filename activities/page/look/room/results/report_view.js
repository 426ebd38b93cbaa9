// The report as it will stand in the Word file: words that the facilitator may change stand in boxes, figures stand in tables and do not change, and each
// section, and each action, can be left out.
import { heading, list, paragraph, table } from "../../../../browser/blocks.js";
import { make } from "../../../../browser/dom.js";
import { download } from "../../../../browser/mount.js";
import { findPersonalData } from "../../../../browser/personal_data.js";
import { localTime } from "../../../../browser/times.js";
import { WORD, writeWord } from "../debrief/word_writer.js";

const LETTERS_A_LINE = 65; // as a box of the report has them on a laptop
const MOST_LINES = 24;

/** @param {{find: Function, t: Function, read: () => any, onChange: (edits: any) => void}} parts */
export function mountReport({ find, t, read, onChange }) {
  let report = [];
  const [notNames, openers] = ["host.not-names", "host.openers"].map((key) => t(key).split(/\s+/));

  // An edit holds for as long as what it was made of stands there: {from, to}; of a section or a row it says that it is left out.
  const edits = () => read().edits;
  const change = (key, value) => onChange({ ...edits(), [key]: value });
  const keyOf = (section, place, more = "") => [section.id, place, more].join("/");
  const original = (block) => (block.type === "lines" ? block.lines.join("\n") : block.text);
  const textOf = (section, place, block) => {
    const edit = edits()[keyOf(section, place)];
    return edit?.from === original(block) ? edit.to : original(block);
  };
  const isOut = (key) => edits()[key] === "out";
  const rowKey = (section, row) => keyOf(section, "row", JSON.stringify(row));

  function drawBox(section, place, block, id) {
    const label = block.caption ?? section.title;
    const lines = textOf(section, place, block).split("\n");
    const rows = lines.reduce((sum, line) => sum + 1 + Math.floor(line.length / LETTERS_A_LINE), 0);
    const box = make("textarea", { id, dir: "auto", rows: String(Math.min(MOST_LINES, Math.max(2, rows))) });
    box.value = textOf(section, place, block);
    const hint = make("p", { class: "debrief-hint", role: "status" });
    const warn = () => {
      const found = section.id === "texts" || section.id === "parked" ? findPersonalData(box.value, notNames, openers) : [];
      hint.textContent = found.length ? t("results.personal", { found: found.map((one) => one.found).join(", ") }) : "";
    };
    box.addEventListener("input", () => {
      change(keyOf(section, place), { from: original(block), to: box.value });
      warn();
    });
    warn();
    return make(
      "div",
      {},
      make("label", { for: id, class: block.caption ? "debrief-sub" : "unseen", dir: "auto" }, label),
      box,
      hint,
    );
  }

  function drawTable(section, { caption, header, rows }) {
    const free = section.id === "actions";
    const drawRow = (row) => {
      const key = rowKey(section, row);
      const line = make("tr", { class: isOut(key) ? "debrief-out" : null });
      const turn = make(
        "button",
        {
          type: "button",
          class: "button small",
          "aria-pressed": String(isOut(key)),
          "aria-label": t("results.leave-out-what", { what: row.filter(Boolean).join(", ") }),
          onclick: () => {
            change(key, isOut(key) ? "" : "out");
            line.classList.toggle("debrief-out", isOut(key));
            turn.setAttribute("aria-pressed", String(isOut(key)));
          },
        },
        t("results.leave-out"),
      );
      line.append(
        ...row.map((text, place) => make(place ? "td" : "th", place ? { dir: "auto" } : { scope: "row", dir: "auto" }, text)),
        ...(free ? [make("td", { class: "no-print" }, turn)] : []),
      );
      return line;
    };
    return make(
      "div",
      { class: "debrief-scroll", role: "region", tabindex: "0", "aria-label": caption },
      make(
        "table",
        {},
        make("caption", { dir: "auto" }, caption),
        make(
          "thead",
          {},
          make(
            "tr",
            {},
            header.map((text) => make("th", { scope: "col" }, text)),
            free && make("td", { class: "no-print" }),
          ),
        ),
        make("tbody", {}, rows.map(drawRow)),
      ),
    );
  }

  function drawSection(section) {
    const box = make("input", { type: "checkbox", checked: !isOut(section.id), id: `report-${section.id}` });
    const part = make("section", { class: isOut(section.id) ? "results-section debrief-out" : "results-section" });
    const inner = make("div", { hidden: isOut(section.id) });
    box.addEventListener("change", () => {
      change(section.id, box.checked ? "" : "out");
      inner.hidden = !box.checked;
      part.classList.toggle("debrief-out", !box.checked);
    });
    inner.append(
      ...section.blocks.map((block, place) =>
        block.type === "table" ? drawTable(section, block) : drawBox(section, place, block, `report-${section.id}-${place}`),
      ),
    );
    part.append(
      make("h3", { class: "results-heading" }, section.title),
      make(
        "label",
        { class: "results-in no-print", for: box.id },
        box,
        t("results.in-report"),
        make("span", { class: "unseen" }, section.title),
      ),
      inner,
    );
    return part;
  }

  function listBlocks() {
    return report
      .filter(({ id }) => !isOut(id))
      .flatMap((section) => [
        heading(1, section.title),
        ...section.blocks.flatMap((block, place) => {
          if (block.type === "table") {
            const rows = block.rows.filter((row) => !isOut(rowKey(section, row)));
            const widths = [4, ...block.header.slice(1).map(() => 1)];
            return rows.length
              ? [
                  table({
                    caption: block.caption,
                    header: block.header,
                    rows,
                    widths: section.id === "actions" ? [2, 6, 2] : widths,
                  }),
                ]
              : [];
          }
          const text = textOf(section, place, block);
          const lines = text.split("\n").filter((line) => line.trim());
          if (!lines.length) return [];
          return block.type === "lines" ? [heading(2, block.caption), list(lines)] : lines.map((line) => paragraph(line));
        }),
      ]);
  }

  find("word").addEventListener("click", async () => {
    try {
      const paper = {
        title: t("results.title"),
        group: "",
        when: localTime(),
        language: t("host.locale"),
        pageLabel: t("host.page-of"),
        contentsLabel: t("host.paper-contents"),
        blocks: listBlocks(),
      };
      const name = `report_${localTime().slice(0, 10)}.docx`;
      download(name, await writeWord(paper), WORD);
      find("saved").textContent = t("results.saved-as", { name });
    } catch (error) {
      find("saved").textContent = t("host.problem-docx", { reason: error.message });
    }
  });
  find("print").addEventListener("click", () => window.print());

  return {
    draw(next) {
      report = next;
      find("sections").replaceChildren(...report.map(drawSection));
    },
  };
}
