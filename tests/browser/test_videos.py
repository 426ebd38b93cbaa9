"""The page of films: a file of one's own is played from this device, a link is kept and opened when pressed for, a reading is printed alone."""

from __future__ import annotations

import io
import wave

import pytest
from book_rows import book_rows
from playwright.sync_api import expect

PAGE = "book/guide/videos.html"
VIDEOS = list(book_rows().videos.values())
LINK = "https://example.org/film"


def make_recording() -> bytes:
    """A second of silence that every browser plays."""
    file = io.BytesIO()
    with wave.open(file, "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(2)
        sound.setframerate(8000)
        sound.writeframes(b"\0\0" * 8000)
    return file.getvalue()


def open_videos(page, base):
    page.goto(base + PAGE)
    return page.locator(f'[data-video="{VIDEOS[0].id}"]')


def test_a_file_of_ones_own_is_played_and_its_name_and_a_link_are_kept_until_they_are_forgotten(page, base):
    own = open_videos(page, base)
    own.locator("[data-video-file]").set_input_files({"name": "our-film.wav", "mimeType": "audio/wav", "buffer": make_recording()})
    page.wait_for_function("() => document.querySelector('[data-video] video')?.readyState >= 1")
    assert page.evaluate("() => document.querySelector('[data-video] video').duration") == 1
    own.locator("[data-video-link]").fill("not a link")
    own.locator("[data-video-open]").click()
    expect(own.locator("[data-video-says]")).to_contain_text("https://")
    expect(own.locator("[data-video-link]")).to_be_focused()
    page.evaluate("() => { window.open = (...how) => { window.opened = how; return null; }; }")
    own.locator("[data-video-link]").fill(LINK)
    own.locator("[data-video-open]").click()
    assert page.evaluate("() => window.opened") == [LINK, "_blank", "noopener,noreferrer"]
    own = open_videos(page, base)
    expect(own.locator("[data-video-link]")).to_have_value(LINK)
    expect(own.locator("[data-video-says]")).to_contain_text("our-film.wav")
    own.locator("[data-video-forget]").click()
    own = open_videos(page, base)
    expect(own.locator("[data-video-link]")).to_have_value("")
    expect(own.locator("[data-video-says]")).to_be_empty()
    assert page.evaluate("() => Object.keys(localStorage).filter((key) => key.includes('video:'))") == []


@pytest.fixture(scope="module")
def opened(open_device, book):
    """The page, for tests that leave nothing on it."""
    context, watch = open_device()
    page = context.new_page()
    open_videos(page, book.as_uri() + "/")
    yield page
    assert (watch.elsewhere, watch.faults) == ([], [])
    context.close()


def test_what_is_no_address_of_a_site_is_neither_kept_nor_opened(opened):
    own = opened.locator(f'[data-video="{VIDEOS[0].id}"]')
    opened.evaluate("() => { window.opened = null; window.open = (...how) => { window.opened = how; return null; }; }")
    for address in ("javascript:alert(1)", "file:///etc/passwd", "data:text/html,x"):
        own.locator("[data-video-link]").fill(address)
        own.locator("[data-video-open]").click()
        assert opened.evaluate("() => window.opened") is None, address
        kept = opened.evaluate("() => Object.entries(localStorage).filter(([key]) => key.includes('video:')).join()")
        assert kept == "", address
    own.locator("[data-video-forget]").click()


def test_a_reading_is_printed_alone_with_the_names_of_both_voices(opened):
    opened.evaluate("() => { window.print = () => document.body.setAttribute('data-printed', ''); }")
    opened.locator("[data-reading-print]").nth(0).click()
    opened.emulate_media(media="print")
    testimony = VIDEOS[0].testimony
    seen = opened.locator(".spoken:visible").all_inner_texts()
    assert len(seen) == len(testimony.spoken)
    assert all(one.text in text for one, text in zip(testimony.spoken, seen, strict=True))
    expect(opened.locator(f"#video-{VIDEOS[1].id}")).to_be_hidden()
    expect(opened.get_by_text(testimony.note)).to_be_visible()
    opened.emulate_media(media="screen")
    opened.evaluate("() => window.dispatchEvent(new Event('afterprint'))")
    expect(opened.locator(f"#video-{VIDEOS[1].id}")).to_be_visible()


def test_nothing_of_the_page_stands_out_of_a_phone_and_no_rule_of_accessibility_is_broken(opened, axe_violations):
    opened.set_viewport_size({"width": 360, "height": 780})
    assert opened.evaluate("() => document.documentElement.scrollWidth") <= 360
    assert axe_violations(opened) == []
    opened.set_viewport_size({"width": 1280, "height": 720})
