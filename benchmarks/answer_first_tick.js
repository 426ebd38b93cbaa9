// Runs in a page before any of its own scripts. Marks the first passage as soon as it can be marked,
// and keeps in `window.firstTick` when that was and when the mark had been painted, in milliseconds
// since the navigation began.
(() => {
  const PASSAGE = '[data-case]:not([hidden]) [data-passage][role="button"]';
  const TAG = "[data-bar]:not([hidden]) [data-tag]";
  const MARK = ".cc-chip";

  // The frame that shows the mark is done when the task after it runs.
  function afterPaint(then) {
    requestAnimationFrame(() => {
      const channel = new MessageChannel();
      channel.port1.onmessage = then;
      channel.port2.postMessage(null);
    });
  }

  // A browser draws no frame, and so calls nothing here, while a style sheet keeps the page blank.
  function waitForPassage() {
    const passage = document.querySelector(PASSAGE);
    if (!passage?.checkVisibility()) {
      requestAnimationFrame(waitForPassage);
      return;
    }
    const clickable = performance.now();
    passage.click();
    document.querySelector(TAG).click();
    waitForMark(passage, clickable);
  }

  function waitForMark(passage, clickable) {
    if (!passage.querySelector(MARK)?.checkVisibility()) {
      requestAnimationFrame(() => waitForMark(passage, clickable));
      return;
    }
    afterPaint(() => {
      window.firstTick = {
        painted: performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? null,
        clickable,
        answered: performance.now(),
      };
    });
  }

  requestAnimationFrame(waitForPassage);
})();
