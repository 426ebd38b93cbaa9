// What the shared parts say of passages is said of facts here.
const OF_FACTS = {
  "coding.progress": "file.progress",
  "coding.bar-none": "file.bar-none",
  "coding.passage-note": "file.bar-note",
  "coding.link-open": "file.link-open",
  "coding.to-the-text": "file.to-the-file",
};

/** Words of the book as a file has them: `t` with what is said of passages said of facts. */
export const sayFacts = (t) => (key, parts) => t(OF_FACTS[key] ?? key, parts);
