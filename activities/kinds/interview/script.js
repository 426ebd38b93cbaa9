// Interview: the plan and the evidence are a worksheet; between them stands a walk, from scene to scene,
// back again and another way. Nothing is right or wrong in it.
import { make } from "../../browser/dom.js";
import sheet from "../sheets/sheet.js";
import { interviewTable, product } from "./product.js";
import {
  CHOSEN,
  asPath,
  chosenOf,
  endsKey,
  isEnd,
  listAlso,
  listWays,
  pathKey,
  quoteFrom,
  readEnd,
  readEnds,
  readTried,
  readWalk,
  titleOf,
  triedKey,
  wordsKey,
} from "./walks.js";

/** One interview: from scene to scene, and back. */
function mountWalk({ scope, interview, root, store, t }) {
  const quote = quoteFrom(root, interview);
  const scenes = [...scope.querySelectorAll("[data-scene]")];
  const find = (name) => scope.querySelector(`[data-${name}]`);

  function drawStep({ scene, way, turn }, place, all) {
    return make(
      "li",
      {},
      make("strong", {}, titleOf(interview, scene)),
      ": ",
      quote.way(scene, way),
      place < all.length - 1 ? make("span", { class: "iv-why" }, ` ${quote.follows(scene, way, turn)}`) : null,
      " ",
      make(
        "button",
        {
          type: "button",
          class: "wa-quiet",
          "data-back-to": place,
          "aria-label": t("interview.back-to", { scene: titleOf(interview, scene) }),
        },
        t("interview.another-way"),
      ),
    );
  }

  /** At an end: what this way gained and risked, and the ways that wait; before it, none of this. */
  function showEnd(scene, state) {
    const isOver = isEnd(interview, scene);
    find("end").hidden = !isOver;
    if (!isOver) return;
    const { steps, untried, ends } = readEnd(interview, store.all(), quote);
    const fill = (name, items) => {
      find(name).hidden = !items.length;
      find(name)
        .querySelector("ul")
        .replaceChildren(...items);
    };
    const tell = (id, words, ...more) => make("li", {}, make("strong", {}, titleOf(interview, id)), `: ${words}`, ...more);
    fill(
      "gained",
      steps.filter(({ gains }) => gains).map((step) => tell(step.scene, step.gains)),
    );
    fill(
      "risked",
      steps.filter(({ risks }) => risks).map((step) => tell(step.scene, step.risks)),
    );
    fill(
      "untried",
      untried.map(({ scene: id, way, place }) =>
        tell(
          id,
          quote.way(id, way),
          " ",
          make(
            "button",
            {
              type: "button",
              class: "wa-quiet",
              "data-try-way": way,
              "data-at": place,
              "aria-label": t("interview.try-this", { way: quote.way(id, way) }),
            },
            t("interview.try"),
          ),
        ),
      ),
    );
    scope.querySelectorAll("[data-fact]").forEach((fact) => {
      fact.querySelectorAll("[data-value]").forEach((value) => (value.hidden = value.dataset.value !== state[fact.dataset.fact]));
    });
    find("all-tried").hidden = untried.length > 0;
    find("ends").textContent = t("interview.ends", ends);
  }

  function show() {
    const { steps, scene, state, rest } = readWalk(interview, store.all());
    const tried = readTried(interview, store.all());
    const open = listWays(interview, scene, state);
    const told = listAlso(interview, scene, state);
    const last = steps.at(-1);
    scope.classList.toggle("iv-begun", steps.length > 0);
    scenes.forEach((element) => {
      element.hidden = element.dataset.scene !== scene;
      element.querySelectorAll("[data-way]").forEach((button) => {
        button.parentElement.hidden = element.dataset.scene === scene && !open.includes(button.dataset.way);
        button.parentElement.querySelector("[data-tried]").hidden = !tried.includes(
          `${element.dataset.scene}/${button.dataset.way}`,
        );
      });
    });
    scenes
      .find((element) => element.dataset.scene === scene)
      .querySelectorAll("[data-also]")
      .forEach((text) => (text.hidden = !told.includes(Number(text.dataset.also))));
    find("so-far").hidden = !last;
    find("path").replaceChildren(...steps.map(drawStep));
    find("followed").hidden = !last;
    find("followed").textContent = last ? quote.follows(last.scene, last.way, last.turn) : "";
    find("rest").hidden = !rest.length;
    find("rest").textContent = rest.length ? t("interview.rest", { steps: rest.map(tellStep).join(" › ") }) : "";
    find("back-line").hidden = !last;
    find("again").hidden = !isEnd(interview, scene);
    showEnd(scene, state);
  }

  /** A step that was kept, in words as far as there are any. */
  function tellStep(step) {
    const [scene, way = ""] = step.split("/");
    return [titleOf(interview, scene), quote.way(scene, way)].filter(Boolean).join(": ");
  }

  /** Go on from a scene; what follows is read out, since the focus goes to the scene that it leads to. */
  function walk(steps) {
    store.set(pathKey(interview), asPath(steps));
    const { scene } = readWalk(interview, store.all());
    const heading = scope.querySelector(`[data-scene="${scene}"] h4`);
    const followed = find("followed");
    if (steps.length) {
      followed.id = `${heading.id}-followed`;
      heading.setAttribute("aria-describedby", followed.id);
    }
    heading.focus({ preventScroll: true });
    (steps.length ? followed : heading).scrollIntoView({ block: "center" });
  }

  function take(steps, scene, way) {
    const tried = readTried(interview, store.all());
    const taken = `${scene}/${way}`;
    if (!tried.includes(taken)) store.set(triedKey(interview), [...tried, taken]);
    const next = [...steps, { scene, way }];
    const end = readWalk(interview, { [pathKey(interview)]: asPath(next) }).scene;
    const ends = readEnds(interview, store.all());
    if (isEnd(interview, end) && !ends.includes(end)) store.set(endsKey(interview), [...ends, end]);
    walk(next);
  }

  scope.addEventListener("click", ({ target }) => {
    const button = target.closest("button");
    if (!button) return;
    const { steps, scene } = readWalk(interview, store.all());
    if (button.dataset.way) take(steps, scene, button.dataset.way);
    else if (button.dataset.tryWay) {
      const place = Number(button.dataset.at);
      take(steps.slice(0, place), steps[place].scene, button.dataset.tryWay);
    } else if (button.dataset.backTo) walk(steps.slice(0, Number(button.dataset.backTo)));
    else if ("back" in button.dataset) walk(steps.slice(0, -1));
    else if ("again" in button.dataset) walk([]);
  });

  return { show, keys: [pathKey(interview), triedKey(interview), endsKey(interview)] };
}

function mount({ root, payload, content, store, t }) {
  const unmount = sheet.mount({ root, payload, content, store, t });
  const choice = root.querySelector("[data-choose-interview]");
  const parts = content.interviews.map((interview) => {
    const scope = root.querySelector(`[data-walk="${interview.id}"]`);
    return { interview, scope, ...mountWalk({ scope, interview, root, store, t }) };
  });

  function showChosen() {
    const chosen = chosenOf(content, store.all());
    if (choice) choice.value = chosen.id;
    parts.forEach(({ scope, interview }) => (scope.hidden = interview !== chosen));
  }

  choice?.addEventListener("change", () => store.set(CHOSEN, choice.value));
  const stop = store.on((type, { keys, all }) => {
    if (type !== "change") return;
    parts.filter((part) => all || part.keys.some((key) => keys.includes(key))).forEach((part) => part.show());
    if (all || keys.includes(CHOSEN)) showChosen();
  });
  parts.forEach((part) => part.show());
  showChosen();
  return () => {
    stop();
    unmount();
  };
}

/** The interview that a key of the walk belongs to. */
const walkOf = (key, content) => content.interviews.find((one) => [pathKey(one), triedKey(one), endsKey(one)].includes(key));

export default {
  ...sheet,
  mount,
  product,
  table: interviewTable,
  wordPlace(place, parts) {
    const { content, t } = parts;
    if (place.key === CHOSEN) return [t("interview.choose")];
    if (walkOf(place.key, content)) return [t("interview.walk"), walkOf(place.key, content).title];
    const said = content.interviews
      .flatMap((interview) => interview.scenes.map((scene) => ({ key: wordsKey(interview, scene.id), title: scene.title })))
      .find(({ key }) => key === place.key);
    return said ? [t("interview.walk"), said.title] : sheet.wordPlace(place, parts);
  },
  wordAnswer(place, value, parts) {
    const { content } = parts;
    if (place.key === CHOSEN) return content.interviews.find(({ id }) => id === value)?.title ?? value;
    const interview = walkOf(place.key, content);
    if (!interview) return sheet.wordAnswer(place, value, parts);
    return [value]
      .flat()
      .map((step) => titleOf(interview, String(step).split("/")[0]))
      .join(" › ");
  },
  shapeOf(key, content) {
    if (key === CHOSEN) return "text";
    if (walkOf(key, content)) return "list";
    return key.startsWith("words/") ? "text" : sheet.shapeOf(key, content);
  },
  isClosed: (key, content) =>
    key === CHOSEN || content.interviews.some((one) => key === pathKey(one)) || sheet.isClosed(key, content),
};
