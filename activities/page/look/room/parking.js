// The parking lot: what the room comes back to. Closed choices by default; what somebody typed goes on the wall only after the
// facilitator has seen it as it would stand there.
import { make } from "../../../browser/dom.js";
import { keepParking, recallParking } from "./kept.js";

/**
 * @param {{root: Element, t: Function, session: () => string, drawPreview: (place: Element, screen: any) => void, show: (screen: any) => void}} parts
 * session: the title of the one that is on. show: puts a screen on the wall.
 */
export function mountParking({ root, t, session, drawPreview, show }) {
  const find = (name) => root.querySelector(`[data-room-${name}]`);
  let items = recallParking();
  let seen = null; // the screen as it was shown here

  const word = ({ choice, session: where, text }) => {
    const known = t(`room.park-${choice}`);
    return [t("room.park-line", { choice: known, session: where }), text].filter(Boolean).join(" ");
  };
  const screen = () => ({ title: t("room.parking"), lines: items.map(word) });

  function leave() {
    seen = null;
    find("preview").hidden = true;
  }
  function draw() {
    find("lot").replaceChildren(
      ...items.map((item) =>
        make(
          "li",
          {},
          word(item),
          " ",
          make(
            "button",
            {
              type: "button",
              class: "button small",
              "aria-label": t("room.park-remove", { what: word(item) }),
              onclick: () => remove(item),
            },
            "×",
          ),
        ),
      ),
    );
    find("park-see").disabled = !items.length;
  }
  function keep(next) {
    items = next;
    keepParking(items);
    leave();
    draw();
  }
  function remove(item) {
    keep(items.filter((one) => one !== item));
    find("park-add").focus();
  }

  find("park-add").addEventListener("click", () => {
    const text = find("own").open ? find("words").value.trim() : "";
    keep([...items, { choice: find("park").value, session: session(), text }]);
    find("words").value = "";
  });
  find("park-see").addEventListener("click", () => {
    seen = screen();
    drawPreview(find("preview-shown"), seen);
    find("preview").hidden = false;
    find("preview").querySelector("h3").focus();
  });
  find("preview-show").addEventListener("click", () => {
    show(seen);
    leave();
    find("park-see").focus();
  });
  find("preview-leave").addEventListener("click", () => {
    leave();
    find("park-see").focus();
  });
  draw();
  return {
    /** Another page wiped or changed what is kept. */
    reload() {
      items = recallParking();
      leave();
      draw();
    },
  };
}
