"""Pages are lent from test to test: what one leaves on a page, the next does not find."""

import pytest
from devices import Device, Devices, Watch

LEAVE = """async () => {
  localStorage.setItem("left", "here");
  sessionStorage.setItem("left", "here");
  document.cookie = "left=here";
  const writeLate = () => { localStorage.setItem("late", "here"); sessionStorage.setItem("late", "here"); };
  addEventListener("pagehide", writeLate);
  document.addEventListener("visibilitychange", writeLate);
  setInterval(writeLate);
  const channel = new MessageChannel(); // what neither stops nor is a timer
  channel.port1.onmessage = () => (writeLate(), channel.port2.postMessage(0));
  channel.port2.postMessage(0);
  await new Promise((done) => (indexedDB.open("left").onsuccess = done));
}"""
FIND = """async () => [localStorage.length, sessionStorage.length, document.cookie, (await indexedDB.databases()).length]"""


@pytest.fixture
def devices(browser):
    """Devices of this test's own."""
    return Devices(browser)


def test_what_a_page_stored_is_gone_also_what_it_wrote_as_it_was_left(devices, each_base):
    device = devices.lend({})
    page = device.set_out()
    page.goto(f"{each_base}search.html#at-a-place")
    page.evaluate(LEAVE)
    assert page.evaluate(FIND)[:2] != [0, 0]
    devices.take_back(device)
    again = devices.lend({})
    assert again is device
    again.page.goto(f"{each_base}search.html#at-a-place")
    assert again.page.locator("main").count() == 1, "opened anew, though the page before had this address"
    kept = again.page.evaluate(
        "[...Object.keys(localStorage), ...Object.keys(sessionStorage)].filter((key) => !key.startsWith('workshop:'))"
    )
    assert kept == []
    assert again.page.evaluate(FIND)[2:] == ["", 0]
    again.close()


def test_size_colours_paper_pointer_listeners_and_further_pages_are_set_back(devices, book_url):
    device = devices.lend({})
    page = device.set_out({"width": 360, "height": 740}, "dark")
    page.goto(f"{book_url}book/index.html")
    page.emulate_media(media="print")
    page.on("console", lambda message: pytest.fail("heard of in the next test"))
    page.context.new_page()
    devices.take_back(device)
    again = devices.lend({})
    page = again.set_out()
    assert again is device and page.context.pages == [page]
    page.evaluate("console.log('nobody hears')")
    state = "[innerWidth, matchMedia('(prefers-color-scheme: dark)').matches, matchMedia('print').matches]"
    assert page.evaluate(state) == [1280, False, False]
    again.close()


@pytest.mark.parametrize(
    "spoil",
    [
        lambda page: page.add_init_script("window.left = 1"),
        lambda page: page.clock.install(),
        lambda page: page.route("**", lambda route: route.continue_()),
        lambda page: page.context.add_init_script("window.left = 1"),
        lambda page: page.close(),
    ],
    ids=["script", "clock", "route", "script-of-context", "closed"],
)
def test_a_page_that_cannot_be_set_back_is_not_lent_again(spoil, browser):
    device = Device(browser, {})
    spoil(device.page)
    assert not device.empty()


def test_what_a_page_did_for_one_test_is_not_told_to_another(devices):
    device, watch = devices.lend({}), Watch()
    watch.follow(device.context)
    watch.leave(device.context)
    device.page.evaluate("console.error('too late')")
    device.page.evaluate("1")
    assert watch.faults == []
    device.close()


def test_a_page_that_is_lent_stays_on_paper_wherever_it_goes(page, base):
    page.emulate_media(media="print", color_scheme="dark")
    for name in ("book/index.html", "book/plans/five-day.html"):
        page.goto(base + name)
        assert page.evaluate("matchMedia('print').matches && matchMedia('(prefers-color-scheme: dark)').matches"), name
