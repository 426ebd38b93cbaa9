// The reading beside one's own, once the group has said that it is done and has something of its own to set beside it.
import { mountCommitting } from "../../browser/committing.js";
import { make } from "../../browser/dom.js";
import { compareElements, listArguments } from "../../browser/readings.js";
import { listBearings } from "./bears.js";
import { matchPairs } from "./matching.js";
import { readPairs } from "./pairs.js";

export function mountCompare(desk) {
  const { content, t } = desk;
  const names = new Map(listBearings(content, t));
  let drawn = null;

  const reading = () => content.readings[desk.caseId];
  const hasAnswer = () => readPairs(desk.coding).some(({ a, b }) => a && b) || desk.coding.marked().length > 0;
  const door = mountCommitting(desk, {
    hasAnswer,
    keepFirst: () => ({ first: Object.fromEntries(desk.coding.marked().map((fact) => [fact, desk.coding.tagsOf(fact)])) }),
  });
  const { open } = door;

  const quoteList = (facts) =>
    make(
      "ul",
      { class: "cf-facts" },
      ...facts.map((id) =>
        make(
          "li",
          {},
          make("span", { class: "cc-quote" }, desk.quote(id)),
          " ",
          make(
            "button",
            {
              type: "button",
              class: "wa-quiet",
              "aria-label": t("file.see-fact", { fact: desk.quote(id) }),
              onclick: () => desk.see(id),
            },
            t("file.see"),
          ),
        ),
      ),
    );

  const lines = (pairs) =>
    pairs.filter(([, words]) => words).flatMap(([name, words]) => [make("dt", {}, t(name)), make("dd", {}, words)]);

  function tellContradiction(one, pairs) {
    return make(
      "li",
      { class: "cc-compared", "data-relation": pairs.length ? "same" : "none", "data-contradiction": one.id },
      make("h4", {}, one.title, one.innocent ? make("span", { class: "cc-why" }, ` ${t("file.innocent")}`) : null),
      quoteList(one.facts),
      ...pairs.map((pair) =>
        make(
          "dl",
          { class: "cf-ours" },
          ...lines([
            ["file.ours-means", pair.means],
            ["file.ours-other", pair.other],
            ["file.ours-ask", [pair.ask, pair.whom].filter(Boolean).join(" – ")],
          ]),
        ),
      ),
      make(
        "dl",
        {},
        ...lines([
          ["file.pair-means", one.means],
          ["file.pair-other", one.otherwise],
          ["file.theirs-ask", one.ask],
          ["file.pair-whom", one.whom],
        ]),
      ),
    );
  }

  const nameElement = (id) => content.offences.flatMap(({ elements }) => elements).find((one) => one.id === id)?.name ?? id;

  function tellFinding(one) {
    const bears = [
      ...one.indicators.map((id) => names.get(id)),
      ...one.elements.map(nameElement),
      ...(one.labour_law ? [t("file.labour-law")] : []),
      ...(one.against ? [t("file.against")] : []),
    ];
    const titles = one.contradictions.map((id) => reading().contradictions.find((other) => other.id === id).title);
    return make(
      "li",
      { class: "cc-compared" },
      make("h4", {}, one.title),
      make("p", {}, one.reason),
      titles.length ? make("p", { class: "cc-why" }, t("file.rests-on", { titles: titles.join("; ") })) : null,
      one.facts.length ? quoteList(one.facts) : null,
      make("p", { class: "cc-why" }, t("coding.bears-on", { names: bears.join(", ") })),
    );
  }

  const part = (title, help, ...children) =>
    children.flat().length ? [make("h3", {}, title), help ? make("p", { class: "wa-hint" }, help) : null, ...children] : [];

  function draw() {
    const one = reading();
    const head = door.makeHead();
    if (!one) {
      open.replaceChildren(head, door.makeNone());
      return;
    }
    const { met, also, own } = matchPairs(desk.coding, one);
    const items = (list) => make("ol", { class: "cc-comparison" }, ...list);
    const first = make("h3", { tabindex: "-1" }, t("file.overall"));
    const quotePair = ({ a, b }) => make("li", { class: "cc-compared" }, quoteList([a, b]));
    open.replaceChildren(
      ...[
        head,
        first,
        make("p", {}, one.overall),
        make("p", { class: "wa-hint" }, t("coding.not-a-key")),
        ...(met.length
          ? part(t("file.met"), "", items(met.map(({ contradiction, pairs }) => tellContradiction(contradiction, pairs))))
          : []),
        ...(own.length ? part(t("file.own"), t("file.own-help"), items(own.map(quotePair))) : []),
        ...(also.length ? part(t("file.also"), t("file.also-help"), items(also.map((other) => tellContradiction(other, [])))) : []),
        ...part(t("file.their-findings"), "", items(one.findings.map(tellFinding))),
        ...part(t("coding.reading-of-elements"), "", items(compareElements(desk, one))),
        ...part(
          t("coding.arguments"),
          t("coding.arguments-help"),
          make("ol", { class: "cc-comparison cc-arguments" }, ...listArguments(desk, one)),
        ),
      ].filter(Boolean),
    );
  }

  return {
    show() {
      if (!door.show()) {
        drawn = null;
        open.replaceChildren();
        return;
      }
      // What is written into the points to discuss is ours already, and drawing would take the focus from it.
      const now = JSON.stringify([
        desk.caseId,
        Boolean(reading()),
        readPairs(desk.coding),
        content.offences.map(({ elements }) => elements.map(({ id }) => desk.coding.get("element", id))),
      ]);
      if (now === drawn) return;
      drawn = now;
      draw();
    },
    /** Another group: nothing of what was drawn is its own. */
    forget() {
      drawn = null;
    },
  };
}
