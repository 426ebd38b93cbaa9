// Case file: choose a file, then five steps on one page, each reachable at any time, none locking another.
import { mountCaseDesk } from "../../browser/case_desk.js";
import { openCoding } from "../../browser/coding.js";
import { mountElements } from "../../browser/elements.js";
import { mountLinks } from "../../browser/links.js";
import { mountMarking, nameTags } from "../../browser/marking.js";
import { openWhereabouts } from "../../browser/whereabouts.js";
import { mountBears } from "./bears.js";
import { mountCompare } from "./compare.js";
import { mountExhibits } from "./exhibits.js";
import { mountPairing } from "./pairing.js";
import { mountPairs, readPairs } from "./pairs.js";
import { places } from "./places.js";
import { fileTable, findOpen, product } from "./product.js";
import { sayFacts } from "./words.js";

// What of the group's makes a step one that has been begun.
const WORK = {
  read: ["mark", "note"],
  pair: ["pairs"],
  findings: ["bears", "element", "reason", "shows", "under-18"],
  compare: ["committed", "discuss"],
  take: [],
};

function mount({ root, payload, content, store, t: word, late }) {
  const t = sayFacts(word);
  const scope = root.querySelector("[data-cc]");
  const whereabouts = openWhereabouts({ activity: payload.activity, store });
  const goTo = (step) => root.querySelector(`[data-steps] [data-step="${step}"]`).click();
  const desk = {
    root: scope,
    content,
    store,
    t,
    late,
    uid: `cf${Math.random().toString(36).slice(2, 8)}`,
    caseId: null,
    coding: null,
    quote: (id) => marking.quote(id),
    reachable: () => exhibits.facts(),
    bringUp: (id) => exhibits.bringUp(id),
    takesPassage: (id) => pairing.take(id),
    /** Show a fact where it stands. */
    see(id) {
      goTo("read");
      marking.choose(id);
      scope.querySelector(`[data-passage="${CSS.escape(id)}"]`).focus({ preventScroll: true });
    },
    ...nameTags(content),
  };
  const exhibits = mountExhibits({ root: scope, desk, whereabouts, t });
  const marking = mountMarking(desk);
  exhibits.onTurn(() => marking.show());
  const pairs = mountPairs(desk);
  const pairing = mountPairing({ root: scope, desk, marking: () => marking, pairs: () => pairs, t });
  const links = mountLinks(desk);
  const bears = mountBears(desk);
  const compare = mountCompare(desk);
  const elements = mountElements(desk, (box, element) => {
    const paired = readPairs(desk.coding).flatMap(({ a, b }) => [a, b]);
    const candidates = desk.coding.passages.filter((id) => paired.includes(id) || desk.coding.tagsOf(id).length);
    const isMet = desk.coding.get("element", element) === "met";
    links.show(box, candidates, isMet ? t(candidates.length ? "file.met-link" : "file.met-mark") : null);
  });

  function showFiles(files = content.cases) {
    exhibits.show();
    for (const one of files) {
      const coding = openCoding(store, content, one.id);
      const row = root.querySelector(`[data-file-row="${one.id}"]`);
      const said = t("file.state", { facts: coding.marked().length, pairs: readPairs(coding).length });
      const told = row.querySelector("[data-file-state]");
      if (told.textContent !== said) told.textContent = said;
      const button = row.querySelector("[data-choose]");
      if (one.id === desk.caseId) button.setAttribute("aria-current", "true");
      else button.removeAttribute("aria-current");
    }
  }

  const unmount = mountCaseDesk({
    root,
    scope,
    payload,
    content,
    store,
    t,
    desk,
    marking,
    panels: {
      read: { show() {} },
      pair: pairs,
      findings: {
        show(changed) {
          bears.show();
          elements.show(changed);
        },
      },
      compare,
      take: { show() {} },
    },
    work: WORK,
    wordStep: (step) => t(`file.step-${step}`),
    showOverview: showFiles,
    onAll() {
      pairing.end();
      pairs.forget();
      compare.forget();
    },
  });
  return () => {
    unmount();
    exhibits.close();
    pairing.close();
  };
}

export default { mount, product, table: fileTable, open: findOpen, ...places };
