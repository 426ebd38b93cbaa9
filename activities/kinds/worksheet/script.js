// Worksheets: what all kinds share whose form is a worksheet is the whole of this kind.
export { default } from "../sheets/sheet.js";
