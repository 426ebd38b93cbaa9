// The figures are drawn already: this puts the one that is chosen in place, and hands it out as a file.
import { csvText } from "../../browser/csv.js";
import { wordDownload } from "../../browser/messages.js";
import { wholePicture } from "./whole_picture.js";

const PNG_SCALE = 3; // sharp on paper and on a projector

function mount({ root, content, store, t, payload, download }) {
  const find = (name) => root.querySelector(`[data-${name}]`);
  const controls = find("controls");
  const slot = find("frame");
  const files = find("files");
  const done = find("done");
  let place = 0;

  function chosen() {
    return content.controls.map(({ name }) => controls.elements[name].value);
  }

  function choose(values) {
    content.controls.forEach(({ name, options }, position) => {
      const known = options.some(([value]) => value === values[position]);
      controls.elements[name].value = known ? values[position] : options[0][0];
    });
  }

  function show() {
    const [next, idle] = content.states[chosen().join(" ")];
    content.controls.forEach(({ name }) => {
      controls.elements[name].disabled = idle.includes(name);
    });
    done.textContent = "";
    if (next === place) return;
    place = next;
    const frame = content.frames[place];
    // Our own markup, made by Python from rows with every row escaped.
    slot.innerHTML = frame.html;
    [...find("finding").children].forEach((part, position) => {
      part.textContent = frame.finding[position];
    });
    files.querySelectorAll("[data-do]").forEach((button) => {
      button.disabled = !frame.html;
    });
  }

  function fileName(ending) {
    return `${payload.activity}-${chosen().join("-")}.${ending}`;
  }

  /** The picture as it is taken along: the wide layout, with what the page says around it. */
  function drawing() {
    return wholePicture(slot.querySelector(".fig-wide svg"), {
      title: content.frames[place].finding[0],
      shown: slot.querySelector(".fig-shown").textContent,
      source: slot.querySelector("figcaption").textContent,
    });
  }

  async function savePng() {
    const { text, width, height } = drawing();
    const picture = new Image();
    picture.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`;
    await picture.decode();
    const canvas = document.createElement("canvas");
    canvas.width = width * PNG_SCALE;
    canvas.height = height * PNG_SCALE;
    canvas.getContext("2d").drawImage(picture, 0, 0, canvas.width, canvas.height);
    const blob = await new Promise((resolve) => canvas.toBlob(resolve, "image/png"));
    if (!blob) throw new Error("no PNG");
    download(fileName("png"), blob, "image/png");
  }

  function saveCsv() {
    const { provenance } = content.frames[place];
    const heads = [...slot.querySelectorAll("thead th")].map((cell) => cell.textContent);
    const rows = [...slot.querySelectorAll("tbody tr")].map((row) => [
      ...[...row.cells].map(cellValue),
      ...provenance.map(([, words]) => words),
    ]);
    const header = [...heads, ...provenance.map(([name]) => name)];
    download(fileName("csv"), csvText(header, rows), "text/csv;charset=utf-8");
  }

  function cellValue(cell) {
    if (cell.matches(".fe-none")) return "";
    return cell.querySelector("data")?.value ?? cell.textContent;
  }

  const deeds = {
    svg: () => download(fileName("svg"), drawing().text, "image/svg+xml;charset=utf-8"),
    png: savePng,
    csv: saveCsv,
    print: () => window.print(),
  };

  async function onClick(event) {
    const deed = event.target.closest("[data-do]")?.dataset.do;
    if (!deed) return;
    try {
      await deeds[deed]();
      done.textContent = deed === "print" ? "" : wordDownload(t);
    } catch {
      done.textContent = t("figure.page.no-png");
    }
  }

  function onChange() {
    show();
    store.set("choice", chosen());
  }

  choose(store.get("choice") ?? []);
  controls.hidden = false;
  files.hidden = false;
  show();
  controls.addEventListener("change", onChange);
  files.addEventListener("click", onClick);
  return () => {
    controls.removeEventListener("change", onChange);
    files.removeEventListener("click", onClick);
  };
}

export default { mount, shapeOf: (key) => (key === "choice" ? "list" : undefined) };
