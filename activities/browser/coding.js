// One group's coding of one case, read from and written to the store. No elements of the page here.

export const AGAINST = "speaks-against";
export const ASK = "ask";

const list = (value) => (Array.isArray(value) ? value.filter((item) => typeof item === "string") : []);

/** A file's answers as `store` would give them, so that files and page read them in one way. */
export const asStore = (answers) => ({ all: () => answers, get: (key) => answers[key] });

/** The keys of a case's answers, and what can be read out of them. */
export function openCoding(store, content, caseId) {
  const key = (...parts) => [caseId, ...parts].join("/");
  const order = content.tags.map((tag) => tag.id);
  const passages = content.cases.find((one) => one.id === caseId).passages;
  const tagsOf = (passage) => order.filter((tag) => list(store.get(key("mark", passage))).includes(tag));

  return {
    key,
    passages,
    tagsOf,
    get: (...parts) => store.get(key(...parts)),
    set: (value, ...parts) => store.set(key(...parts), value),
    text(...parts) {
      const value = store.get(key(...parts));
      return typeof value === "string" ? value : "";
    },
    list: (...parts) => list(store.get(key(...parts))),
    toggleTag(passage, tag) {
      const tags = new Set(tagsOf(passage));
      if (!tags.delete(tag)) tags.add(tag);
      store.set(
        key("mark", passage),
        order.filter((one) => tags.has(one)),
      );
    },
    toggleLink(kind, row, passage) {
      const links = new Set(list(store.get(key(kind, row))));
      if (!links.delete(passage)) links.add(passage);
      store.set(
        key(kind, row),
        passages.filter((one) => links.has(one)),
      );
    },
    /** Passages that show an element: linked to it, or marked with it where elements are the marks. */
    shown: (element) =>
      passages.filter((one) => list(store.get(key("shows", element))).includes(one) || tagsOf(one).includes(element)),
    marked: () => passages.filter((passage) => tagsOf(passage).length),
    taggedWith: (tag) => passages.filter((passage) => tagsOf(passage).includes(tag)),
    plan() {
      const steps = store.get(key("plan"));
      return Array.isArray(steps) ? steps.filter((step) => step && typeof step === "object") : [];
    },
    committed() {
      const value = store.get(key("committed"));
      return value && typeof value === "object" ? value : null;
    },
    isOpen() {
      const value = store.get(key("committed"));
      return Boolean(value && typeof value === "object" && !value.closed);
    },
    /** Whether there is anything of these kinds: mark, question, element, plan … */
    hasAny: (kinds) => {
      const beginnings = kinds.map((kind) => key(kind));
      return Object.keys(store.all()).some((one) => beginnings.some((begin) => one === begin || one.startsWith(`${begin}/`)));
    },
    begun: () => Object.keys(store.all()).some((one) => one.startsWith(`${caseId}/`)),
  };
}

/** What the answers on an offence's elements support: looked up, never decided here. */
export function supports(offence, coding) {
  const under18 = coding.get("under-18") === true && offence.elements.some((element) => element.child);
  const given = offence.elements.map((element) => coding.get("element", element.id) || "unanswered");
  const [conclusion, ids] = offence.table[[...given, ...(under18 ? ["child"] : [])].join(" ")] || ["unanswered", []];
  const named = offence.elements.filter((element) => ids.includes(element.id)).map((element) => element.name);
  return {
    under18,
    steps: offence.elements
      .filter((element) => !(under18 && element.child))
      .map((element) => ({
        element,
        status: coding.get("element", element.id) || "unanswered",
        sentence: element.sentences[coding.get("element", element.id) || "unanswered"],
        reason: coding.text("reason", element.id),
        passages: coding.shown(element.id),
      })),
    key: conclusion,
    begun: given.some((status) => status !== "unanswered"),
    conclusion: offence.conclusions[conclusion].replaceAll("{elements}", named.join(", ")),
  };
}

/**
 * The same coding under the eleven: indicator id → [{passage, relation, question}].
 * A linked question places a passage by its own mapping; else the indicator's relations do.
 */
export function underTheEleven(content, coding) {
  const found = new Map(content.eleven.map((eleven) => [eleven.id, []]));
  const add = (id, entry) => {
    const there = found.get(id);
    if (there && !there.some((one) => one.passage === entry.passage && one.relation === entry.relation)) there.push(entry);
  };
  for (const question of content.questions) {
    for (const passage of coding.list("link", question.id)) {
      question.eleven.forEach((id, place) => add(id, { passage, relation: place ? "partial" : "direct", question }));
    }
  }
  for (const eleven of content.eleven) {
    for (const [indicator, relation] of eleven.six) {
      for (const passage of coding.taggedWith(indicator)) {
        if (!found.get(eleven.id).some((one) => one.passage === passage)) add(eleven.id, { passage, relation, indicator });
      }
    }
  }
  return found;
}

/** What the reading marks in a passage, in the terms of the six. */
export function readingTags(entry) {
  if (entry?.bearing === "points-to") return entry.indicators;
  return entry?.bearing === AGAINST || entry?.bearing === ASK ? [entry.bearing] : [];
}

export const sameTags = (one, other) => one.length === other.length && one.every((tag) => other.includes(tag));

/**
 * The rows that a change touched, where all its keys are of these kinds; null where anything may have changed.
 * `changed` is `{keys}` as the store tells it.
 */
export function touchedRows(changed, kinds) {
  const parts = changed?.keys?.map((key) => key.split("/"));
  return parts?.every(([, kind]) => kinds.includes(kind)) ? new Set(parts.map(([, , row]) => row)) : null;
}

/** same, different, missed, or null where there is nothing to compare. */
export function compareTags(mine, entry) {
  if (!mine.length) return entry && entry.bearing !== "context" ? "missed" : null;
  return sameTags(mine, readingTags(entry)) ? "same" : "different";
}

/** Questions on `ask` and passages marked to ask about, in the order of the page. */
export function whatToAsk(content, coding, quote) {
  return [
    ...content.questions.filter((question) => coding.get("question", question.id) === ASK).map((question) => question.text),
    ...coding.taggedWith(ASK).map((passage) => {
      const note = coding.text("note", passage);
      return note ? `${quote(passage)} — ${note}` : quote(passage);
    }),
  ];
}
