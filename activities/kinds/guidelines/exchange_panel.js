// The exchange on the page: another group's draft is read beside ours, commented on point by point, and taken in
// or left; what others say about ours is accepted or declined.
import { readAnswersFile } from "../../browser/answers_file.js";
import { make } from "../../browser/dom.js";
import { MAX_TEXT } from "../../browser/answer_values.js";
import { siftAnswers } from "../../browser/kept_record.js";
import { wordProblem } from "../../browser/messages.js";
import { newRowId } from "../../browser/row_table.js";
import { columnOf, sectionById } from "../sheets/roles.js";
import { partsOf } from "./drafts.js";
import {
  MARKS,
  RECEIVED,
  THEIRS,
  WHOLE,
  compare,
  countDecisions,
  isSaid,
  readExchange,
  readReceived,
  readTheirs,
  takeBack,
  takeIn,
} from "./exchanges.js";
import { findNew } from "./wordings.js";

/** @returns {{show: () => void}} `show` draws both lists anew */
export function mountExchange({ element, payload, content, store, t, jump }) {
  const find = (name) => element.querySelector(`[data-${name}]`);
  const says = find("exchange-says");
  const lists = { [THEIRS]: readTheirs, [RECEIVED]: readReceived };
  const opened = new Set(); // what somebody opened stays open when the lists are drawn anew
  let number = 0;

  const now = (key, id) => lists[key](content, store.all()).find((row) => row.id === id);
  function change(key, id, changes) {
    store.set(
      key,
      lists[key](content, store.all()).map((row) => {
        if (row.id !== id) return row;
        return Object.fromEntries(Object.entries({ ...row, ...changes }).filter(([, value]) => value));
      }),
    );
    showTallies();
  }

  function field(key, row, name, rows = 2) {
    const id = `gl-field-${(number += 1)}`;
    const box = make("textarea", {
      id,
      rows,
      maxlength: MAX_TEXT,
      "data-field": name,
      oninput: () => change(key, row.id, { [name]: box.value }),
    });
    box.value = row[name] ?? "";
    return make("div", {}, make("label", { for: id }, t(`guide.${name}`)), box);
  }

  function marks(key, row) {
    const name = `gl-mark-${(number += 1)}`;
    return make(
      "fieldset",
      { class: "gl-marks" },
      make("legend", {}, t("guide.mark")),
      ...["", ...MARKS].map((mark) =>
        make(
          "label",
          { class: "wa-check" },
          make("input", {
            type: "radio",
            name,
            value: mark,
            checked: (row.mark ?? "") === mark,
            onchange: () => change(key, row.id, { mark }),
          }),
          " ",
          t(`guide.mark-${mark || "none"}`),
        ),
      ),
    );
  }

  /** Something that opens and closes, and is filled when it is first opened. */
  function fold(id, summary, isOpen, fill) {
    const part = make("details", { open: isOpen || opened.has(id) }, make("summary", {}, ...[summary].flat()));
    let filled = false;
    const fillOnce = () => {
      if (filled) return;
      filled = true;
      part.append(...fill());
    };
    part.addEventListener("toggle", () => {
      opened[part.open ? "add" : "delete"](id);
      if (part.open) fillOnce();
    });
    if (part.open) fillOnce();
    return part;
  }

  /** Decide about a point. The draft and the record of the decision change together. */
  function decide(key, id, decision) {
    const row = now(key, id);
    if (row.decision === "accepted" && row.put) {
      const back = takeBack(content, store.all(), row);
      store.set(back.key, back.rows);
    }
    const wording = key === THEIRS ? row.text : row.wording;
    let made = { before: "", was: "", put: "" };
    if (decision === "accepted" && wording) {
      const taken = takeIn(content, store.all(), row, wording);
      made = { before: taken.before, was: taken.was, put: "yes" };
      store.set(taken.key, taken.rows);
    }
    change(key, id, { decision, ...made });
    const old = element.querySelector(`[data-point="${CSS.escape(id)}"]`);
    const drawn = draw[key](now(key, id));
    old.replaceWith(drawn);
    drawn.querySelector("[data-decide]").focus();
  }

  function decisions(key, row, words) {
    const button = (decision) =>
      make(
        "button",
        { type: "button", "data-decide": decision, onclick: () => decide(key, row.id, decision) },
        t(`guide.${words[decision]}`),
      );
    if (!row.decision) return [button("accepted"), " ", button("declined")];
    return [
      make("strong", {}, t(`guide.${words[`${row.decision}-said`]}`)),
      " ",
      make(
        "button",
        { type: "button", class: "wa-quiet", "data-decide": "", onclick: () => decide(key, row.id, "") },
        t("guide.reconsider"),
      ),
    ];
  }

  const hasHeadings = (row) => Boolean(columnOf(sectionById(content, row.part), "heading"));
  const titleOf = (row) => row.title || sectionById(content, row.part).title;
  const wording = (label, text, before = "") =>
    make(
      "p",
      { class: "gl-text" },
      label ? make("span", { class: "gl-whose" }, t(label)) : null,
      label ? " " : null,
      ...findNew(before, text).map(({ text: piece, isNew }) => (isNew ? make("mark", {}, piece) : piece)),
    );

  /** What a point of theirs says, beside ours where ours says something else. */
  function wordings(row, { differs, ours, struck }) {
    if (row.point === WHOLE) return [];
    if (row.struck) return [wording("guide.they-struck", row.text)];
    // Once it is decided, what stood in ours before is what was decided about.
    const before = row.put ? (row.before ?? "") : differs || row.decision ? ours : "";
    if (!before || before === row.text) return [wording(struck && differs ? "guide.we-struck" : "", row.text)];
    return [wording("guide.ours", before, row.text), wording("guide.theirs-one", row.text, before)];
  }

  const takeWords = { accepted: "take", declined: "leave", "accepted-said": "taken", "declined-said": "left" };
  const strikeWords = {
    accepted: "strike-too",
    declined: "keep-ours",
    "accepted-said": "struck-too",
    "declined-said": "kept-ours",
  };
  const draw = {
    [THEIRS](row) {
      const beside = compare(content, store.all(), row);
      const isOpen = beside.differs || row.decision;
      return make(
        "li",
        { class: "gl-point", "data-point": row.id },
        hasHeadings(row) && row.title ? make("p", { class: "gl-where" }, row.title) : null,
        ...wordings(row, beside),
        row.answer
          ? make(
              "p",
              { class: "gl-answer" },
              t(`guide.answer-${row.answer === "accepted" ? "accepted" : "declined"}`),
              row.reply ? ` ${row.reply}` : "",
            )
          : null,
        isOpen ? make("p", { class: "wa-line" }, ...decisions(THEIRS, row, row.struck ? strikeWords : takeWords)) : null,
        fold(`say/${row.id}`, t(row.point === WHOLE ? "guide.say-whole" : "guide.say"), isSaid(row), () => [
          marks(THEIRS, now(THEIRS, row.id)),
          field(THEIRS, now(THEIRS, row.id), "comment"),
          field(THEIRS, now(THEIRS, row.id), "wording"),
        ]),
      );
    },
    [RECEIVED](row) {
      const { ours } = compare(content, store.all(), row);
      const isMoved = ours && row.text && ours !== row.text && !row.put;
      return make(
        "li",
        { class: "gl-point", "data-point": row.id },
        make("p", { class: "gl-where" }, t("guide.where", { group: row.group, part: titleOf(row) })),
        row.point === WHOLE ? make("p", { class: "gl-text" }, t("guide.whole")) : wording("", row.text ?? ""),
        isMoved ? wording("guide.ours-now", ours) : null,
        make(
          "p",
          {},
          row.mark ? make("strong", {}, t(`guide.mark-${MARKS.includes(row.mark) ? row.mark : "none"}`), ". ") : null,
          row.comment ?? "",
        ),
        row.wording ? wording("guide.wording-theirs", row.wording, row.text ?? "") : null,
        make(
          "p",
          { class: "wa-line" },
          ...decisions(RECEIVED, row, {
            accepted: row.wording ? "accept-wording" : "accept",
            declined: "decline",
            "accepted-said": "accepted",
            "declined-said": "declined",
          }),
          " ",
          row.point === WHOLE
            ? null
            : make(
                "button",
                { type: "button", class: "wa-quiet", onclick: () => jump(row.part, row.point) },
                t("guide.go-to-point"),
              ),
        ),
        field(RECEIVED, row, "reply", 1),
      );
    },
  };

  /** One part of another group's draft: what differs first, then what is the same, then the part as a whole. */
  function drawPart(group, { id: part, title }, rows) {
    const isOpen = (row) => row.decision || compare(content, store.all(), row).differs;
    const [whole] = rows.filter((row) => row.point === WHOLE);
    const points = rows.filter((row) => row.point !== WHOLE && (row.text || isSaid(row)));
    const open = points.filter(isOpen);
    const same = points.filter((row) => !isOpen(row) && !row.struck);
    const list = (some) => make("ol", { class: "wa-plain" }, ...some.map(draw[THEIRS]));
    return make(
      "section",
      { "data-part": part },
      make("h5", {}, title),
      open.length ? list(open) : make("p", { class: "wa-hint" }, t("guide.no-difference")),
      same.length
        ? fold(`same/${group}/${part}`, t("guide.same", { many: same.length }), same.some(isSaid), () => [list(same)])
        : null,
      whole ? list([whole]) : null,
    );
  }

  function drawDraft(group, rows) {
    return make(
      "section",
      { class: "gl-draft" },
      make("h4", {}, t("guide.draft-of", { group })),
      make("p", { class: "gl-tally", "data-tally": group }),
      ...partsOf(content)
        .map((part) => [part, rows.filter((row) => row.part === part.id)])
        .filter(([, mine]) => mine.some((row) => row.text || row.point === WHOLE))
        .map(([part, mine]) => drawPart(group, part, mine)),
    );
  }

  function showTallies() {
    const theirs = readTheirs(content, store.all());
    const open = (rows) => rows.filter((row) => !row.decision && compare(content, store.all(), row).differs).length;
    element.querySelectorAll("[data-tally]").forEach((place) => {
      const rows = theirs.filter(({ group }) => group === place.dataset.tally);
      place.textContent = t("guide.tally", { open: open(rows), ...countDecisions(rows) });
    });
    const received = readReceived(content, store.all());
    find("received-tally").textContent = t("guide.received-tally", {
      open: received.filter(({ decision }) => !decision).length,
      ...countDecisions(received),
    });
  }

  function show() {
    const received = readReceived(content, store.all());
    find("received").hidden = !received.length;
    const inOrder = partsOf(content).flatMap(({ id }) => received.filter((row) => row.part === id));
    find("received-list").replaceChildren(...inOrder.map(draw[RECEIVED]));
    const theirs = readTheirs(content, store.all());
    const groups = [...new Set(theirs.map(({ group }) => group))];
    find("theirs").hidden = !theirs.length;
    find("theirs-list").replaceChildren(
      ...groups.map((group) =>
        drawDraft(
          group,
          theirs.filter((row) => row.group === group),
        ),
      ),
    );
    showTallies();
  }

  async function load(event) {
    const [chosen] = event.target.files;
    if (!chosen) return;
    event.target.value = "";
    if (!store.group) {
      says.textContent = t("guide.name-first");
      return;
    }
    const { ok, file, problem } = await readAnswersFile(chosen, payload);
    if (!ok) {
      const { text, link } = wordProblem({ name: chosen.name, problem, payload, t });
      says.replaceChildren(text, ...(link ? [" ", make("a", { href: link.href }, link.text)] : []));
      return;
    }
    if (file.group === store.group) {
      says.textContent = t("guide.own-file", { group: file.group });
      return;
    }
    const { answers } = siftAnswers(file.answers, store.shapeOf);
    const found = readExchange(content, store.all(), store.group, { ...file, answers }, newRowId);
    store.set(THEIRS, found.theirs);
    store.set(RECEIVED, found.received);
    show();
    says.textContent = t(found.points || found.comments ? "guide.loaded" : "guide.loaded-nothing", { group: file.group, ...found });
    const first = ["received", "theirs"].map(find).find((part) => !part.hidden);
    first?.querySelector("h3").focus();
  }

  find("exchange-file").addEventListener("change", load);
  return { show };
}
