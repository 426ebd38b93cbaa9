// The print set: what is ticked is laid out of the page's own templates and printed in the place of the page. The word of the
// codes and the number of people are kept on this device, since the page of results asks for them again; nothing else is, and no name.
import { whenStorageIsThere } from "../../../browser/device.js";
import { make } from "../../../browser/dom.js";
import { createWords } from "../../../browser/mount.js";
import { printInPlace } from "../../../browser/paper_view.js";
import { dealCodes, MOST } from "../../../measuring/codes.js";
import { addressOf, drawCode } from "./address.js";
import { keepWorkshop, onWorkshopElsewhere, recallWorkshop } from "./kept.js";
import { listUsed, onUsedElsewhere, recallUsed, wordRefused } from "./planner/used_plan.js";
import { countCopies, listNames, readAddress, shuffle, spread } from "./print_choices.js";
import { countSides } from "./sheet_count.js";

const A6 = 4; // cards to a sheet
const BADGES = 10;
const MARGINS = { across: 34, along: 38 }; // of a sheet in print.css, both sides together

function start() {
  const root = /** @type {HTMLElement} */ (document.querySelector("[data-print-set]"));
  const find = (name) => /** @type {any} */ (root.querySelector(`[data-ps-${name}]`));
  const { plans: ofBook, known, strings } = JSON.parse(root.querySelector('script[type="application/json"]').textContent);
  const t = createWords(strings);
  let plans = ofBook;
  const handouts = [.../** @type {NodeListOf<HTMLElement>} */ (root.querySelectorAll("[data-ps-handout]"))];
  const boxesOf = (handout) => [.../** @type {NodeListOf<HTMLInputElement>} */ (handout.querySelectorAll("[data-ps-piece]"))];
  const allOf = (handout) => /** @type {HTMLInputElement | null} */ (handout.querySelector("[data-ps-all]"));

  /** The pieces that are ticked, by the ids of their templates. A handout of one piece has the box for all of it alone. */
  const chosenOf = (handout) => {
    const boxes = boxesOf(handout);
    if (boxes.length) return boxes.filter((box) => box.checked).map((box) => box.dataset.psPiece);
    const id = handout.dataset.psHandout;
    return allOf(handout).checked ? [root.querySelector(`template[data-ps-sheet^="${id}/"]`).getAttribute("data-ps-sheet")] : [];
  };
  const take = (id) =>
    [
      .../** @type {HTMLTemplateElement} */ (root.querySelector(`template[data-ps-sheet="${CSS.escape(id)}"]`)).content.cloneNode(
        true,
      ).childNodes,
    ].filter((node) => node.nodeType === Node.ELEMENT_NODE);
  const people = () => countCopies(find("people").value, MOST);
  const plan = () => plans.find(({ id }) => id === find("plan").value);

  function put(element, values) {
    for (const place of element.querySelectorAll("[data-ps-put]")) place.textContent = values[place.dataset.psPut] ?? "";
    return element;
  }

  function laySheets(handout, chosen) {
    const copies = countCopies(/** @type {HTMLInputElement} */ (handout.querySelector("[data-ps-copies]")).value, 60);
    const pieces = spread(chosen, copies).flatMap(take);
    if (handout.dataset.psHandout !== "cards") return pieces;
    const pages = [];
    for (let at = 0; at < pieces.length; at += A6) pages.push(make("section", { class: "ps-cards" }, ...pieces.slice(at, at + A6)));
    return pages;
  }

  /** The sign-in sheet for this programme and as many people: its rows, and a column for each day. */
  function laySignIn() {
    const [sheet] = /** @type {HTMLElement[]} */ (take("sign-in"));
    const [head, row] = sheet.querySelectorAll("tr");
    const columns = [...head.children].slice(0, 3);
    const days = Array.from({ length: plan().days }, (_, day) =>
      make("th", { scope: "col" }, t("handout.day", { number: day + 1 })),
    );
    head.replaceChildren(...columns, ...days);
    sheet.querySelector("h1").textContent = t("print-set.sign-in-title", { plan: plan().title });
    sheet.querySelector("colgroup").remove();
    row.parentElement.replaceChildren(
      ...Array.from({ length: people() }, (_, at) =>
        make("tr", {}, make("td", {}, String(at + 1)), ...[...head.children].slice(1).map(() => make("td"))),
      ),
    );
    return [sheet];
  }

  /**
   * The fronts of ten badges, then their backs in the mirror, so that paper printed on both sides fits. The sign-in sheet has the numbers of the
   * badges, so the codes stand in an order that is new at each printing: else the word and that sheet would say who has which.
   */
  function layBadges() {
    const codes = shuffle(dealCodes(find("codes").value, people()));
    const numbers = Array.from({ length: people() }, (_, at) => at);
    const pages = [];
    for (let at = 0; at < numbers.length; at += BADGES) {
      const some = numbers.slice(at, at + BADGES).map((place) => {
        const values = { plan: plan().title, number: String(place + 1), code: codes[place]?.code };
        return take("badges").map((face) => put(face, values));
      });
      pages.push(make("section", { class: "ps-badges" }, ...some.map(([front]) => front)));
      const backs = codes.length ? some.map(([, back]) => back) : []; // a blank page then, so that the next front lies on no back
      if (backs.length % 2) backs.push(make("article", { class: "ps-badge" }));
      pages.push(make("section", { class: "ps-badges" }, ...backs.map((_, place) => backs[place ^ 1])));
    }
    return pages;
  }

  function layCertificates() {
    const { title, days } = plan();
    const values = { plan: title, days: t("handout.days", { days }) };
    const names = listNames(find("names").value, MOST);
    return (names.length ? names : [""]).flatMap((name) => take("certificates").map((one) => put(one, { ...values, name })));
  }

  const made = { "sign-in": laySignIn, badges: layBadges, certificates: layCertificates };

  function layOut() {
    // Badges come first, since the first page is a front on every printer; no script knows how many pages the sheets before them would take.
    const isBadges = (handout) => handout.dataset.psHandout === "badges";
    const inOrder = [...handouts.filter(isBadges), ...handouts.filter((handout) => !isBadges(handout))];
    const pages = inOrder.flatMap((handout) => {
      const chosen = chosenOf(handout);
      if (!chosen.length) return [];
      return (made[handout.dataset.psHandout] ?? (() => laySheets(handout, chosen)))();
    });
    const address = readAddress(find("address").value);
    for (const page of address ? pages : []) {
      if (page.classList.contains("ps-sheet")) page.append(make("p", { class: "ps-address" }, address, drawCode(address, address)));
    }
    return pages;
  }

  // --- how many sheets ---------------------------------------------------------------------------

  const measured = new Map();
  /** The sides of A4 of one piece, by the id of its template; it is measured once. */
  function sidesOf(id) {
    if (!measured.has(id)) {
      const [sheet] = /** @type {HTMLElement[]} */ (take(id));
      const isSideways = sheet.classList.contains("ps-sideways");
      const isOneSide = !sheet.classList.contains("ps-sheet");
      measured.set(id, countSides(sheet, { look: "ps-printed", isOneSide, isSideways, margins: MARGINS }));
    }
    return measured.get(id);
  }

  /** The sides of A4 that a handout takes as it is ticked. */
  function countOf(handout) {
    const chosen = chosenOf(handout);
    const id = handout.dataset.psHandout;
    if (!chosen.length) return 0;
    if (id === "badges") return Math.ceil(people() / BADGES) * 2;
    if (id === "certificates") return Math.max(1, listNames(find("names").value, MOST).length);
    if (id === "sign-in") {
      const [sheet] = laySignIn();
      return countSides(sheet, { look: "ps-printed", isSideways: true, margins: MARGINS });
    }
    const copies = countCopies(/** @type {HTMLInputElement} */ (handout.querySelector("[data-ps-copies]")).value, 60);
    if (id === "cards") return Math.ceil((chosen.length * copies) / A6);
    return copies * chosen.reduce((sum, one) => sum + sidesOf(one), 0);
  }

  const wordSides = (sides) => t(sides === 1 ? "print-set.side" : "print-set.sides", { sides });

  /** Say behind each tick how many sides it takes, and below how many all of them take. */
  function tell() {
    const many = handouts.reduce((sum, handout) => sum + chosenOf(handout).length, 0);
    let sides = 0;
    for (const handout of handouts) {
      const some = countOf(handout);
      sides += some;
      handout.querySelector("[data-ps-sides]").textContent = some ? wordSides(some) : "";
    }
    const badges = handouts.find((handout) => handout.dataset.psHandout === "badges");
    find("backs").hidden = !badges || !chosenOf(badges).length || find("codes").value.trim() !== "";
    const ticked = t(many === 1 ? "print-set.chosen-one" : "print-set.chosen", { many });
    const onBoth = Math.ceil(sides / 2);
    find("says").textContent = many
      ? `${ticked} ${t("print-set.in-all", { sides: wordSides(sides), sheets: onBoth })}`
      : t("print-set.nothing");
  }

  function showWorkshop() {
    const kept = recallWorkshop();
    find("people").value = kept?.people ?? find("people").defaultValue;
    find("codes").value = kept?.word ?? "";
  }
  for (const name of ["people", "codes"]) find(name).addEventListener("input", () => keepWorkshop(find("codes").value, people()));
  onWorkshopElsewhere(showWorkshop);
  showWorkshop();

  /** The plan that the room uses stands before those of the book, and is chosen when it comes. */
  function takeUsed() {
    const used = recallUsed(known);
    const before = find("plan").value;
    const had = plans.length > ofBook.length;
    plans = used?.plan ? [{ ...listUsed(used.plan, t), days: used.plan.days.length }, ...ofBook] : ofBook;
    find("plan").replaceChildren(...plans.map(({ id, title }) => make("option", { value: id }, title)));
    const isNew = plans.length > ofBook.length && !had;
    find("plan").value = !isNew && plans.some(({ id }) => id === before) ? before : plans[0].id;
    find("used").hidden = !used?.refused;
    find("used").textContent = used?.refused ? wordRefused(used.refused, t) : "";
  }
  onUsedElsewhere(takeUsed);
  takeUsed();

  for (const box of /** @type {NodeListOf<HTMLElement>} */ (root.querySelectorAll("[data-ps-piece]"))) {
    const place = box.parentElement.querySelector("[data-ps-piece-sides]");
    if (place) place.textContent = wordSides(sidesOf(box.dataset.psPiece));
  }
  root.addEventListener("input", tell);
  root.addEventListener("change", ({ target }) => {
    const handout = /** @type {HTMLElement} */ (target).closest?.("[data-ps-handout]");
    if (handout) {
      const all = allOf(handout);
      const boxes = boxesOf(handout);
      if (target === all) boxes.forEach((box) => (box.checked = all.checked));
      else if (all && boxes.length) {
        all.checked = boxes.every((box) => box.checked);
        all.indeterminate = !all.checked && boxes.some((box) => box.checked);
      }
    }
    tell();
  });
  find("print").addEventListener("click", () => {
    if (!handouts.some((handout) => chosenOf(handout).length)) {
      find("says").textContent = t("print-set.nothing");
      return;
    }
    if (find("address").value.trim() && !readAddress(find("address").value)) {
      find("says").textContent = t("print-set.no-address");
      find("address").focus();
      return;
    }
    printInPlace(make("div", { class: "ps-printed" }, ...layOut()), "ps-printing");
  });
  // Names are here while the page is, and no longer: not for whoever presses Back on this device.
  window.addEventListener("pagehide", () => (find("names").value = ""));
  const here = addressOf("book/index", window.location, document.documentElement.dataset.content_root);
  if (here) find("address").value = here.replace(/book\/index\.html$/, "");
  tell();
}

const ready = whenStorageIsThere();
if (ready) ready.then(start);
else start();
