// Stands in the head of every page and runs before the first paint: the colours that the reader chose, or else the device's.
import { peekEarly } from "../../browser/device.js";

const root = document.documentElement;
const mode = peekEarly("look:mode") || "auto";
const isDark = mode === "auto" ? matchMedia("(prefers-color-scheme: dark)").matches : mode === "dark";
root.dataset.mode = mode;
root.dataset.theme = isDark ? "dark" : "light";
