// << id >>: write here what the script adds to the form. The form is of use without it, on paper too.

/** Keep what is typed under its id, and show what is kept. Returns how to stop. */
function mount({ root, store }) {
  const note = root.querySelector('[data-answer="note"]');
  const show = () => {
    if (note.value !== (store.get("note") ?? "")) note.value = store.get("note") ?? "";
  };
  note.addEventListener("input", () => store.set("note", note.value));
  const stop = store.on((type) => type === "change" && show());
  show();
  return stop;
}

/** What the Word file holds. */
const product = ({ answers, title, t }) => ({
  title,
  blocks: [
    { type: "heading", level: 1, text: t("<< id >>.note") },
    { type: "paragraph", text: answers.note ?? "" },
  ],
});

/** What the table holds. */
const table = ({ answers, t }) => ({ header: [t("<< id >>.note")], rows: [[answers.note ?? ""]] });

export default { mount, product, table, wordPlace: ({ key }, { t }) => (key === "note" ? [t("<< id >>.note")] : undefined) };
