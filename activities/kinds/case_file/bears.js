// On what each pair bears: indicators, labour law for itself, or against. Any number of them, and none is a verdict.
import { make, syncChildren } from "../../browser/dom.js";
import { shorten } from "../../browser/passages.js";
import { readPairs, wordPair } from "./pairs.js";

export const LABOUR_LAW = "labour-law";
export const AGAINST = "speaks-against";

/** What a pair can bear on: [id, its name]. */
export const listBearings = (content, t) => [
  ...content.tags.filter(({ id }) => content.indicators.includes(id)).map(({ id, name }) => [id, name]),
  [LABOUR_LAW, t("file.labour-law")],
  [AGAINST, t("file.against")],
];

/** What the group says a pair bears on, in the order in which it is asked. */
export const readBears = (coding, pair, bearings) => bearings.filter(([id]) => coding.list("bears", pair.id).includes(id));

export function mountBears(desk) {
  const { root, content, t } = desk;
  const box = root.querySelector("[data-bears]");
  const none = root.querySelector("[data-no-pairs]");
  const bearings = listBearings(content, t);

  const makeBox = (key) =>
    make(
      "fieldset",
      { class: "cc-question cf-bears" },
      make("legend"),
      make(
        "div",
        { class: "cc-options" },
        ...bearings.map(([id, name]) =>
          make("label", {}, make("input", { type: "checkbox", value: id, "data-bears-on": key }), " ", make("span", {}, name)),
        ),
      ),
    );

  box.addEventListener("change", ({ target }) => {
    const key = target.dataset.bearsOn;
    if (!key) return;
    const ticked = [...box.querySelectorAll(`[data-bears-on="${CSS.escape(key)}"]:checked`)].map(({ value }) => value);
    desk.coding.set(ticked, "bears", key);
  });

  return {
    show() {
      const pairs = readPairs(desk.coding).filter(({ a, b }) => a || b);
      none.hidden = pairs.length > 0;
      syncChildren(
        box,
        pairs.map(({ id }) => id),
        makeBox,
      );
      pairs.forEach((pair, place) => {
        const fieldset = box.children[place];
        const words = shorten(wordPair(pair, desk.quote), 200);
        const legend = fieldset.querySelector("legend");
        if (legend.textContent !== words) legend.textContent = words;
        const kept = desk.coding.list("bears", pair.id);
        fieldset.querySelectorAll("input").forEach((input) => (input.checked = kept.includes(input.value)));
      });
    },
  };
}
