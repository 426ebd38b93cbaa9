// The steps of a session's notes in the time that a plan of the planner gives it: the version that is nearest in length, brought to the minutes.
// `choose_steps` of activities/rows/session_notes.py does the same for the plans of the book. Pure; steps are their minutes.

const sum = (numbers) => numbers.reduce((all, one) => all + one, 0);

/**
 * @param {number[][]} versions the steps as they are written, then shorter and longer where there are such
 * @param {number} minutes
 * @returns {{version: number, pace: number[]}}
 */
export function choosePace(versions, minutes) {
  const far = versions.map((steps) => Math.abs(sum(steps) - minutes));
  const version = far.indexOf(Math.min(...far));
  return { version, pace: fitPace(versions[version], minutes) };
}

/** Steps in the same proportions, `minutes` together, none shorter than a minute; more steps than minutes keep what they have. */
export function fitPace(steps, minutes) {
  const whole = sum(steps);
  if (whole === minutes || steps.length > minutes) return [...steps];
  let [gone, ended] = [0, 0];
  return steps.map((one, place) => {
    gone += one;
    const due = Math.floor((2 * gone * minutes + whole) / (2 * whole));
    const end = Math.min(Math.max(due, ended + 1), minutes - (steps.length - place - 1));
    const fitted = end - ended;
    ended = end;
    return fitted;
  });
}

/** The steps that fall into a part of a session: the first of them, and the minutes of each in this part. */
export function cutPace(pace, passed, minutes) {
  let begins = 0;
  const parts = pace.map((one, number) => {
    const within = Math.min(begins + one, passed + minutes) - Math.max(begins, passed);
    begins += one;
    return { number, within };
  });
  const some = parts.filter(({ within }) => within > 0);
  return some.length
    ? { first: some[0].number, pace: some.map(({ within }) => within) }
    : { first: pace.length - 1, pace: [minutes] };
}
