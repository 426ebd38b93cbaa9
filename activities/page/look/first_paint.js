// Before the first paint: the colours that the reader chose, or else the device's. From a stick the device's own storage is not
// to be touched so early (browser/storage_ready.js), and what this tab remembers has to do. It stands in each page's head.
(function (root) {
  var mode = null;
  try {
    mode = (location.protocol === "file:" ? sessionStorage : localStorage).getItem("workshop:look:mode");
  } catch {}
  var dark = mode && mode !== "auto" ? mode === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  root.dataset.mode = mode || "auto";
  root.dataset.theme = dark ? "dark" : "light";
})(document.documentElement);
