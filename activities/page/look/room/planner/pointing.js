// The mouse on the board: a block is dragged to another place, and its lower edge makes it longer. Fingers scroll instead, and have the panel.
import { make } from "../../../../browser/dom.js";
import { holdBlock, moveBlock, placeAt } from "./changes.js";
import { layOutDay } from "./flow.js";
import { lengthOf, SHORTEST, toFive, wordClock } from "./lengths.js";
import { findBlock } from "./plan.js";

const FAR = 6; // px; a hand that shakes drags nothing

export function mountPointing({ week, app, readFrom }) {
  let drag = null;

  const perMinute = () => {
    const column = week.querySelector(".planner-column");
    return column.getBoundingClientRect().height / Number(week.style.getPropertyValue("--long"));
  };

  function onDown(event) {
    if (event.button !== 0 || event.pointerType === "touch" || app.view.swapping) return;
    const grip = event.target.closest("[data-grip]");
    const button = event.target.closest(".planner-block");
    const key = grip?.dataset.grip ?? button?.dataset.key;
    if (!key) return;
    const item = event.target.closest("li");
    drag = {
      ...{ key, item, isGrip: Boolean(grip), x: event.clientX, y: event.clientY, isFar: false, mark: null },
      grab: event.clientY - item.getBoundingClientRect().top,
      minute: perMinute(),
    };
    if (grip) event.preventDefault();
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
    if (drag.isGrip) grow(event);
    else lift(event);
  }

  function grow(event) {
    const { block } = findBlock(app.plan, drag.key);
    const taken = lengthOf(block, app.plan.factor);
    drag.minutes = Math.max(SHORTEST, toFive(taken + (event.clientY - drag.y) / drag.minute));
    const shown = Number(drag.item.style.getPropertyValue("--long"));
    drag.item.style.setProperty("--grown", String(Math.max(SHORTEST, shown + drag.minutes - taken)));
    showMark(drag.item, `${drag.minutes}′`);
  }

  function lift(event) {
    drag.item.style.transform = `translate(${event.clientX - drag.x}px, ${event.clientY - drag.y}px)`;
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
    if (block.pin !== null) {
      drag.to = { day, pin: toFive(time) };
      return showLine(column, drag.to.pin, wordClock(drag.to.pin));
    }
    const place = placeAt(app.plan, day, time);
    drag.to = { day, place };
    const { pieces, begins, ends } = layOutDay(app.plan.days[day], app.plan.factor);
    const next = app.plan.days[day].blocks[place];
    const at = next ? pieces.find((piece) => piece.block === next).begins : pieces.length ? ends : begins;
    return showLine(column, at, wordClock(at));
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
    else if (done.to?.pin !== undefined) {
      const last = app.plan.days[done.to.day].blocks.length;
      app.act((plan) => holdBlock(moveBlock(plan, done.key, done.to.day, last), done.key, done.to.pin));
    } else if (done.to) app.deeds.move(done.key, done.to.day, done.to.place);
    app.choose(done.key, { focus: true, isDeed: Boolean(done.isGrip || done.to?.place !== undefined) });
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
