// "Mark as read" in a chapter: the same mark as on the path through the chapters, set and taken away by the reader alone.
import { thisDevice } from "../../browser/device.js";
import { STUDY, readKey } from "../../browser/self_checks.js";
import { createStore } from "../../browser/store.js";

export function mountReadMark({ scope, payload, content, t }) {
  const place = scope.querySelector("[data-read-here]");
  const find = (name) => place.querySelector(`[data-${name}]`);
  const marks = createStore({ book: payload.book, activity: STUDY, shapeOf: () => "flag" });
  const isRead = (chapter) => Boolean(marks.get(readKey(chapter)));

  function show() {
    const here = isRead(content.chapter);
    const read = content.place.all.filter(isRead).length;
    place.toggleAttribute("data-is-read", here);
    find("mark-read").textContent = t(here ? "check.unmark-read" : "check.mark-read");
    find("read-state").textContent = here
      ? `${t("check.is-read")} ${t("study.progress", { read, all: content.place.all.length })}`
      : "";
    const next = find("read-next");
    if (next) next.hidden = !here;
  }

  find("mark-read").addEventListener("click", () => {
    marks.set(readKey(content.chapter), !isRead(content.chapter));
    thisDevice().tellPage();
  });
  const stop = marks.on((type) => type === "change" && show());
  show();
  place.hidden = false;
  return () => {
    stop();
    marks.close();
  };
}
