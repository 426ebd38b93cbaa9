"""Pages like new devices. A page that a test has done with is emptied for the next, at a tenth of the cost of a new one."""

from __future__ import annotations

from urllib.parse import urlsplit

from playwright.sync_api import Browser, BrowserContext, Error, Page

DESK = {"width": 1280, "height": 720}
# What stays with a page or a context for good.
FOR_GOOD = ("add_init_script", "expose_binding", "expose_function", "route", "route_web_socket")
CLOCK = ("install", "pause_at", "set_fixed_time", "set_system_time")
KEPT = 4  # devices that wait for the next test
# The page stays until the next test goes elsewhere. Until then it hears nothing, neither that it is left, it has nothing more to do,
# and whatever of it goes on keeps nothing.
SILENCE = """() => {
  window.stop();
  for (let timer = setTimeout(() => {}); timer > 0; timer -= 1) clearTimeout(timer);
  const keepNothing = () => {};
  for (const name of ["setItem", "removeItem", "clear"]) Storage.prototype[name] = keepNothing;
  IDBFactory.prototype.open = () => new EventTarget();
  Object.defineProperty(document, "cookie", { get: () => "", set: keepNothing });
  if (location.protocol !== "about:") history.replaceState(null, "", "?done-with"); // so that the same page is opened anew
  document.open(); // takes away what listens to window and document
  document.close();
}"""


class Watch:
    """What pages did that a test may forbid: requests to other hosts, faults in a script."""

    def __init__(self):
        self.elsewhere: list[str] = []
        self.faults: list[str] = []

    def follow(self, context: BrowserContext) -> None:
        """Take down what the pages of `context` do from now on."""
        for event, note in self._notes():
            context.on(event, note)

    def leave(self, context: BrowserContext) -> None:
        """Follow them no longer."""
        for event, note in self._notes():
            context.remove_listener(event, note)

    def _notes(self):
        return ("request", self._note_request), ("weberror", self._note_error), ("console", self._note_console)

    def _note_request(self, request) -> None:
        if not request.url.startswith(("http://127.0.0.1:", "file:", "data:", "blob:", "about:")):
            self.elsewhere.append(request.url)

    def _note_error(self, fault) -> None:
        self.faults.append(str(fault.error))

    def _note_console(self, message) -> None:
        if message.type == "error":
            self.faults.append(message.text)


class Device:
    """A context with one page.

    options: what Playwright's `new_context` takes, without size and colours, which `set_out` gives.
    """

    def __init__(self, browser: Browser, options: dict):
        self.options = options
        self.context = browser.new_context(**{"locale": "en-GB", **options})
        self.page = self.context.new_page()
        self._spoilt = False
        self._origins: set[str] = set()
        self._listeners: list = []
        self.page.on("framenavigated", lambda frame: self._origins.add(read_origin(frame.url)))
        for thing, names in ((self.page, FOR_GOOD), (self.context, FOR_GOOD), (self.page.clock, CLOCK)):
            for name in names:
                self._before(thing, name, self._spoil)
        self._before(self.page, "on", lambda *listener: self._listeners.append(listener))

    def set_out(self, viewport: dict = DESK, color_scheme: str = "light") -> Page:
        """Its page, of this size and in these colours."""
        if self.page.viewport_size != viewport:
            self.page.set_viewport_size(viewport)
        self.page.emulate_media(media="null", color_scheme=color_scheme)
        return self.page

    def empty(self) -> bool:
        """Take away all that a test has left on it. False where that cannot be: then it is closed."""
        try:
            if not self._spoilt:
                for listener in self._listeners:
                    self.page.remove_listener(*listener)
                self._listeners.clear()
                for page in self.context.pages:
                    if page is not self.page:
                        page.close()
                self.page.evaluate(SILENCE)
                # Open for this alone: beside a second session a page that goes elsewhere forgets that it is printed.
                commands = self.context.new_cdp_session(self.page)
                for origin in self._origins - {""}:
                    commands.send("Storage.clearDataForOrigin", {"origin": origin, "storageTypes": "all"})
                commands.detach()
                self._origins.clear()
                self.page.mouse.move(0, 0)
                return True
        except Error:
            pass  # a page that has crashed or was closed, a server that is no more
        self.close()
        return False

    def close(self) -> None:
        self.context.close()

    def _spoil(self, *_values, **_named) -> None:
        self._spoilt = True

    @staticmethod
    def _before(thing, name: str, note) -> None:
        """Have `note` called with what `thing.name` is called with."""
        do = getattr(thing, name)

        def note_and_do(*values, **named):
            note(*values, **named)
            return do(*values, **named)

        setattr(thing, name, note_and_do)


class Devices:
    """The devices of one browser: lent to a test, emptied after it, and lent again."""

    def __init__(self, browser: Browser):
        self._browser = browser
        self._idle: list[Device] = []

    def lend(self, options: dict) -> Device:
        """A device as new with these options."""
        found = next((device for device in self._idle if device.options == options), None)
        if found is None:
            return Device(self._browser, options)
        self._idle.remove(found)
        return found

    def take_back(self, device: Device) -> None:
        """A test has done with it."""
        if device.empty():
            self._idle.append(device)
        while len(self._idle) > KEPT:
            self._idle.pop(0).close()


def read_origin(url: str) -> str:
    """Whose storage a page at this address has; empty where it has none."""
    parts = urlsplit(url)
    return "file://" if parts.scheme == "file" else f"{parts.scheme}://{parts.netloc}" if parts.netloc else ""
