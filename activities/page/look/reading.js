// A term's note is shown by style alone. Escape puts it away without moving the focus or the pointer.
(function () {
  document.addEventListener("keydown", function (event) {
    if (event.key !== "Escape") return;
    document.querySelectorAll(".term:is(:hover, :focus-within)").forEach(function (term) {
      term.dataset.closed = "";
      // It opens again for whoever comes back to the word, by pointer, focus or tap.
      ["pointerenter", "focusin", "click"].forEach(function (come) {
        term.addEventListener(
          come,
          function () {
            delete term.dataset.closed;
          },
          { once: true },
        );
      });
    });
  });
})();
