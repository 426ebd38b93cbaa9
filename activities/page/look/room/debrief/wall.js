// What of the debrief is on the wall. The facilitator sees it here first: nothing goes up by itself, but for the next passage of a text
// after one is up, which holds no words of a group.
import { connectProjector } from "../../../../browser/projector_link.js";

/**
 * @param {{find: Function, address: string, t: Function, onKey: (key: string) => void}} parts
 */
export function mountWall({ find, address, t, onKey }) {
  let up = null; // the screen that is on the wall
  const projector = connectProjector({ address, onMessage: ({ do: deed, key }) => deed === "key" && onKey(key) });

  function show() {
    find("off").disabled = !up;
    find("on").textContent = up ? t("debrief.on-wall", { title: up.title }) : t("debrief.on-nothing");
  }
  function put(screen) {
    if (!screen) return;
    if (!projector.isOpen() || !projector.send({ do: "show", screen })) {
      find("on").textContent = t("debrief.not-open");
      find("open").focus();
      return;
    }
    up = screen;
    show();
  }
  find("open").addEventListener("click", () => {
    if (!projector.open()) find("on").textContent = t("debrief.open-blocked");
  });
  find("off").addEventListener("click", () => {
    projector.send({ do: "clear" });
    up = null;
    show();
    find("put").focus();
  });
  show();
  return {
    put,
    /** What is shown on the page is another screen now: it follows where one is up and nothing in it was written by a group. */
    follow: (screen, isFree) => up && screen && !isFree && put(screen),
  };
}
