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


def test_a_file_of_ones_own_is_played_and_its_name_and_a_link_are_kept_until_they_are_forgotten(new_page, each_base):
    page = new_page()
    own = open_videos(page, each_base)
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
    own = open_videos(page, each_base)
    expect(own.locator("[data-video-link]")).to_have_value(LINK)
    expect(own.locator("[data-video-says]")).to_contain_text("our-film.wav")
    own.locator("[data-video-forget]").click()
    own = open_videos(page, each_base)
    expect(own.locator("[data-video-link]")).to_have_value("")
    expect(own.locator("[data-video-says]")).to_be_empty()
    assert page.evaluate("() => Object.keys(localStorage).filter((key) => key.includes('video:'))") == []


@pytest.mark.parametrize("address", ["javascript:alert(1)", "file:///etc/passwd", "data:text/html,x"])
def test_what_is_no_address_of_a_site_is_neither_kept_nor_opened(address, page, base):
    own = open_videos(page, base)
    page.evaluate("() => { window.opened = null; window.open = (...how) => { window.opened = how; return null; }; }")
    own.locator("[data-video-link]").fill(address)
    own.locator("[data-video-open]").click()
    assert page.evaluate("() => window.opened") is None
    assert page.evaluate("() => Object.keys(localStorage).filter((key) => key.includes('video:'))") == []


def test_a_reading_is_printed_alone_with_the_names_of_both_voices(new_page, base):
    page = new_page()
    open_videos(page, base)
    page.evaluate("() => { window.print = () => document.body.setAttribute('data-printed', ''); }")
    page.locator("[data-reading-print]").nth(0).click()
    page.emulate_media(media="print")
    testimony = VIDEOS[0].testimony
    seen = page.locator(".spoken:visible").all_inner_texts()
    assert len(seen) == len(testimony.spoken)
    assert all(one.text in text for one, text in zip(testimony.spoken, seen, strict=True))
    expect(page.locator(f"#video-{VIDEOS[1].id}")).to_be_hidden()
    expect(page.get_by_text(testimony.note)).to_be_visible()


def test_nothing_of_the_page_stands_out_of_a_phone_and_no_rule_of_accessibility_is_broken(new_page, base, axe_violations):
    page = new_page(viewport={"width": 360, "height": 780})
    open_videos(page, base)
    assert page.evaluate("() => document.documentElement.scrollWidth") <= 360
    assert axe_violations(page) == []
