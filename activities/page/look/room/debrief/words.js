// What the tables of a debrief say, in words. Pure; `names` says whether groups may be named.

export const wordCount = (row, t) => t("debrief.count", row);

/** Who said it, where names are on. */
export const wordNames = (groups, names) => (names && groups?.length ? groups.join(", ") : "");

/** What is to be known of a row beside its count. */
export function wordRow(row, t) {
  return [
    row.only && t("debrief.only"),
    row.given && t("debrief.given"),
    row.struck ? t("debrief.struck", { many: row.struck }) : "",
  ].filter(Boolean);
}

export const wordActivity = (one, begun, t) =>
  one.number ? t("debrief.activity-number", { ...one, many: begun }) : t("debrief.activity-check", { ...one, many: begun });

export function nameElement(content, offence, element, t) {
  if (element === "other-law") return t("classify.other-law");
  const of = content.offences.find(({ id }) => id === offence);
  const its = of?.elements.find(({ id }) => id === element)?.name ?? element;
  return content.offences.length > 1 && of ? `${of.name}: ${its}` : its;
}

/** The name of an element, of whatever offence it is. */
export function nameAbout(content, about, t) {
  const of = content.offences.find(({ elements }) => elements.some(({ id }) => id === about));
  return nameElement(content, of?.id, about, t);
}

/** The name of what was read, with its line or its part. */
export function nameTold(one, t) {
  if (one.line && one.name) return t("debrief.told-line", one);
  if (one.text) return t("debrief.told-typed", one);
  if (one.at) return t("debrief.told-part", { name: one.name, part: one.at });
  return one.name;
}

/** Why a file or a line counts only in part, or not at all; "" where there is nothing to say. */
export function wordWhy(one, t) {
  const { state, code, params = {} } = one;
  if (state === "damaged") {
    if (params.found !== undefined && code === "bad-group") return t("debrief.why-script");
    if (one.text !== undefined) return t(`line.problem-${code}`, params);
    return t(`debrief.damaged-${[code, params.hint].filter(Boolean).join("-")}`, params);
  }
  const of = one.of ? t("debrief.why-of", { name: one.of }) : "";
  if (state === "older" && one.lacking) return `${of} ${t("debrief.why-lacking", { many: one.lacking })}`;
  if (of) return of;
  if (state === "carried" && one.unknown) return t("debrief.why-carried", { many: one.unknown });
  if (one.unchecked) return t("debrief.why-unchecked");
  return typeof one.groups === "number" ? t("debrief.why-collection", one) : "";
}

export const COUNTING = ["taken", "carried"];

/** Whether what counts was saved after the debrief began: `began` as a field has it, on this device's clock. As activities/debrief/rooms.py. */
export function isLate({ rooms }, one, began) {
  if (!began || !COUNTING.includes(one.state)) return false;
  const some = rooms.find(({ name }) => name === one.room)?.answers[one.activity] ?? [];
  const saved = some.find(({ group, from }) => group === one.group && from.includes(one.name))?.saved;
  return Boolean(saved) && Date.parse(saved) > Date.parse(began);
}
