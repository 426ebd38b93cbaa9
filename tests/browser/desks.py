"""Pages of activities that outlive a test: for the next one the form is mounted anew, as it came, on a device that keeps nothing.

That costs a quarter of a new opening. What stands on the page outside of the form stays as a test leaves it. Whoever asks how a page
begins, which files are fetched when, or what a file does on another device takes a `page` from `new_page`.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from urllib.request import urlopen

from browser.tools import wait_until_ready
from devices import DESK, Watch
from playwright.sync_api import BrowserContext, Page

# Waits by messages, which go on where the page's clock stands still. → False where the page does not know yet how its forms came.
MOUNT_ANEW = """async ([wipes, html]) => {
  const list = (tree) => [...tree.querySelectorAll("workshop-activity")];
  const turn = () => new Promise((done) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = done;
    port2.postMessage(0);
  });
  if (html) window.asTheyCame = list(new DOMParser().parseFromString(html, "text/html"));
  if (!window.asTheyCame) return false;
  for (const form of list(document)) {
    if (wipes) await form.mounted.store.wipe();
    form.mounted?.unmount();
  }
  if (wipes) localStorage.clear();
  sessionStorage.clear();
  history.replaceState(null, "", location.pathname);
  list(document).forEach((form, place) => form.replaceWith(document.importNode(window.asTheyCame[place], true)));
  for (let turns = 0; !list(document).every((form) => form.matches(".workshop-ready")); turns += 1) {
    if (turns > 100000) throw new Error("the form does not mount");
    await turn();
  }
  window.scrollTo(0, 0);
  return true;
}"""


# A page that nobody works in hears nothing of what is kept, and draws nothing.
PUT_AWAY = """() => {
  for (const form of document.querySelectorAll("workshop-activity")) {
    form.mounted.unmount();
    form.mounted = null;
  }
}"""


class Desk:
    """Pages of activities, each on a device of its own, opened when a test first asks for it."""

    def __init__(self, open_device, base: str, options: dict):
        self._open_device, self._base, self._options = open_device, base, options
        self._devices: dict[str, tuple[BrowserContext, Watch]] = {}
        self._pages: dict[tuple[str, str, str], Page] = {}
        self._beside: list[Page] = []  # what lies beside the page that was laid last
        self._first = ""

    def lay(self, address: str, viewport: dict = DESK, color_scheme: str = "light", beside: str = "") -> Page:
        """The page at this address in the book, such as `notebooks/mapping.html`: as new, in this size and in these colours.

        beside: a name for another tab, opened beside the one that was laid before; its device keeps what it has.
        """
        if not beside:
            self._first = address
            while self._beside:
                self._beside.pop().evaluate(PUT_AWAY)
        if self._first not in self._devices:
            self._devices[self._first] = self._open_device(**self._options)
        key = (self._first, address, beside)
        is_new = key not in self._pages
        if is_new:
            self._pages[key] = self._devices[self._first][0].new_page()
        page = self._pages[key]
        if beside:
            self._beside.append(page)
        if page.viewport_size != viewport:
            page.set_viewport_size(viewport)
        page.emulate_media(media="null", color_scheme=color_scheme)
        url = self._base + address
        if page.url.split("#")[0] != url:
            page.goto(url)
            wait_until_ready(page)
        if not is_new and not page.evaluate(MOUNT_ANEW, [not beside, None]):
            with urlopen(url) as html:
                page.evaluate(MOUNT_ANEW, [not beside, html.read().decode("utf-8")])
        return page

    def clear(self) -> None:
        """A test has done with it: no script had a fault, and no other host was asked."""
        told = [found for _, watch in self._devices.values() for found in (*watch.faults, *watch.elsewhere)]
        for _, watch in self._devices.values():
            watch.faults.clear()
            watch.elsewhere.clear()
        assert told == []

    def close(self) -> None:
        for context, _ in self._devices.values():
            context.close()


@contextmanager
def sit_down(open_device, base: str, **options) -> Iterator[Desk]:
    """A desk for the tests of a file, with the book that is at the address `base`; `options` as for `open_device`."""
    desk = Desk(open_device, base, options)
    yield desk
    desk.close()
