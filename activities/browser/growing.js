// Text boxes as tall as what stands in them, in browsers that cannot do so by style (`field-sizing`).
// On paper a box that is too low would cut off what people wrote.

const fit = (box) => {
  box.style.height = "auto";
  box.style.height = `${box.scrollHeight + box.offsetHeight - box.clientHeight}px`;
};

/** Grow the text boxes under `root` as they are written in, filled in from a file, and printed. */
export function mountGrowing({ root, store }) {
  if (CSS.supports("field-sizing", "content")) return () => {};
  let waiting = null;
  const fitAll = () => root.querySelectorAll("textarea").forEach((box) => box.offsetParent && fit(box));
  const fitSoon = () => {
    cancelAnimationFrame(waiting);
    waiting = requestAnimationFrame(fitAll);
  };
  const onInput = ({ target }) => target.matches("textarea") && fit(target);
  const stop = store.on((type, { all }) => type === "change" && all && fitSoon());
  root.addEventListener("input", onInput);
  root.addEventListener("click", fitSoon);
  window.addEventListener("beforeprint", fitAll);
  fitSoon();
  return () => {
    stop();
    cancelAnimationFrame(waiting);
    root.removeEventListener("input", onInput);
    root.removeEventListener("click", fitSoon);
    window.removeEventListener("beforeprint", fitAll);
  };
}
