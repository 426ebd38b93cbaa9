// A reading beside one's own answers: elements with their reasons, and the points to argue about.
import { MAX_TEXT } from "./answer_values.js";
import { compareStatus } from "./differences.js";
import { make } from "./dom.js";

/** One item an element: one's own status, the reading's, and its reason. */
export function compareElements(desk, reading) {
  const { content, t } = desk;
  const elements = content.offences.flatMap((offence) => offence.elements.map((element) => [offence, element]));
  return elements
    .filter(([, element]) => reading.elements[element.id])
    .map(([offence, element]) => {
      const mine = desk.coding.get("element", element.id) || "unanswered";
      const theirs = reading.elements[element.id];
      return make(
        "li",
        { class: "cc-compared", "data-relation": compareStatus(desk.coding.get("element", element.id), theirs) },
        make("p", { class: "cc-compared-name" }, element.name, make("span", { class: "cc-why" }, ` ${offence.name}`)),
        make(
          "dl",
          {},
          make("dt", {}, t("coding.mine")),
          make("dd", {}, t(`coding.status-${mine}`)),
          make("dt", {}, t("coding.theirs")),
          make("dd", {}, t(`coding.status-${theirs.status}`)),
          make("dt", {}, t("coding.their-reason")),
          make("dd", {}, theirs.reason),
        ),
      );
    });
}

/** One item a point: the question, and room for what the group makes of it. */
export function listArguments(desk, reading) {
  return reading.arguments.map((argument) => {
    const id = `${desk.uid}-${argument.id}`;
    const field = make("textarea", {
      id,
      rows: "2",
      maxlength: MAX_TEXT,
      oninput: (event) => desk.coding.set(event.target.value, "discuss", argument.id),
    });
    field.value = desk.coding.text("discuss", argument.id);
    return make("li", {}, make("label", { for: id }, argument.question), field);
  });
}
