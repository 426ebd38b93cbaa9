// Runs in a page before any of its own scripts. Keeps in `window.answers` how long each click or key
// press took, in milliseconds, from the browser's taking it in until what it changed was painted.
// `window.bringToTheMiddle` scrolls an element there, and says where on the screen to click it.
(() => {
  window.answers = [];
  let waiting = false;

  function start(event) {
    if (!event.isTrusted || waiting) return;
    waiting = true;
    // The frame that shows the change is done when the task after it runs.
    requestAnimationFrame(() => {
      const channel = new MessageChannel();
      channel.port1.onmessage = () => {
        waiting = false;
        window.answers.push(performance.now() - event.timeStamp);
      };
      channel.port2.postMessage(null);
    });
  }

  window.bringToTheMiddle = (element) => {
    element.scrollIntoView({ block: "center", behavior: "instant" });
    const line = element.getClientRects()[0]; // a passage runs over several
    return [line.x + line.width / 2, line.y + line.height / 2];
  };

  for (const type of ["click", "keydown"]) window.addEventListener(type, start, { capture: true });
})();
