"""A real Chromium with a slowed processor and network, and a record of what each page fetched.

The throttling is that of the browser's own developer tools, set over the DevTools protocol.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from playwright.sync_api import Browser, Page, sync_playwright

from activities.running.chromium import find_chromium
from activities.running.serving import HOST

# The preset "Fast 3G" of Chromium's developer tools: 1.6 Mbit/s down and 750 kbit/s up, of which it
# counts nine tenths as usable, and a round trip of 150 ms times 3.75 for each request.
FAST_3G = {
    "offline": False,
    "downloadThroughput": 1.6e6 / 8 * 0.9,
    "uploadThroughput": 750e3 / 8 * 0.9,
    "latency": 150 * 3.75,
}
PATIENCE = 180_000  # milliseconds: the stock page takes its time on a slow network
ARGUMENTS = [
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-gpu",
    "--disable-sync",
    "--no-first-run",
    "--no-sandbox",  # Chromium refuses to start as root with one
    f"--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE {HOST}",
]


@dataclass(frozen=True)
class Condition:
    """How slow the machine and its network are."""

    name: str
    cpu: int = 1
    network: dict | None = None


PLAIN = Condition("plain")
SLOW_CPU = Condition("4× CPU", cpu=4)
SLOW = Condition("4× CPU and fast 3G", cpu=4, network=FAST_3G)


@dataclass
class Traffic:
    """What a page asked for. Bytes are as transferred: compressed, with headers, errors too."""

    requests: list[str] = field(default_factory=list)
    bytes: int = 0

    @property
    def elsewhere(self) -> list[str]:
        """The addresses on other hosts. None of them was reached."""
        return [address for address in self.requests if urlsplit(address).hostname != HOST]

    def follow(self, session) -> None:
        """Take down what the page of this DevTools session fetches from now on."""
        session.on("Network.requestWillBeSent", self._note_request)
        session.on("Network.loadingFinished", self._note_bytes)
        session.send("Network.enable")

    def _note_request(self, event) -> None:
        address = event["request"]["url"]
        if not address.startswith(("data:", "blob:")):
            self.requests.append(address)

    def _note_bytes(self, event) -> None:
        self.bytes += int(event["encodedDataLength"])


@dataclass
class Visit:
    """A page on a device that has never seen the book: nothing cached, nothing kept."""

    page: Page
    session: object
    traffic: Traffic

    def slow_down(self, condition: Condition) -> None:
        """Slow the processor and the network from here on."""
        self.session.send("Emulation.setCPUThrottlingRate", {"rate": condition.cpu})
        if condition.network:
            self.session.send("Network.emulateNetworkConditions", condition.network)

    def measure_heap(self) -> int:
        """The bytes of script objects still in use, after the garbage is collected."""
        self.session.send("HeapProfiler.collectGarbage")
        return int(self.session.send("Runtime.getHeapUsage")["usedSize"])


@contextlib.contextmanager
def open_browser() -> Iterator[Browser]:
    """Start the machine's Chromium, which finds no host but this machine. Raises NoChromium."""
    executable = find_chromium()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(executable), args=ARGUMENTS)
        try:
            yield browser
        finally:
            browser.close()


@contextlib.contextmanager
def open_visit(browser: Browser) -> Iterator[Visit]:
    """A new visit, with its traffic taken down from the first request on."""
    context = browser.new_context(locale="en-GB", viewport={"width": 1280, "height": 800})
    context.set_default_timeout(PATIENCE)
    try:
        page = context.new_page()
        session = context.new_cdp_session(page)
        traffic = Traffic()
        traffic.follow(session)
        yield Visit(page, session, traffic)
    finally:
        context.close()
