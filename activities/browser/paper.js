// On paper, what people wrote stands as plain text: a text box cannot go on over two pages, and prints over
// what follows it. Empty boxes stay as they are, to write in by hand.

/** While the page is printed, put beside each box under `root` that holds something its words as text, and open what belongs on paper. */
export function mountPaper({ root }) {
  const printing = window.matchMedia("print");
  let opened = [];
  const clear = () => {
    root.querySelectorAll(".wa-paper").forEach((words) => words.remove());
    opened.forEach((fold) => (fold.open = false));
    opened = [];
  };
  const lay = () => {
    clear();
    opened = [...root.querySelectorAll("details[data-on-paper]:not([open])")];
    opened.forEach((fold) => (fold.open = true));
    root.querySelectorAll('textarea, input:not([type]), input[type="text"]').forEach((box) => {
      const said = box.closest("[data-words]")?.dataset.words; // stands there in words already
      if (!box.value.trim() || said || box.closest("[data-tools]")) return;
      const words = document.createElement("span");
      words.className = "wa-paper";
      words.dir = "auto";
      words.textContent = box.value;
      box.after(words);
    });
  };
  const onChange = () => (printing.matches ? lay() : clear());
  window.addEventListener("beforeprint", lay);
  window.addEventListener("afterprint", clear);
  printing.addEventListener("change", onChange);
  return () => {
    window.removeEventListener("beforeprint", lay);
    window.removeEventListener("afterprint", clear);
    printing.removeEventListener("change", onChange);
    clear();
  };
}
