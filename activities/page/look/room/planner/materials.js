// What has to lie ready: what the activities need, the papers that sessions hand out, and what interpreting asks for. Pure.

/**
 * @returns {{id: string, text: string, day: number, key: string, of: string}[]} each thing once, where it is needed first; of: the activity or page
 */
export function listMaterials(content, plan, t = (key, _params) => key) {
  const found = new Map();
  const add = (one) => found.has(one.id) || found.set(one.id, one);
  plan.days.forEach(({ blocks }, day) => {
    for (const block of blocks) {
      const activity = content.activities[block.activity];
      (activity?.materials ?? []).forEach((text, place) =>
        add({ id: `${activity.id}/${place + 1}`, text, day, key: block.key, of: block.activity }),
      );
      const paper = content.papers[content.lines[block.like]?.page];
      if (paper) add({ id: `paper/${paper.id}`, text: paper.title, day, key: block.key, of: paper.page });
      // A talk is what people listen to: where it is interpreted, that has to be prepared too.
      if (plan.factor > 1 && block.form === "talk" && content.interpretation?.length)
        add({
          id: `interpreted/${block.key}`,
          text: t("planner.needs-interpretation", { title: block.title, needs: content.interpretation.join("; ") }),
          day,
          key: block.key,
          of: "",
        });
      const extra = content.extras?.[block.of];
      if (extra)
        add({ id: `of/${block.of}`, text: t(`planner.needs-${extra.needs}`, { title: extra.title }), day, key: block.key, of: "" });
      (content.sessions[block.like]?.before ?? content.sessions[block.activity]?.before ?? []).forEach((text, place) =>
        add({
          id: `before/${content.sessions[block.like] ? block.like : block.activity}/${place + 1}`,
          text,
          day,
          key: block.key,
          of: "",
        }),
      );
    }
  });
  return [...found.values()];
}

/** Things one after another, each a sentence: rows end some with a full stop and some without. */
export const joinSentences = (texts) => texts.map((text) => text.trim().replace(/[^.!?…]$/u, "$&.")).join(" ");
