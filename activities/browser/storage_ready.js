// A page from file:// may run before the browser has taken note of it. Chromium then hands it a storage that is empty and keeps
// nothing, without a word, until the page is loaded anew (seen in Chromium 156: on a busy machine one new tab in thirty, and never
// over http). The browser grants a lock only to a page that it knows, so whoever has been granted one comes late enough.

const LONGEST = 3000; // ms; a form that remembers nothing is still better than none

/** Settles when localStorage may be touched for the first time; null where that is at once, as on a server. */
export function whenStorageIsThere() {
  if (window.location.protocol !== "file:" || !navigator.locks) return null;
  const granted = navigator.locks.request("workshop:storage", { mode: "shared" }, () => {});
  return Promise.race([granted.catch(() => {}), new Promise((resolve) => setTimeout(resolve, LONGEST))]);
}
