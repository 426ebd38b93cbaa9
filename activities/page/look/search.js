// Sphinx's search, made safe to look up any word and to show any title.
//
// Its index holds words as the keys of plain objects, and looks them up without asking whether they are keys: `constructor` and
// `__proto__` are found on every object. It shows titles as HTML, and some of those in its index are HTML and others plain text.

/* global Search */

// The words that someone searched for are not kept on the device.
window.SPHINX_HIGHLIGHT_ENABLED = false;

const bare = Object.create(null, { hasOwnProperty: { value: Object.prototype.hasOwnProperty } });

function plain(html) {
  return new DOMParser().parseFromString(html, "text/html").documentElement.textContent;
}

function escapeHtml(text) {
  const holder = document.createElement("span");
  holder.textContent = text;
  return holder.innerHTML;
}

const takeIndex = Search.setIndex;
Search.setIndex = (index) => {
  Object.setPrototypeOf(index.terms, bare);
  Object.setPrototypeOf(index.titleterms, bare);
  index.titles = index.titles.map(plain);
  for (const objects of Object.values(index.objects)) {
    for (const object of objects) object[4] = plain(object[4]);
  }
  takeIndex(index);
};

// All is plain text by now, and what is shown is HTML again.
const findResults = Search._performSearch;
Search._performSearch = (...terms) =>
  findResults(...terms).map(([page, title, anchor, about, ...rest]) => [
    page,
    escapeHtml(title),
    anchor,
    about && escapeHtml(about),
    ...rest,
  ]);
