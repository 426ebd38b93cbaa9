"""What tests share: the built book, its address, and a real browser that reaches nothing but this machine."""

from __future__ import annotations

import gc
import os
import shutil
import sys
from pathlib import Path

import pytest
from devices import DESK, Devices, Watch
from small_book import SmallBook, lay_small_book, restore

from activities.running.building import build_book
from activities.running.chromium import NoChromium, find_chromium
from activities.running.late_imports import UNUSED_FORMATS
from activities.running.serving import serve_folder

gc.disable()  # until all is collected
for name in UNUSED_FORMATS:
    sys.modules.setdefault(name, None)  # a second less for each worker

ROOT = Path(__file__).resolve().parent.parent
QUIET = [
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-gpu",
    "--disable-sync",
    "--force-gpu-mem-available-mb=1",  # no test looks at pixels, so that none need be drawn
    "--js-flags=--no-turbofan,--no-maglev",  # no page is open for long enough to win back what its scripts cost to optimise
    "--no-first-run",
    "--no-sandbox",  # Chromium refuses to start as root with one
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
]

SLOW = {"browser", "book", "built_small_book", "laid_small_book"}  # what a test that uses one of these needs takes seconds to start


# The files that take longest, longest first, so that no worker is left alone with one at the end.
LONGEST = ("browser/test_pages.py", "browser/test_typing.py", "browser/test_every_worksheet.py", "test_every_pack_builds.py", "test_building.py",
           "test_commands.py", "test_changes.py", "test_live.py", "browser/test_files.py", "browser/test_indicators.py")  # fmt: skip


# What works in the one small book stays with one worker, so that it is built once.
IN_SMALL_BOOK = {f"tests/test_{name}.py" for name in ("bundles", "citations", "commands", "country", "law", "notebooks", "papers", "role_plays",
                                                      "small_book")}  # fmt: skip


def pytest_xdist_auto_num_workers(config):
    """One worker more than there are processors, since each waits now and then; one more still only starts what the others have."""
    return (os.cpu_count() or 2) + 1


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config, log):
    """A file stays with one worker, and so do those that work in the small book."""
    from xdist.scheduler import LoadFileScheduling

    class SmallBookTogether(LoadFileScheduling):
        def _split_scope(self, nodeid):
            file = super()._split_scope(nodeid)
            return "small book" if file in IN_SMALL_BOOK else file

    return SmallBookTogether(config, log)


def pytest_collection_modifyitems(items):
    """Mark as `slow` whatever needs a browser or builds a book; a module says so itself where it starts something else."""
    for item in items:
        if SLOW & set(item.fixturenames):
            item.add_marker("slow")
        if "built_small_book" in item.fixturenames and item.nodeid.split("::")[0] not in IN_SMALL_BOOK:
            raise pytest.UsageError(
                f"{item.nodeid} takes the small book, so that its file is to stand in IN_SMALL_BOOK of conftest.py"
            )
    places = {f"tests/{name}": place for place, name in enumerate(LONGEST)}
    items.sort(key=lambda item: places.get(item.nodeid.split("::")[0], len(places)))


def pytest_collection_finish():
    """What was imported and collected is there until the end, and of what comes later most outlives its test, such as pages that
    were read: to look through all that for rubbish as often as Python does by itself takes a tenth of each worker's time.
    """
    gc.freeze()
    gc.set_threshold(50_000, 10, 10)
    gc.enable()


@pytest.fixture(scope="session")
def book() -> Path:
    """The folder of the built book: WORKSHOP_BOOK, else `_build/html`, which is built when it is missing."""
    if chosen := os.environ.get("WORKSHOP_BOOK"):
        return Path(chosen)
    built = ROOT / "_build" / "html"
    return built if built.is_dir() else build_book()


@pytest.fixture(scope="session")
def book_url(book):
    """The address at which the book is served for the tests, ending in /."""
    with serve_folder(book) as url:
        yield url


@pytest.fixture(scope="session")
def unbuilt_small_book(tmp_path_factory) -> tuple[SmallBook, Path]:
    """The small book, laid once, and a copy of it as it was then. Tests take `laid_small_book`."""
    book = lay_small_book(tmp_path_factory.mktemp("laid-small-book") / "book")
    return book, shutil.copytree(book.root, book.root.with_name("kept"), symlinks=True)


@pytest.fixture
def laid_small_book(unbuilt_small_book) -> SmallBook:
    """The small book, not built yet: for checks of its rows, or a first build."""
    book, kept = unbuilt_small_book
    restore(kept, book.root)
    return book


@pytest.fixture(scope="session")
def built_small_book(tmp_path_factory) -> tuple[SmallBook, Path]:
    """The small book, built once, and a copy of it as it was then. Tests take `small_book`."""
    book = lay_small_book(tmp_path_factory.mktemp("small-book") / "book")
    book.build(fresh=True)
    return book, shutil.copytree(book.root, book.root.with_name("kept"), symlinks=True)


@pytest.fixture
def small_book(built_small_book) -> SmallBook:
    """The small book as it was built, to change and to build again: what a test has changed in its one folder is put back for the next."""
    book, kept = built_small_book  # one folder for every test, since a build knows where it lies
    restore(kept, book.root)
    return book


@pytest.fixture(scope="session")
def chromium() -> Path:
    """The browser's executable. Without one the test fails with the line that says what to install."""
    try:
        return find_chromium()
    except NoChromium as missing:
        pytest.fail(str(missing), pytrace=False)


@pytest.fixture(scope="session")
def browser(chromium):
    """One browser for all tests."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(chromium), args=QUIET)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def open_device(browser):
    """Makes devices that outlive a test: a context, and the `Watch` of its pages. Whoever opens one closes it."""

    def open_one(**options):
        context = browser.new_context(**{"locale": "en-GB", **options})
        watch = Watch()
        watch.follow(context)
        return context, watch

    return open_one


@pytest.fixture
def watch() -> Watch:
    """What the pages of this test did: `watch.elsewhere`, `watch.faults`."""
    return Watch()


@pytest.fixture(scope="session")
def devices(browser) -> Devices:
    """The devices that `new_page` lends to tests."""
    return Devices(browser)


@pytest.fixture
def new_page(devices, watch):
    """Makes pages, each like a new device: `new_page(viewport={"width": 360, "height": 740})`.

    Takes what Playwright's `new_context` takes. No host but 127.0.0.1 is found.
    """
    lent = []

    def open_page(viewport=DESK, color_scheme="light", **options):
        device = devices.lend(options)
        lent.append(device)
        watch.follow(device.context)
        return device.set_out(viewport, color_scheme)

    yield open_page
    for device in lent:
        watch.leave(device.context)
        devices.take_back(device)


@pytest.fixture
def page(new_page):
    """A page on a new device of ordinary size."""
    return new_page()
