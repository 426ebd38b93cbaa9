// Pointers on the board: a block is dragged to another place, and its lower edge makes it longer. A mouse takes a block anywhere; a finger takes it
// by its handle or its edge, and scrolls the page everywhere else.
import { make } from "../../../../browser/dom.js";
import { dropBlock, placeAt } from "./changes.js";
import { lengthOf, SHORTEST, toFive, wordClock } from "./lengths.js";
import { findBlock } from "./plan.js";

const FAR = 6; // px; a hand that shakes drags nothing
const EDGE = 56; // px from the edge of the screen, where it scrolls along under what is dragged
const STEP = 12;

export function mountPointing({ week, app, readFrom }) {
  let drag = null;

  const perMinute = () => {
    const column = week.querySelector(".planner-column");
    return column.getBoundingClientRect().height / Number(week.style.getPropertyValue("--long"));
  };

  function onDown(event) {
    if (event.button !== 0 || !event.isPrimary || app.view.swapping) return;
    const grip = event.target.closest("[data-grip]");
    const handle = event.target.closest("[data-handle]");
    const button = event.pointerType === "touch" ? null : event.target.closest(".planner-block");
    const key = grip?.dataset.grip ?? handle?.dataset.handle ?? button?.dataset.key;
    if (!key) return;
    const item = event.target.closest("li");
    drag = {
      ...{ key, item, isGrip: Boolean(grip), x: event.clientX, y: event.clientY, isFar: false, mark: null },
      scrolled: window.scrollY,
      grab: event.clientY - item.getBoundingClientRect().top,
      minute: perMinute(),
    };
    if (grip || handle) event.preventDefault();
  }

  function onMove(event) {
    if (!drag) return;
    const far = Math.hypot(event.clientX - drag.x, event.clientY - drag.y);
    if (!drag.isFar && far < FAR) return;
    if (!drag.isFar) {
      drag.isFar = true;
      week.classList.add("planner-dragging");
      drag.item.classList.add(drag.isGrip ? "planner-growing" : "planner-lifted");
    }
    event.preventDefault();
    if (event.clientY > window.innerHeight - EDGE) window.scrollBy(0, STEP);
    else if (event.clientY < EDGE) window.scrollBy(0, -STEP);
    if (drag.isGrip) grow(event);
    else lift(event);
  }

  /** How far down the page the pointer is from where it began, also where the page was scrolled meanwhile. */
  const downFrom = (event) => event.clientY - drag.y + window.scrollY - drag.scrolled;

  function grow(event) {
    const { block } = findBlock(app.plan, drag.key);
    const taken = lengthOf(block, app.plan.factor);
    drag.minutes = Math.max(SHORTEST, toFive(taken + downFrom(event) / drag.minute));
    const shown = Number(drag.item.style.getPropertyValue("--long"));
    drag.item.style.setProperty("--grown", String(Math.max(SHORTEST, shown + drag.minutes - taken)));
    showMark(drag.item, `${drag.minutes}′`);
  }

  function lift(event) {
    drag.item.style.transform = `translate(${event.clientX - drag.x}px, ${downFrom(event)}px)`;
    const column = [...week.querySelectorAll(".planner-column")].find((one) => {
      const { left, right } = one.getBoundingClientRect();
      return event.clientX >= left && event.clientX <= right;
    });
    drag.to = null;
    drag.mark?.remove();
    if (!column) return;
    const day = Number(column.dataset.day);
    const time = readFrom() + (event.clientY - drag.grab - column.getBoundingClientRect().top) / drag.minute;
    const { block } = findBlock(app.plan, drag.key);
    drag.to = block.pin === null ? { day, place: placeAt(app.plan, day, time) } : { day, pin: toFive(time) };
    // The mark stands where the block will be, and not where it is held over: what lies behind it closes up.
    const { begins } = dropBlock(app.plan, drag.key, drag.to);
    showLine(column, begins, wordClock(begins));
  }

  function showLine(column, time, text) {
    drag.mark = make(
      "li",
      { class: "planner-line", style: `--at: ${time - readFrom()}`, "aria-hidden": "true" },
      make("span", {}, text),
    );
    column.append(drag.mark);
  }

  function showMark(item, text) {
    drag.mark?.remove();
    drag.mark = make("span", { class: "planner-mark", "aria-hidden": "true" }, text);
    item.append(drag.mark);
  }

  function onUp() {
    const done = drag;
    leave();
    if (!done?.isFar) return;
    if (done.isGrip) app.deeds.resize(done.key, done.minutes);
    else if (done.to) app.deeds.dropAt(done.key, done.to);
    app.choose(done.key, { focus: true, isDeed: Boolean(done.isGrip || done.to) });
  }

  function leave() {
    if (!drag) return;
    week.classList.remove("planner-dragging");
    drag.item.classList.remove("planner-growing", "planner-lifted");
    drag.item.style.removeProperty("--grown");
    drag.item.style.transform = "";
    drag.mark?.remove();
    drag = null;
  }

  week.addEventListener("pointerdown", onDown);
  window.addEventListener("pointermove", onMove);
  window.addEventListener("pointerup", onUp);
  window.addEventListener("pointercancel", leave);
  window.addEventListener("keydown", (event) => event.key === "Escape" && leave());
}
