// The elements of the offences in a paper: how each was weighed, why, and what shows it.
import { heading, paragraph, table } from "./blocks.js";
import { supports } from "./coding.js";

/**
 * A table for each offence of which an element was weighed, and what follows from it.
 * @param {{content: any, coding: any, t: Function, quote: (passage: string) => string, shown: string}} of shown: what the last column is called
 */
export function elementBlocks({ content, coding, t, quote, shown }) {
  return content.offences.flatMap((offence) => {
    const { begun, steps, conclusion } = supports(offence, coding);
    if (!begun) return [];
    return [
      heading(2, offence.name),
      table({
        name: t("coding.product-elements-caption", { offence: offence.name }),
        header: [t("coding.element"), t("coding.answer"), t("coding.reason"), shown],
        rows: steps.map(({ element, status, reason, passages }) => [
          element.name,
          t(`coding.status-${status}`),
          reason,
          passages.map(quote).join(" / "),
        ]),
        widths: [2.4, 1.4, 4, 4],
      }),
      paragraph(conclusion),
    ];
  });
}
