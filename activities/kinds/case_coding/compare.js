// Step 5: the reading beside one's own marks, in the text and passage by passage.
import { mountComparison } from "../../browser/comparison.js";

/** The first version: the marks of each passage, and the status of each element. */
function keepFirst(desk) {
  const elements = desk.content.offences.flatMap((offence) => offence.elements.map((element) => element.id));
  return {
    first: Object.fromEntries(desk.coding.marked().map((passage) => [passage, desk.coding.tagsOf(passage)])),
    elements: Object.fromEntries(elements.map((id) => [id, desk.coding.get("element", id)]).filter(([, status]) => status)),
  };
}

export const mountCompare = (desk) =>
  mountComparison(desk, { hasAnswer: () => desk.coding.marked().length > 0, keepFirst: () => keepFirst(desk) });
