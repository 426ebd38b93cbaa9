// Before a file leaves: what looks like a real person's data is pointed at, and the group decides.
import { make, openDialog } from "./dom.js";
import { searchAnswers } from "./personal_data.js";
import { placeAnswer } from "./places.js";
import { reveal } from "./reveal.js";

const MOST = 30;
const AROUND = 24;

function quoteFind(text, { start, end }) {
  const from = Math.max(0, start - AROUND);
  const to = Math.min(text.length, end + AROUND);
  return [
    from ? "… " : "",
    text.slice(from, start),
    make("mark", {}, text.slice(start, end)),
    text.slice(end, to),
    to < text.length ? " …" : "",
  ];
}

/**
 * @param {{dialog: HTMLDialogElement, root, kind, content, t, store}} parts
 * @returns {() => Promise<boolean>} asks only when something is found; true where the file may leave
 */
export function createExportCheck({ dialog, ...parts }) {
  const { kind, content, t, store } = parts;
  const [notNames, openers] = ["host.not-names", "host.openers"].map((key) => t(key).split(/\s+/));

  function showFinds(places, goTo) {
    const items = places.flatMap((place) => place.finds.map((find) => ({ place, find })));
    dialog.querySelector("[data-check-list]").replaceChildren(
      ...items.slice(0, MOST).map(({ place, find }) => {
        const { words, field } = placeAnswer(parts, place);
        return make(
          "li",
          {},
          make(
            "p",
            { class: "wa-check-what" },
            make("strong", {}, t(`host.check-${find.kind}`)),
            " “",
            ...quoteFind(place.text, find),
            "”",
          ),
          make(
            "p",
            { class: "wa-hint" },
            words,
            " ",
            field
              ? make(
                  "button",
                  {
                    type: "button",
                    class: "wa-quiet",
                    "aria-label": t("host.check-show-where", { where: words }),
                    onclick: () => goTo(field),
                  },
                  t("host.check-show"),
                )
              : null,
          ),
        );
      }),
    );
    const rest = items.length - MOST;
    const more = dialog.querySelector("[data-check-more]");
    more.hidden = rest <= 0;
    more.textContent = t("host.check-more", { many: rest });
  }

  return () => {
    const places = searchAnswers(store.all(), { notNames, openers, known: kind.knownTexts?.(content) });
    if (!places.length) return Promise.resolve(true);
    return new Promise((resolve) => {
      let target = null;
      showFinds(places, (field) => {
        target = field;
        dialog.close("back");
      });
      openDialog(dialog, "back", (answer) => {
        resolve(answer === "go");
        if (!target) return;
        reveal(target);
        target.scrollIntoView({ block: "center" });
        target.focus({ preventScroll: true });
      });
    });
  };
}
