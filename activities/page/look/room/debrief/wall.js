// What of the debrief is on the wall. The facilitator sees it here first: nothing goes up by itself, but for the next passage of a text
// after one is up, which holds no words of a group.
import { connectProjector } from "../../../../browser/projector_link.js";

/**
 * @param {{find: Function, address: string, t: Function, onKey: (key: string) => void}} parts
 */
export function mountWall({ find, address, t, onKey }) {
  let up = null; // the screen that is on the wall
  const projector = connectProjector({ address, onMessage: ({ do: deed, key }) => deed === "key" && onKey(key) });

  function show(more = "") {
    find("off").disabled = !up;
    find("on").textContent = up
      ? [t("debrief.on-wall", { title: up.title }), more].filter(Boolean).join(" ")
      : t("debrief.on-nothing");
  }
  function put(screen, more = "") {
    if (!screen) return;
    if (!projector.isOpen() || !projector.send({ do: "show", screen })) {
      find("on").textContent = t("debrief.not-open");
      find("open").focus();
      return;
    }
    up = screen;
    show(more);
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
  return { put, isUp: () => up !== null };
}
