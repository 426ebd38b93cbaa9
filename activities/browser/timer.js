// The activity's minutes as a clock that people start, pause and set back. It makes no sound unless
// somebody asks for one, and goes on where it was after a reload. It is a thing of the room, not an answer.

import { openSound, ringBell } from "./bell.js";
import { thisDevice } from "./device.js";

const SAY_AT = [300, 60, 0]; // seconds left at which it speaks up
const MORE = 5 * 60;

const clock = (seconds) => `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;

/** What is kept, or a clock that has not been started. `ends` is a time in ms while it runs, else null. */
function readState(name, whole) {
  try {
    const found = JSON.parse(thisDevice().recall(name));
    const isTime = (value) => Number.isFinite(value) && value >= 0;
    if (found && isTime(found.left) && (found.ends === null || isTime(found.ends))) {
      return { left: Math.min(found.left, 24 * 3600), ends: found.ends, sound: found.sound === true };
    }
  } catch {
    // Not ours: begin anew.
  }
  return { left: whole, ends: null, sound: false };
}

/**
 * @param {{element: Element, activity: string, t: Function}} parts element: what timer.html.j2 drew
 * @returns {{forget: Function, unmount: Function}} forget: begin anew and keep nothing, when the device is wiped
 */
export function mountTimer({ element, activity, t }) {
  const find = (name) => element.querySelector(`[data-timer-${name}]`);
  const whole = Number(element.dataset.minutes) * 60;
  const name = `timer:${activity}`;
  let state = readState(name, whole);
  let last = null;
  let ticking = null;
  let audio = null;

  const left = () => (state.ends === null ? state.left : Math.max(0, Math.ceil((state.ends - Date.now()) / 1000)));

  // Where that is refused, the clock runs as long as the page.
  const keep = () => thisDevice().keep(name, JSON.stringify(state));

  function allowSound() {
    if (state.sound) audio ??= openSound();
  }

  function show() {
    const now = left();
    find("left").textContent = clock(now);
    const word = t(state.ends !== null ? "host.timer-pause" : now < whole && now > 0 ? "host.timer-resume" : "host.timer-start");
    if (find("word").textContent !== word) find("word").textContent = word;
    element.classList.toggle("wa-timer-runs", state.ends !== null);
    find("sound").checked = state.sound;
    element.classList.toggle("wa-timer-over", now === 0);
    find("over").hidden = now !== 0;
    return now;
  }

  function say(now) {
    const passed = SAY_AT.find((mark) => last !== null && last > mark && now <= mark);
    if (passed !== undefined)
      find("says").textContent = t(passed ? (passed === 60 ? "host.timer-minute" : "host.timer-minutes") : "host.timer-over");
    last = now;
  }

  function tick() {
    const now = show();
    say(now);
    if (now > 0) return;
    if (state.ends !== null) {
      state = { ...state, left: 0, ends: null };
      keep();
      if (state.sound) ringBell(audio);
    }
    run();
  }

  function run() {
    clearInterval(ticking);
    ticking = state.ends === null ? null : setInterval(tick, 250);
    last = left();
    show();
  }

  function change(next) {
    state = { ...state, ...next };
    keep();
    find("says").textContent = "";
    allowSound();
    run();
  }

  const go = () => {
    if (state.ends !== null) change({ left: left(), ends: null });
    else change({ ends: Date.now() + (left() || whole) * 1000 });
  };
  const reset = () => change({ left: whole, ends: null });
  const more = () => {
    if (state.ends !== null) change({ ends: state.ends + MORE * 1000 });
    else change({ left: left() + MORE });
  };

  function forget() {
    state = { left: whole, ends: null, sound: false };
    run();
  }
  // Another tab started or stopped it, or wiped the device: a clock that is not kept any more is a fresh one.
  const stopHearing = thisDevice().onElsewhere((key) => {
    if (key !== null && !key.endsWith(`:${name}`)) return;
    const next = readState(name, whole);
    if (next.ends === state.ends && next.left === state.left && next.sound === state.sound) return;
    state = next;
    run();
  });

  find("go").addEventListener("click", go);
  find("reset").addEventListener("click", reset);
  find("more").addEventListener("click", more);
  find("sound").addEventListener("change", (event) => change({ sound: event.target.checked }));
  element.hidden = false;
  run();
  return {
    forget,
    unmount() {
      stopHearing();
      clearInterval(ticking);
    },
  };
}
