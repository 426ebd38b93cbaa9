// How a page puts something on the projector, which is a window of its own: `book/guide/screen.html`. Any page of the book can:
//
//   const projector = connectProjector({ address: "screen.html", onMessage });
//   projector.open();                              // from a click; the same window each time
//   projector.send({ do: "show", screen });        // a screen of one's own; `{ do: "clear" }` takes it away again
//   onMessage({ do: "key", key: "next" })          // what was pressed there while that screen stood: next, back, names or reading
//
// A screen is plain text, never markup, and everything in it may be left out but the title:
//   { kick, title, passage, number, lines: [], named: [], table: { head: [], rows: [[]] }, note }
// passage: words of a case, with its number as printed. named: lines that stand there only while names are switched on.
// The projector cuts into pages what does not fit, shows no more than LIMITS, and refuses what is of another shape.
//
// From file:// every page is an origin of its own, called "null", which says nothing about who is speaking. So a window hears only
// the one that opened it, or that it opened (`event.source`), and only with the nonce that both know. The nonce goes over in the
// part of the address that no server sees, and both keep it, so that either of them can be loaded anew.
import { thisDevice } from "./device.js";

const TAG = "workshop-room";
const NAME = "workshop-projector"; // of the window
const KEPT = "room:link"; // in the tab, for the page that is loaded anew or comes next in it
const NONCE = /^[0-9a-f]{32}$/;
const BEAT = 2000; // ms between two signs of life

export const LIMITS = { text: 2000, line: 600, lines: 40, cells: 8 };
const KEYS = ["next", "back", "names", "reading"];

const UNSEEN = /[\u0000-\u0008\u000b-\u001f\u007f\u202a-\u202e\u2066-\u2069]/g;

/** A text as it may stand on a wall; null for anything else. */
function readText(value, most = LIMITS.line) {
  if (typeof value !== "string") return null;
  const text = value.slice(0, most).replace(UNSEEN, " ").trim();
  return text || null;
}

function readList(value, read) {
  return Array.isArray(value) ? value.slice(0, LIMITS.lines).map(read) : [];
}

function readTable(value) {
  if (!value || typeof value !== "object") return null;
  const readRow = (row) => (Array.isArray(row) ? row.slice(0, LIMITS.cells).map((cell) => readText(cell) ?? "") : []);
  const head = readRow(value.head);
  const rows = readList(value.rows, readRow).filter((row) => row.length === head.length);
  return head.length && rows.length ? { head, rows } : null;
}

/** A screen as the projector may show it, of anything that another window sends; null where it is none. */
export function readScreen(value) {
  if (!value || typeof value !== "object") return null;
  const title = readText(value.title);
  if (!title) return null;
  const lines = (list) => readList(list, (line) => readText(line)).filter(Boolean);
  return {
    kick: readText(value.kick),
    title,
    passage: readText(value.passage, LIMITS.text),
    number: readText(value.number, 20),
    lines: lines(value.lines),
    named: lines(value.named),
    table: readTable(value.table),
    note: readText(value.note),
  };
}

/**
 * What came with an event, if it is for us; else null. It still has to be read by whoever uses it.
 * @param {any} event
 * @param {{source: any, nonce: string|null, origin: string}} expected source: null where whoever knows the nonce is heard
 */
export function readMessage(event, { source, nonce, origin }) {
  if (!nonce || !event.source || (source && event.source !== source)) return null;
  if (!isOurs(event.origin, origin)) return null;
  const { data } = event;
  if (!data || typeof data !== "object" || data.tag !== TAG || data.nonce !== nonce) return null;
  if (data.do === "key" && !KEYS.includes(data.key)) return null;
  return ["here", "state", "show", "clear", "key"].includes(data.do) ? data : null;
}

const isOpaque = (origin) => origin === "null" || origin.startsWith("file:");
const isOurs = (origin, own) => (isOpaque(own) ? isOpaque(String(origin)) : origin === own);
/** To whom a message may go: from a stick there is no origin to name. */
const targetOf = (own) => (isOpaque(own) ? "*" : own);

function makeNonce(scope) {
  const bytes = scope.crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/**
 * The end that opens the projector.
 * @param {{address: string, onMessage?: (message: any) => void, scope?: any, device?: any}} parts address: of the projector's page
 */
export function connectProjector({ address, onMessage = () => {}, scope = window, device = thisDevice() }) {
  const kept = device.recallInTab(KEPT);
  let nonce = NONCE.test(kept ?? "") ? kept : null;
  let there = null;

  function hear(event) {
    // A page that was loaded anew has lost its hold of the window, and gets it back from the first sign of life.
    const message = readMessage(event, { source: there, nonce, origin: scope.location.origin });
    if (!message) return;
    there = event.source;
    onMessage(message);
  }
  scope.addEventListener("message", hear);

  return {
    /** Open the window, or bring it to the front; false where the browser allows none. */
    open() {
      nonce ??= makeNonce(scope);
      device.keepInTab(KEPT, nonce);
      there = scope.open(`${address}#link=${nonce}`, NAME, "popup,width=1024,height=768");
      there?.focus?.();
      return there !== null;
    },
    isOpen: () => Boolean(there && !there.closed),
    send(message) {
      if (!there || there.closed) return false;
      there.postMessage({ ...message, tag: TAG, nonce }, targetOf(scope.location.origin));
      return true;
    },
    close: () => scope.removeEventListener("message", hear),
  };
}

/**
 * The projector's end: it tells whoever opened it that it is there, and hears nobody else.
 * @param {{onMessage: (message: any) => void, tell?: () => any, scope?: any}} parts tell: what goes along with each sign of life
 */
export function joinOpener({ onMessage, tell = () => ({}), scope = window }) {
  const nonceOf = () => new URLSearchParams(scope.location.hash.slice(1)).get("link");
  const opener = () => (scope.opener && !scope.opener.closed ? scope.opener : null);

  function send(message) {
    const nonce = nonceOf();
    if (!opener() || !NONCE.test(nonce ?? "")) return false;
    opener().postMessage({ ...message, tag: TAG, nonce }, targetOf(scope.location.origin));
    return true;
  }
  function hear(event) {
    if (!opener()) return;
    const message = readMessage(event, { source: opener(), nonce: nonceOf(), origin: scope.location.origin });
    if (message) onMessage(message);
  }
  const greet = () => send({ ...tell(), do: "here" });
  scope.addEventListener("message", hear);
  scope.addEventListener("hashchange", greet);
  const beat = scope.setInterval(greet, BEAT);
  greet();
  return {
    send,
    isLinked: () => Boolean(opener() && NONCE.test(nonceOf() ?? "")),
    close() {
      scope.removeEventListener("message", hear);
      scope.removeEventListener("hashchange", greet);
      scope.clearInterval(beat);
    },
  };
}
