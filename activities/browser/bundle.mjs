// Bundles each kind twice from the same sources: a classic script for pages, because from file://
// a browser refuses module scripts with a src, and one ES module for live notebooks, because
// anywidget imports it from a Blob, where relative imports do not resolve.
import * as esbuild from "esbuild";
import { readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const { kinds, out } = JSON.parse(process.argv[2]);
// The oldest browsers that are supported, which the README names: syntax is brought down to them.
const oldest = Object.entries(JSON.parse(readFileSync(join(here, "oldest_browsers.json"), "utf8"))).map((pair) => pair.join(""));

// Whoever called us holds the other end and writes nothing; it ends with them, and so do we.
process.stdin.on("end", () => process.exit(1)).resume();

/** @type {import("esbuild").BuildOptions} */
const common = {
  bundle: true,
  minify: true,
  charset: "utf8",
  legalComments: "none",
  target: oldest,
  logLevel: "warning",
  external: ["*.woff2"],
};

function bundleScript(kind, host, format, ending) {
  const contents = `import kind from ${JSON.stringify(join(kind.folder, "script.js"))};
    import host from ${JSON.stringify(join(here, host))};
    ${format === "esm" ? "export default " : ""}host(kind, ${JSON.stringify(kind.name)});`;
  return esbuild.build({
    ...common,
    stdin: { contents, resolveDir: here },
    format,
    outfile: join(out, `${kind.name}.${ending}`),
  });
}

function bundleStyle(kind) {
  // Where no answers are kept there is no paper to take along.
  const sheets = [kind.keepsAnswers ? join(here, "paper_view.css") : "", join(here, "host.css"), join(kind.folder, "style.css")];
  const contents = sheets
    .filter(Boolean)
    .map((sheet) => `@import ${JSON.stringify(sheet)};`)
    .join("\n");
  return esbuild.build({
    ...common,
    stdin: { contents, resolveDir: here, loader: "css" },
    outfile: join(out, `${kind.name}.css`),
  });
}

// The look of every page: in this order, since paper's colours in the theme come after the indicators'.
const look = join(here, "..", "page", "look");
const lookStyle = [
  "type.css",
  "tokens.css",
  "scale.css",
  "indicators.css",
  "base.css",
  "frame.css",
  "text.css",
  "components.css",
  "plans.css",
  "reading.css",
  "search.css",
  "print.css",
];
const lookScript = ["page.js", "reading.js"];

function bundleLook(files, loader, outfile) {
  const take = loader === "css" ? "@import" : "import";
  const contents = files.map((name) => `${take} ${JSON.stringify(resolve(look, name))};`).join("\n");
  return esbuild.build({
    ...common,
    stdin: { contents, resolveDir: look, loader },
    ...(loader === "js" ? { format: "iife" } : {}),
    outfile: join(out, outfile),
  });
}

await Promise.all([
  bundleLook(lookStyle, "css", "look/theme.css"),
  bundleLook(["components-page.css"], "css", "look/components.css"),
  bundleLook(lookScript, "js", "look/page.js"),
  bundleLook(["search.js"], "js", "look/search.js"),
  bundleLook(["first_page.js"], "js", "look/first_page.js"),
  bundleLook(["start_here.js"], "js", "look/start_here.js"),
  bundleLook(["first_paint.js"], "js", "look/first_paint.js"),
  ...["console", "screen", "debrief", "planner", "print-set", "videos", "test-device", "sitting", "results", "dealer"].flatMap(
    (name) => [
      bundleLook([`room/${name}.js`], "js", `room-${name}.js`),
      bundleLook([`room/${name}.css`], "css", `room-${name}.css`),
    ],
  ),
  bundleLook(["room/notes.css"], "css", "room-notes.css"),
  ...["papers", "role-plays"].map((name) => bundleLook([`${name}.css`], "css", `${name}.css`)),
  bundleLook(["tokens.css"], "css", "look/tokens.css"),
  bundleLook(["scale.css", "indicators.css", join(here, "live.css")], "css", "look/live.css"),
  ...kinds.flatMap((kind) => [
    bundleScript(kind, "page_host.js", "iife", "js"),
    bundleScript(kind, "live_host.js", "esm", "esm.js"),
    bundleStyle(kind),
  ]),
  ...[
    ["docx", "workshopDocx"],
    ["xlsx", "workshopXlsx"],
  ].map(([name, globalName]) =>
    esbuild.build({
      ...common,
      entryPoints: [join(here, `${name}.js`)],
      format: "iife",
      globalName,
      outfile: join(out, `${name}.js`),
    }),
  ),
]);

process.exit();
