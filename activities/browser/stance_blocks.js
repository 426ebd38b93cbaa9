// What a group made of the differences from a reading, for its paper and its table: what to ask the room first, then each difference.
import { heading, list, table } from "./blocks.js";
import { listStances } from "./differences.js";
import { nameTags } from "./marking.js";

const readStances = (one, content, coding, quote) => listStances(content, coding, content.readings[one.id], quote);

/** Blocks for one case; none where the group said nothing. */
export function stanceBlocks(one, content, coding, t, quote) {
  const stances = readStances(one, content, coding, quote);
  const asked = stances.filter(({ stance }) => stance === "ask");
  const others = stances.filter(({ stance }) => stance !== "ask");
  const { tagName } = nameTags(content);
  const word = (kind, ids) => ids.map((id) => (kind === "passage" ? tagName(id) : t(`coding.status-${id}`))).join(", ");
  return [
    ...(asked.length
      ? [heading(2, t("coding.for-the-room")), list(asked.map(({ name, why }) => (why ? `${name} — ${why}` : name)))]
      : []),
    ...(others.length
      ? [
          heading(2, t("coding.stances")),
          table({
            name: t("coding.stances"),
            header: [t("coding.item"), t("coding.mine"), t("coding.theirs"), t("coding.stance"), t("coding.stance-why")],
            rows: others.map(({ kind, name, mine, theirs, stance, why }) => [
              name,
              word(kind, mine),
              word(kind, theirs),
              stance ? t(`coding.stance-${stance}`) : "",
              why,
            ]),
            widths: [4, 2, 2, 2, 4],
          }),
        ]
      : []),
  ];
}

/** [name, what the group makes of it, why] for each difference of one case. */
export const stanceRows = (one, content, coding, t, quote) =>
  readStances(one, content, coding, quote).map(({ name, stance, why }) => [name, stance ? t(`coding.stance-${stance}`) : "", why]);
