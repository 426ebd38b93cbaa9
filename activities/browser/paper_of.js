// The paper of one group: what its kind says, with whose it is. The Word file, the preview and what is printed are made of it.
import { paragraph } from "./blocks.js";
import { localTime } from "./times.js";

/**
 * @param {{root, kind: any, content, t, store, payload: {title: string}, roles: {word: () => string[]}}} parts of the activity
 * @returns {any} a product, as docx.js takes it; `isEmpty` where nothing is written yet, which it says in a sentence
 */
export function paperOf({ root, kind, content, t, store, payload, roles }) {
  const made = kind.product({ root, answers: store.all(), content, t, title: payload.title });
  const lead = made.lead ?? [];
  const isEmpty = !lead.length && !made.blocks.length;
  return {
    language: t("host.locale"),
    pageLabel: t("host.page-of"),
    contentsLabel: t("host.paper-contents"),
    group: store.group,
    when: localTime(),
    roles: roles.word().join(" · "),
    ...made,
    lead,
    blocks: isEmpty ? [paragraph(t("host.paper-empty"))] : made.blocks,
    isEmpty,
  };
}
