"""What the pages of words promise, read from the built book and from the parts that make it."""

from __future__ import annotations

import base64
import dataclasses
import gzip
import hashlib
import re
from functools import cache
from types import SimpleNamespace
from urllib.parse import unquote, urldefrag

import pytest
from book_rows import book_rows
from built_pages import BuiltPages
from docutils.utils import new_document
from sphinx.application import Sphinx
from sphinx.util.docutils import docutils_namespace

from activities.loading.editions import Edition
from activities.measuring.forms import build_key
from activities.page.links import doc_link, rendered, resolve_links
from activities.page.stubs import prepare_pages
from activities.page.timetable import clock

TEXT_PAGE = 60_000  # gzip bytes, with all that the page loads as it opens; the stock theme alone was 857,000
SEARCH_PAGE = 150_000  # it loads the index of the whole book
ACTIVITY_PAGE = 150_000
COMPONENTS = "book/about/components.html"  # every component with every style, in no list of contents
PRINT_SET = "book/guide/print-set.html"  # every sheet that can be printed
PLANNER = "book/guide/planner.html"  # all plans, with what their sessions need
DEBRIEF = "book/guide/debrief.html"  # what all activities ask, their cases and readings
BLOCKING_STYLE = 20_000


@pytest.fixture(scope="module")
def rows():
    return book_rows()


@pytest.fixture(scope="module")
def pages(book):
    """Every page of the book, parsed when it is asked for."""
    return BuiltPages(book)


def find_target(book, page, href):
    """The file that a link leads to, and the place in it."""
    address, anchor = urldefrag(href)
    address = address.partition("?")[0]
    target = (book / page).parent / unquote(address) if address else book / page
    return target.resolve(), anchor


def links_of(soup):
    return [link["href"] for link in soup.find_all("a", href=True)]


def is_elsewhere(address):
    return re.match(r"(https?:)?//", address) is not None


def test_every_link_in_the_book_arrives_at_its_place(book, pages):
    book = book.resolve()
    places = {book / page: set(outline.xpath("//@id")) for page, outline in pages.outlines()}
    lost = []
    for page, outline in pages.outlines():
        for href in set(outline.xpath("//a/@href")):
            if is_elsewhere(href) or href.startswith("mailto:"):
                continue
            target, anchor = find_target(book, page, href)
            there = places.get(target)
            if there is None or (anchor and anchor not in there):
                lost.append(f"{page}: {href}")
    assert lost == []


def test_every_session_of_a_plan_leads_to_its_activity_chapter_or_advice(pages, rows):
    for plan in rows.plans.values():
        page = pages[f"book/plans/{plan.id}.html"]
        shown = page.select("ol.plan > li")
        lines = [line for day in plan.days for line in day.lines]
        assert len(shown) == len(lines)
        for line, row in zip(lines, shown, strict=True):
            link = row.select_one(".line-name a")
            assert line.title in row.get_text()
            assert (link is None) == (line.form == "break"), line.id
            if line.activity and not rows.activities[line.activity].page:
                assert link["href"].endswith(f"activities/index.html#{line.activity}")
            elif line.page and not line.activity:
                assert line.page.removeprefix("book/") in link["href"]


def test_times_of_a_day_follow_each_other_and_add_up_to_its_minutes(pages, rows):
    for plan in rows.plans.values():
        for day in pages[f"book/plans/{plan.id}.html"].select('section[id^="day-"]'):
            before = plan.start
            for row in day.select("ol.plan > li"):
                minutes = int(re.match(r"\d+", row.select_one(".minutes").get_text())[0])
                assert row.select_one(".line-time time").get_text() == before
                before = clock(before, minutes)
            assert [time.get_text() for time in day.select(".day-times time")] == [plan.start, before]


def test_a_day_names_the_aims_of_all_its_sessions_and_each_aim_its_days(pages, rows):
    aims = pages["book/plans/index.html"]
    for plan in rows.plans.values():
        page = pages[f"book/plans/{plan.id}.html"]
        for day in plan.days:
            section = page.find(id=f"day-{day.number}")
            wanted = {aim for line in day.lines for aim in line.aims}
            wanted |= {aim for line in day.lines if line.activity for aim in rows.activities[line.activity].aims}
            named = {href.partition("#")[2] for href in links_of(section.select_one("p.serves"))}
            assert named == wanted
            for aim in wanted:
                days = [link["href"].rpartition("/")[2] for link in aims.select("table.aims thead a")]
                served = aims.find(id=aim).select("td")
                assert served[days.index(f"{plan.id}.html#day-{day.number}")].get_text(strip=True)


def test_a_clock_runs_over_the_hour_and_past_midnight():
    assert clock("09:00") == "09:00"
    assert clock("09:05", 95) == "10:40"
    assert clock("23:30", 45) == "00:15"


def test_every_case_is_told_whole_and_begins_with_its_content_note(pages, rows):
    for case in rows.cases.values():
        article = pages[f"book/cases/{case.id}.html"].select_one("article.page")
        told = [passage.get_text() for passage in article.select(".passage")]
        assert told == [passage.text for passage in case.passages]
        assert [item.get_text() for item in article.select("#not-stated li")] == case.not_stated
        words = article.get_text()
        if case.content_note:
            assert words.index(case.content_note) < words.index(case.summary)
        else:
            assert not article.select(".content-note")


def test_cases_stand_in_the_order_of_their_numbers(pages, rows):
    contents = pages["book/cases/linh.html"].select_one("nav.contents")
    names = [link.select("span")[-1].get_text() for link in contents.select('a[aria-current="page"]')]
    order = [link.select("span")[-1].get_text() for link in contents.select("ul ul a")]
    assert names == [rows.cases["linh"].title]
    assert order == [case.title for case in rows.cases.values()]


def test_the_activities_stand_in_the_contents_in_the_order_of_their_rows(pages, rows):
    links = pages["notebooks/mapping.html"].select("nav.contents ul ul a")
    listed = ["mapping" if link["href"] == "#" else link["href"].removesuffix(".html").rpartition("/")[2] for link in links]
    assert [id for id in listed if id in rows.activities] == list(rows.activities)


def test_a_reading_stands_on_no_page_of_a_case(pages, rows):
    for case, reading in rows.readings.items():
        assert reading.overall not in pages[f"book/cases/{case}.html"].get_text()


def test_the_six_and_the_eleven_are_mapped_both_ways(pages, rows):
    page = pages["book/learn/indicators.html"]
    for question in rows.questions.values():
        row = page.find(id=question.id)
        assert question.text in row.get_text()
        for eleven in filter(None, (question.eleven, question.eleven_also)):
            assert f"#{eleven}" in links_of(row)
            assert f"#{question.id}" in links_of(page.find(id=eleven))
    for eleven in rows.eleven.values():
        for relation in eleven.six:
            assert f"#{relation.indicator}" in links_of(page.find(id=eleven.id))


def test_offences_are_defined_element_by_element_in_the_treatys_words(pages, rows):
    page = pages["book/learn/definitions.html"]
    for offence in rows.offences.values():
        text = page.find(id=offence.id).get_text()
        assert all(exception in text for exception in offence.exceptions)
        for element in offence.elements:
            shown = page.find(id=element.id)
            assert [term.get_text() for term in shown.select("q")] == element.terms
            assert bool(shown.select(".note")) == element.not_needed_for_a_child


def test_every_activity_has_a_card_with_its_product_and_a_page_with_its_steps(pages, rows):
    cards = pages["book/activities/index.html"]
    for activity in rows.activities.values():
        assert activity.product in cards.find(id=activity.id).get_text()
        steps = [step.get_text() for step in pages[f"{activity.page}.html"].select(".wa-brief ol li")]
        assert steps == activity.steps


def test_every_source_has_its_place_in_the_list(pages, rows):
    page = pages["book/about/sources.html"]
    for source in rows.sources.values():
        assert page.find(id=f"source-{source.id}").get_text() == source.short


SCRIPT = "//script[@src][not(@type)]"  # a script of a type of ours comes later


def loaded_by(outline):
    """Files that a page loads as it opens: addresses of scripts, styles and pictures."""
    addresses = outline.xpath(f"{SCRIPT}/@src | //img/@src | //iframe/@src | //link[@rel='stylesheet']/@href")
    return [address for address in addresses if not address.startswith("data:")]


@cache
def weigh(file):
    """What a file weighs when it is sent."""
    return len(gzip.compress(file.read_bytes()))


def test_no_page_loads_anything_from_another_host(book, pages):
    for page, outline in pages.outlines():
        assert not [address for address in loaded_by(outline) if is_elsewhere(address)], page
    for style in book.rglob("*.css"):
        assert not re.search(r"(url\(\s*|@import\s*)['\"]?(https?:)?//", style.read_text(encoding="utf-8")), style


def test_pages_lead_outside_by_the_addresses_of_sources_alone(pages, rows):
    listed = {row.url for row in rows.sources.values()}
    hrefs = [(page, href) for page, outline in pages.outlines() for href in outline.xpath("//a/@href")]
    assert [(page, href) for page, href in hrefs if is_elsewhere(href) and href not in listed] == []


def test_pages_stay_within_their_budget_of_bytes(book, pages):
    """With the type: all of it that a page of this language needs."""
    type_of_all = (book / "_static" / "type-latin.woff2").stat().st_size
    too_heavy = []
    for page, outline in pages.outlines():
        loaded = loaded_by(outline)
        files = {book / page} | {find_target(book, page, address)[0] for address in loaded}
        weight = type_of_all + sum(map(weigh, files))
        is_activity = any("/activities/" in address for address in loaded if ".js" in address)
        budget = ACTIVITY_PAGE if is_activity or page in (COMPONENTS, DEBRIEF, PRINT_SET, PLANNER) else TEXT_PAGE
        budget = SEARCH_PAGE if page == "search.html" else budget
        if weight > budget:
            too_heavy.append(f"{page}: {weight} bytes, more than {budget}")
    assert too_heavy == []


def test_the_style_that_holds_up_a_page_of_words_is_small(book, pages):
    for page, outline in pages.outlines():
        if outline.find_class("workshop"):
            continue
        styles = outline.xpath("//link[@rel='stylesheet']/@href")
        assert sum(weigh(find_target(book, page, style)[0]) for style in styles) <= BLOCKING_STYLE, page


def test_no_script_in_the_head_makes_a_page_of_words_wait(pages):
    for page, outline in pages.outlines():
        assert outline.xpath(f"{SCRIPT}[not(@defer) and not(@async)]/@src") == [], page


def test_the_built_book_holds_the_letters_of_its_own_type_and_nothing_of_the_stock_theme(book):
    fonts = {path.name: path.stat().st_size for path in book.rglob("*") if path.suffix in (".woff2", ".woff", ".ttf")}
    # The further Latin letters are a file of their own, for the names of people and courts that have them.
    assert {"type-latin.woff2"} <= set(fonts) <= {"type-latin.woff2", "type-latin-ext.woff2"} and sum(fonts.values()) < 20_000
    left = [path.name for path in book.rglob("*") if "fontawesome" in path.name or "bootstrap" in path.name]
    assert left == []


def test_a_new_case_gets_a_page_and_a_page_without_a_case_goes(tmp_path, rows):
    prepare_pages(rows, tmp_path)
    folder = tmp_path / "book" / "cases"
    (folder / "index.md").write_text("# The cases\n")
    linh = rows.cases["linh"]
    other = linh.model_copy(update={"id": "at-the-harbour"})
    prepare_pages(dataclasses.replace(rows, cases={"linh": linh, other.id: other}), tmp_path)
    assert {path.name for path in folder.iterdir()} == {"index.md", "linh.md", "at-the-harbour.md"}


def test_a_page_that_is_right_is_not_written_again(tmp_path, rows):
    prepare_pages(rows, tmp_path)
    before = {path: path.stat().st_mtime_ns for path in (tmp_path / "book" / "cases").iterdir()}
    prepare_pages(rows, tmp_path)
    assert {path: path.stat().st_mtime_ns for path in before} == before


def resolve(html, found=("book/index", "book/cases/linh")):
    """One piece of rendered rows, as it reads on the page book/plans/five-day."""
    document = new_document("five-day")
    document.append(rendered(html, ("five-day.md", 1)))
    app = SimpleNamespace(
        env=SimpleNamespace(found_docs=set(found)),
        builder=SimpleNamespace(get_relative_uri=lambda here, there: f"../../{there}.html"),
    )
    resolve_links(app, document, "book/plans/five-day")
    return document.astext()


def test_a_link_in_rows_is_resolved_for_its_page(caplog):
    html = resolve(f'<a href="{doc_link("book/cases/linh", "linh-03")}">Linh</a>')
    assert html == '<a href="../../book/cases/linh.html#linh-03">Linh</a>'
    assert not caplog.records


def test_a_link_in_rows_to_a_page_that_is_not_there_is_one_warning(caplog):
    resolve(f'<a href="{doc_link("book/learn/nowhere")}">Nowhere</a>' * 2)
    assert [record.levelname for record in caplog.records] == ["WARNING"]
    assert "no page 'book/learn/nowhere'" in caplog.text


@pytest.mark.parametrize(
    ("readings", "shown", "missing"), [(False, "has no readings", "Linh is open"), (True, "Linh is open", "has no readings")]
)
def test_an_edition_without_readings_does_not_tell_where_a_case_belongs(tmp_path, monkeypatch, readings, shown, missing):
    from activities.page.directives import WithReadingsDirective
    from activities.page.rows import book_rows

    (tmp_path / "index.md").write_text("# Cases\n\n````{with-readings}\nLinh is open.\n````\n", encoding="utf-8")
    for name, value in Edition(name="self-study" if readings else "participant").to_environment().items():
        monkeypatch.setenv(name, value)
    book_rows.cache_clear()
    with docutils_namespace():
        app = Sphinx(tmp_path, None, tmp_path / "out", tmp_path / "trees", "html", {"extensions": ["myst_parser"]}, status=None)
        app.add_directive("with-readings", WithReadingsDirective)
        app.build()
    book_rows.cache_clear()
    page = (tmp_path / "out" / "index.html").read_text(encoding="utf-8")
    assert shown in page and missing not in page


def test_every_page_says_what_it_may_load_and_runs_no_script_but_its_own(pages):
    """The policy stands before anything that it rules, and names each script in the page by its sum."""
    faults = []
    policies = "//meta[@http-equiv='Content-Security-Policy']"
    for page, outline in pages.outlines():
        [policy] = outline.xpath(policies)
        rules = dict(rule.strip().split(" ", 1) for rule in policy.get("content").split(";"))
        first = outline.xpath(f"({policies} | //script | //link | //style | //img)[1]")[0]
        faults += [f"{page}: {first.tag} before the policy"] if first is not policy else []
        faults += [
            f"{page}: {word}" for word in ("unsafe-inline", "unsafe-eval", "http:", "https:", "*") if word in rules["script-src"]
        ]
        for script in outline.xpath("//script[not(@src)][not(@type='application/json')]"):
            digest = base64.b64encode(hashlib.sha256((script.text or "").encode()).digest()).decode()
            if f"'sha256-{digest}'" not in rules["script-src"]:
                faults.append(f"{page}: {script.text}")
        faults += [f"{page}: {name.attrname}" for name in outline.xpath("//@*[starts-with(name(), 'on')]")]
    assert faults == []


def test_no_byte_of_the_book_to_study_by_oneself_has_the_key_of_the_tests(book):
    """A test whose answers are known measures nothing, and whoever comes to the next workshop reads this edition."""
    whys = [one["why"] for one in build_key(book_rows()).values()]
    for path in (one for one in book.rglob("*") if one.suffix in (".html", ".js", ".json", ".txt")):
        text = path.read_text(encoding="utf-8")
        assert '"holds"' not in text and not [why for why in whys if why in text], path.relative_to(book)
