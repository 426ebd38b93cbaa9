// What a device keeps of sittings: what somebody has begun, under the code of the card, and what was handed in, until the facilitator has it. All of it
// stands under the book's own prefix, so that wiping the device wipes it.
import contract from "../../../../measuring/contract.json" with { type: "json" };

const HANDED_IN = "sitting:handed-in";

export const draftName = (sitting, code, day) => `sitting:draft:${[sitting.id, sitting.mark, code, day ?? ""].join(":")}`;

function parse(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** What was begun under a code: {answers, begun}. Anything else than texts under keys is left out. */
export function recallDraft(device, sitting, code, day) {
  const found = parse(device.recall(draftName(sitting, code, day)));
  const texts = found && typeof found === "object" ? Object.entries(found).filter(([, value]) => typeof value === "string") : [];
  return { answers: Object.fromEntries(texts), begun: texts.length > 0 };
}

/** The forms that were handed in on this device, the latest last. */
export function recallHandedIn(device) {
  const found = parse(device.recall(HANDED_IN));
  return (Array.isArray(found) ? found : []).filter((one) => one && typeof one.code === "string" && typeof one.saved === "string");
}

/** Keep a form that is handed in; one of the same card, sitting and day gives way to it. False where the device keeps nothing. */
export function keepHandedIn(device, form) {
  const others = recallHandedIn(device).filter(
    ({ sitting, code, day }) => sitting !== form.sitting || code !== form.code || (day ?? null) !== form.day,
  );
  return device.keep(HANDED_IN, JSON.stringify([...others, form].slice(-contract.maxForms)));
}
