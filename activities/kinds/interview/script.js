// Interview: the plan and the evidence are a worksheet; between them stands a walk, from scene to scene,
// back again and another way. Nothing is right or wrong in it.
import { make } from "../../browser/dom.js";
import worksheet from "../worksheet/script.js";
import { interviewTable, product } from "./product.js";
import { asPath, isEnd, pathKey, quoteFrom, readTried, readWalk, titleOf, triedKey, wordsKey } from "./walks.js";

function mount({ root, content, store, t }) {
  const unmount = worksheet.mount({ root, content, store, t });
  const scope = root.querySelector("[data-walk]");
  const quote = quoteFrom(scope);
  const scenes = [...scope.querySelectorAll("[data-scene]")];
  const find = (name) => scope.querySelector(`[data-${name}]`);

  function drawStep({ scene, way }, place, all) {
    return make("li", {},
      make("strong", {}, titleOf(content, scene)), ": ", quote.way(scene, way),
      place < all.length - 1 ? make("span", { class: "iv-why" }, ` ${quote.follows(scene, way)}`) : null,
      " ", make("button", { type: "button", class: "wa-quiet", "data-back-to": place, "aria-label": t("interview.back-to", { scene: titleOf(content, scene) }) }, t("interview.another-way")));
  }

  function show() {
    const { steps, scene } = readWalk(content, store.all());
    const tried = readTried(content, store.all());
    const last = steps.at(-1);
    scope.classList.toggle("iv-begun", steps.length > 0);
    scenes.forEach((element) => {
      element.hidden = element.dataset.scene !== scene;
      element.querySelectorAll("[data-way]").forEach((button) => {
        button.parentElement.querySelector("[data-tried]").hidden = !tried.includes(`${element.dataset.scene}/${button.dataset.way}`);
      });
    });
    find("so-far").hidden = !last;
    find("path").replaceChildren(...steps.map(drawStep));
    find("followed").hidden = !last;
    find("followed").textContent = last ? quote.follows(last.scene, last.way) : "";
    find("back-line").hidden = !last;
    find("again").hidden = !isEnd(content, scene);
  }

  /** Go on from a scene; what follows is read out, since the focus goes to the scene that it leads to. */
  function walk(steps) {
    store.set(pathKey(content), asPath(steps));
    const { scene } = readWalk(content, store.all());
    const heading = scope.querySelector(`[data-scene="${scene}"] h3`);
    const followed = find("followed");
    if (steps.length) {
      followed.id = `${heading.id}-followed`;
      heading.setAttribute("aria-describedby", followed.id);
    }
    heading.focus({ preventScroll: true });
    (steps.length ? followed : heading).scrollIntoView({ block: "center" });
  }

  scope.addEventListener("click", ({ target }) => {
    const button = target.closest("button");
    if (!button) return;
    const { steps, scene } = readWalk(content, store.all());
    if (button.dataset.way) {
      const tried = readTried(content, store.all());
      const taken = `${scene}/${button.dataset.way}`;
      if (!tried.includes(taken)) store.set(triedKey(content), [...tried, taken]);
      walk([...steps, { scene, way: button.dataset.way }]);
    } else if (button.dataset.backTo) walk(steps.slice(0, Number(button.dataset.backTo)));
    else if ("back" in button.dataset) walk(steps.slice(0, -1));
    else if ("again" in button.dataset) walk([]);
  });

  const stop = store.on((type, { keys, all }) => {
    if (type === "change" && (all || keys.includes(pathKey(content)) || keys.includes(triedKey(content)))) show();
  });
  show();
  return () => {
    stop();
    unmount();
  };
}

export default {
  ...worksheet,
  mount,
  product,
  table: interviewTable,
  wordPlace(place, parts) {
    const { content, t } = parts;
    if (place.key === pathKey(content) || place.key === triedKey(content)) return [t("interview.walk")];
    const scene = content.scenes.find(({ id }) => wordsKey(content, id) === place.key);
    return scene ? [t("interview.walk"), scene.title] : worksheet.wordPlace(place, parts);
  },
  wordAnswer(place, value, parts) {
    const { content } = parts;
    if (place.key !== pathKey(content) && place.key !== triedKey(content)) return worksheet.wordAnswer(place, value, parts);
    return [value].flat().map((step) => titleOf(content, String(step).split("/")[0])).join(" › ");
  },
  isClosed: (key, content) => key === pathKey(content) || worksheet.isClosed(key, content),
};
