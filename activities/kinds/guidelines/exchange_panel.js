// The exchange on the page: another group's file is read, commented on, and taken in or declined point by point.
import { readAnswersFile } from "../../browser/answers_file.js";
import { make } from "../../browser/dom.js";
import { newRowId } from "../../browser/row_table.js";
import { sectionOf } from "./drafts.js";
import { MARKS, RECEIVED, THEIRS, readExchange, readReceived, readTheirs, takeBack, takeIn } from "./exchanges.js";

/** @returns {{show: () => void}} `show` draws both lists anew */
export function mountExchange({ element, payload, content, store, t, jump }) {
  const find = (name) => element.querySelector(`[data-${name}]`);
  const says = find("exchange-says");
  const lists = { [THEIRS]: readTheirs, [RECEIVED]: readReceived };
  let number = 0;

  const change = (key, id, changes) => store.set(key, lists[key](store.all()).map((row) => {
    if (row.id !== id) return row;
    return Object.fromEntries(Object.entries({ ...row, ...changes }).filter(([, value]) => value));
  }));
  const now = (key, id) => lists[key](store.all()).find((row) => row.id === id);

  function field(key, row, name, rows = 2) {
    const id = `gl-field-${(number += 1)}`;
    const box = make("textarea", { id, rows, maxlength: "4000", "data-field": name, oninput: () => change(key, row.id, { [name]: box.value }) });
    box.value = row[name] ?? "";
    return make("div", {}, make("label", { for: id }, t(`guide.${name}`)), box);
  }

  function marks(key, row) {
    const name = `gl-mark-${(number += 1)}`;
    return make("fieldset", { class: "gl-marks" }, make("legend", {}, t("guide.mark")), ...["", ...MARKS].map((mark) => make("label", { class: "wa-check" },
      make("input", { type: "radio", name, value: mark, checked: (row.mark ?? "") === mark, onchange: () => change(key, row.id, { mark }) }),
      " ", t(`guide.mark-${mark || "none"}`))));
  }

  /** Decide about a point. The draft and the record of the decision change together. */
  function decide(key, id, decision) {
    let row = now(key, id);
    if (row.decision === "accepted" && row.put) {
      const back = takeBack(content, store.all(), row);
      store.set(back.key, back.rows);
    }
    const wording = key === THEIRS ? row.text : row.wording;
    let before = "";
    let put = "";
    if (decision === "accepted" && wording) {
      const taken = takeIn(content, store.all(), row, wording);
      ({ before } = taken);
      put = "yes";
      store.set(taken.key, taken.rows);
    }
    change(key, id, { decision, before, put });
    row = now(key, id);
    const old = element.querySelector(`[data-point="${CSS.escape(id)}"]`);
    const drawn = draw[key](row);
    old.replaceWith(drawn);
    drawn.querySelector("[data-decide]").focus();
  }

  function decisions(key, row, words) {
    const button = (decision) => make("button", { type: "button", "data-decide": decision, onclick: () => decide(key, row.id, decision) }, t(`guide.${words[decision]}`));
    if (!row.decision) return [button("accepted"), " ", button("declined")];
    return [make("strong", {}, t(`guide.${words[`${row.decision}-said`]}`)), " ",
      make("button", { type: "button", class: "wa-quiet", "data-decide": "", onclick: () => decide(key, row.id, "") }, t("guide.reconsider"))];
  }

  const head = (row) => make("p", { class: "gl-where" }, t("guide.where", { group: row.group, part: row.title || sectionOf(content, row.part)?.title || row.part }));
  const draw = {
    [THEIRS]: (row) => make("li", { class: "gl-point", "data-point": row.id },
      head(row),
      make("p", { class: "gl-text" }, row.text ?? ""),
      row.answer ? make("p", { class: "gl-answer" }, t(`guide.answer-${row.answer === "accepted" ? "accepted" : "declined"}`), row.reply ? ` ${row.reply}` : "") : null,
      make("p", { class: "wa-line" }, ...decisions(THEIRS, row, { accepted: "take", declined: "leave", "accepted-said": "taken", "declined-said": "left" })),
      make("details", { open: Boolean(row.mark || row.comment || row.wording) }, make("summary", {}, t("guide.say")),
        marks(THEIRS, row), field(THEIRS, row, "comment"), field(THEIRS, row, "wording"))),
    [RECEIVED]: (row) => make("li", { class: "gl-point", "data-point": row.id },
      head(row),
      make("p", { class: "gl-text" }, row.text ?? ""),
      make("p", {}, row.mark ? make("strong", {}, t(`guide.mark-${MARKS.includes(row.mark) ? row.mark : "none"}`), ". ") : null, row.comment ?? ""),
      row.wording ? make("p", {}, make("span", { class: "wa-label" }, t("guide.wording-theirs")), " ", make("span", { class: "gl-wording" }, row.wording)) : null,
      make("p", { class: "wa-line" }, ...decisions(RECEIVED, row, {
        accepted: row.wording ? "accept-wording" : "accept", declined: "decline", "accepted-said": "accepted", "declined-said": "declined",
      }), " ", make("button", { type: "button", class: "wa-quiet", onclick: () => jump(row.part, row.point) }, t("guide.go-to-point"))),
      field(RECEIVED, row, "reply", 1)),
  };

  function show() {
    for (const [key, name] of [[RECEIVED, "received"], [THEIRS, "theirs"]]) {
      const rows = lists[key](store.all());
      find(name).hidden = !rows.length;
      find(`${name}-list`).replaceChildren(...rows.map(draw[key]));
    }
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
      says.textContent = t(["host.problem", problem.code, problem.params.hint].filter(Boolean).join("-"), { name: chosen.name, ...problem.params });
      return;
    }
    if (file.group === store.group) {
      says.textContent = t("guide.own-file", { group: file.group });
      return;
    }
    const found = readExchange(content, store.all(), store.group, file, newRowId);
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
