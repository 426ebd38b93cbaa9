// The page that deals groups. Counts are typed, cards are dealt; what was typed is kept on the device, and the deal by its number.
import { thisDevice, whenStorageIsThere } from "../../../browser/device.js";
import { make } from "../../../browser/dom.js";
import { createWords } from "../../../browser/mount.js";
import { dealGroups, FEWEST_TO_TALK, findUneven, listPeople, MOST_OF_A_KIND, MOST_PEOPLE } from "./dealing.js";

const KEPT = "room:dealer";
const USUAL = 5; // people in a group, where nobody has said how many groups

/** A whole number in a box; null where it holds something else. An empty box is nobody. */
export function readCount(text) {
  const trimmed = text.trim();
  if (!trimmed) return 0;
  return /^\d{1,2}$/.test(trimmed) && Number(trimmed) <= MOST_OF_A_KIND ? Number(trimmed) : null;
}

function recall() {
  try {
    const { boxes, groups, deal } = JSON.parse(thisDevice().recall(KEPT));
    const areTexts = Array.isArray(boxes) && boxes.every((text) => typeof text === "string") && typeof groups === "string";
    return areTexts && Number.isInteger(deal) && deal >= 0 ? { boxes, groups, deal } : null;
  } catch {
    return null;
  }
}

function start() {
  const root = document.querySelector("[data-dealer]");
  const find = (name) => root.querySelector(`[data-dealer-${name}]`);
  const content = JSON.parse(root.querySelector('script[type="application/json"]').textContent);
  const t = createWords(content.strings);
  const boxes = [.../** @type {NodeListOf<HTMLInputElement>} */ (root.querySelectorAll("[data-service]"))];
  const groupsBox = /** @type {HTMLInputElement} */ (find("groups"));
  let deal = 0;

  const readBoxes = () =>
    content.services.map((_, service) =>
      content.ranks.map((_, rank) => readCount(boxes[service * content.ranks.length + rank].value)),
    );
  const keep = () =>
    thisDevice().keep(KEPT, JSON.stringify({ boxes: boxes.map(({ value }) => value), groups: groupsBox.value, deal }));

  /**
   * What is in the boxes, or in words what is wrong with them and where.
   * @returns {{problem?: string, box?: HTMLInputElement, counts?: number[][], people?: number, groups?: number}}
   */
  function read() {
    const wrong = boxes.find(({ value }) => readCount(value) === null);
    if (wrong) return { problem: t("dealer.wrong", { where: wrong.getAttribute("aria-label") }), box: wrong };
    const counts = readBoxes();
    const people = listPeople(counts).length;
    if (!people) return { problem: t("dealer.sum-none"), box: boxes[0] };
    if (people > MOST_PEOPLE) return { problem: t("dealer.too-many", { people, most: MOST_PEOPLE }), box: boxes[0] };
    const groups = groupsBox.value.trim() ? readCount(groupsBox.value) : Math.max(1, Math.round(people / USUAL));
    if (!groups || groups > people) return { problem: t("dealer.wrong-groups", { people }), box: groupsBox };
    return { counts, people, groups };
  }

  /** @param {{people?: number, groups?: number}} found */
  function wordSum({ people, groups }) {
    const small = Math.floor(people / groups);
    if (groups === 1) return t("dealer.sum-one", { people });
    const sizes = { people, groups, size: small, small, large: small + 1 };
    return t(people % groups ? "dealer.sum-uneven" : "dealer.sum", sizes);
  }

  const wordGroups = (groups) => (groups === 1 ? t("dealer.in-one") : t("dealer.in-groups", { groups }));
  function wordUneven(one) {
    if (one.what === "small") return t("dealer.small", { group: one.group, fewest: FEWEST_TO_TALK });
    const name = (one.of === "service" ? content.services : content.ranks)[one.which];
    const where = { in_more: wordGroups(one.inMore), in_less: wordGroups(one.inLess) };
    return t(one.less ? "dealer.uneven" : "dealer.uneven-none", { name, more: one.more, less: one.less, ...where });
  }
  /** One sentence for all of them: each service once, with the groups in which one of it is alone. */
  function wordAlone(alone) {
    const where = [...new Set(alone.map(({ service }) => service))].map((service) => {
      const groups = alone.filter((one) => one.service === service).map(({ group }) => group);
      return t("dealer.alone-where", { groups: groups.join(", "), service: content.services[service] });
    });
    return where.length ? [t("dealer.alone", { where: where.join("; ") })] : [];
  }
  const wordPerson = ({ service, rank }) => t("dealer.person", { service: content.services[service], rank: content.ranks[rank] });

  /** Who gets which card: the cards of a service and rank are a run, since they are numbered in the order of the table. */
  function wordHands(people) {
    const runs = new Map();
    for (const person of people) runs.set(wordPerson(person), [...(runs.get(wordPerson(person)) ?? []), person]);
    return [...runs.values()].map((run) => {
      const [{ service, rank, number }] = run;
      const words = { service: content.services[service], rank: content.ranks[rank], first: number };
      return run.length > 1 ? t("dealer.run", { ...words, last: run[run.length - 1].number }) : t("dealer.run-one", words);
    });
  }

  function drawDealt(found) {
    const dealt = dealGroups(found.counts, found.groups, deal);
    const uneven = findUneven(dealt, content.ranks.length - 1);
    const alone = wordAlone(uneven.filter(({ what }) => what === "alone"));
    const words = [...alone, ...uneven.filter(({ what }) => what !== "alone").map(wordUneven)];
    find("uneven").hidden = false;
    find("uneven").replaceChildren(
      ...(words.length
        ? [make("p", {}, make("strong", {}, t("dealer.uneven-title"))), make("ul", {}, ...words.map((one) => make("li", {}, one)))]
        : [make("p", {}, t("dealer.even"))]),
    );
    const name = (place) => t("dealer.group", { group: place + 1 });
    find("list").replaceChildren(
      ...dealt.map((group, place) =>
        make(
          "li",
          {},
          make("h3", {}, name(place)),
          make(
            "ul",
            {},
            ...group.map((person) =>
              make(
                "li",
                {},
                make("span", { class: "dealer-number" }, t("dealer.number", { number: person.number })),
                make("span", {}, wordPerson(person)),
              ),
            ),
          ),
        ),
      ),
    );
    const people = listPeople(found.counts);
    find("hands").replaceChildren(...wordHands(people).map((words) => make("li", {}, words)));
    const groupOf = new Map(dealt.flatMap((group, place) => group.map(({ number }) => [number, place])));
    // A card shows no rank: it lies on a table in front of everybody.
    find("cards").replaceChildren(
      ...people.map(({ number, service }) =>
        make(
          "li",
          {},
          make("strong", {}, name(groupOf.get(number))),
          make("span", {}, `${t("dealer.card", { number })} · ${content.services[service]}`),
        ),
      ),
    );
  }

  function draw() {
    const found = read();
    for (const box of [...boxes, groupsBox]) box.removeAttribute("aria-invalid");
    find("sum").textContent = found.problem ?? wordSum(found);
    const isDealt = deal > 0 && !found.problem;
    for (const name of ["dealt", "again", "print"]) find(name).hidden = !isDealt;
    find("deal").hidden = isDealt;
    if (isDealt) drawDealt(found);
    return found;
  }

  function dealNext() {
    const found = read();
    if (found.problem) {
      draw();
      find("says").textContent = found.problem;
      found.box.setAttribute("aria-invalid", "true");
      found.box.focus();
      return;
    }
    const isFirst = deal === 0;
    deal += 1;
    keep();
    draw();
    find("says").textContent = t("dealer.says", { deal, sum: wordSum(found) });
    if (isFirst) find("again").focus();
  }

  function edit() {
    const wasDealt = deal > 0;
    deal = 0;
    keep();
    draw();
    find("says").textContent = wasDealt ? t("dealer.changed") : "";
  }

  find("form").addEventListener("submit", (event) => {
    event.preventDefault();
    if (deal === 0) dealNext();
  });
  find("again").addEventListener("click", dealNext);
  find("print").addEventListener("click", () => window.print());
  find("form").addEventListener("input", edit);
  find("empty").addEventListener("click", () => {
    for (const box of [...boxes, groupsBox]) box.value = "";
    deal = 0;
    thisDevice().keep(KEPT, null);
    draw();
    find("says").textContent = t("dealer.emptied");
    boxes[0].focus();
  });

  function showKept() {
    const kept = recall();
    boxes.forEach((box, place) => {
      box.value = kept?.boxes[place] ?? "";
    });
    groupsBox.value = kept?.groups ?? "";
    deal = kept?.deal ?? 0;
    draw();
  }
  // What another page of this device changed or wiped, and what a browser put back into the boxes by itself.
  thisDevice().onElsewhere((key) => (key === null || key.endsWith(`:${KEPT}`)) && showKept());
  window.addEventListener("pageshow", showKept);
  showKept();
}

const ready = whenStorageIsThere();
if (ready) ready.then(start);
else start();
