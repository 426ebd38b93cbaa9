// The reader's two choices: colours, and when a day of a plan starts. Everything else on a page of
// text works without script. Bundled into a classic script, because a browser refuses modules from file://.
import { thisDevice, whenStorageIsThere } from "../../browser/device.js";
import { noteChapter, showWhatIsKept } from "./kept_here.js";
import { fetchLateScripts } from "./late.js";

(function () {
  function chooseLook() {
    var root = document.documentElement;
    var selects = document.querySelectorAll("[data-look]"); // in the header and, on a phone, in the menu
    var device = matchMedia("(prefers-color-scheme: dark)");
    function paint() {
      var mode = root.dataset.mode;
      root.dataset.theme = mode === "dark" || (mode === "auto" && device.matches) ? "dark" : "light";
      selects.forEach(function (select) {
        select.value = mode;
      });
    }
    paint();
    selects.forEach(function (select) {
      select.addEventListener("change", function () {
        var mode = (root.dataset.mode = select.value);
        thisDevice().keep("look:mode", mode === "auto" ? null : mode);
        paint();
      });
    });
    device.addEventListener("change", paint);
  }

  function clock(minutes) {
    var inDay = ((minutes % 1440) + 1440) % 1440;
    return String(Math.floor(inDay / 60)).padStart(2, "0") + ":" + String(inDay % 60).padStart(2, "0");
  }

  function chooseStart(input) {
    var key = "look:start:" + input.dataset.planStart;
    var first = input.defaultValue;
    function show(start) {
      var parts = start.split(":");
      var begins = Number(parts[0]) * 60 + Number(parts[1]);
      document.querySelectorAll("time[data-at]").forEach(function (time) {
        time.textContent = time.dateTime = clock(begins + Number(time.dataset.at));
      });
    }
    var kept = thisDevice().recall(key);
    if (/^([01]\d|2[0-3]):[0-5]\d$/.test(kept || "")) {
      input.value = kept;
      show(kept);
    }
    input.addEventListener("input", function () {
      if (!input.value) return; // half typed
      thisDevice().keep(key, input.value === first ? null : input.value);
      show(input.value);
    });
  }

  // What scrolls sideways in its own box must also scroll with the keyboard. Asked once the browser has laid the page out, so that it need not
  // do so for this alone, and again whenever a box or what is in it changes its size, as when letters come late.
  function reachBoxes() {
    var boxes = document.querySelectorAll(".table-box, .cell_output, .highlight pre");
    var observer = new ResizeObserver(function () {
      boxes.forEach(function (box) {
        if (box.scrollWidth > box.clientWidth) box.tabIndex = 0;
        else box.removeAttribute("tabindex");
      });
    });
    boxes.forEach(function (box) {
      observer.observe(box);
      if (box.firstElementChild) observer.observe(box.firstElementChild);
    });
  }

  // Paper cannot unfold. Style alone does this in browsers that know ::details-content; here for the others.
  function unfoldForPaper() {
    var opened = [];
    window.addEventListener("beforeprint", function () {
      opened = [].slice.call(document.querySelectorAll(".fig details:not([open]), .line-prepare:not([open])"));
      opened.forEach(function (fold) {
        fold.open = true;
      });
    });
    window.addEventListener("afterprint", function () {
      opened.forEach(function (fold) {
        fold.open = false;
      });
    });
  }

  fetchLateScripts();
  unfoldForPaper();
  reachBoxes();
  function showChoices() {
    chooseLook();
    noteChapter();
    showWhatIsKept();
    document.querySelectorAll("input[data-plan-start]").forEach(chooseStart);
  }
  var ready = whenStorageIsThere();
  if (ready) ready.then(showChoices);
  else showChoices();
})();
