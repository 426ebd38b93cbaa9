"""What a pack must not get past `check`: each trial is one thing that somebody careless or unkind might write, and is refused by name.

The rows are those of the small book, with its pages around them.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from small_book import LAYERS, TESTS, as_own_rows

from activities.loading import DataErrors, load_rows

GOOD_PLAN = LAYERS[0] / "plans" / "one-day.yml"
MINUTES = "page.takes-short"
ACTIVITIES = LAYERS[1] / "activities.yml"


@pytest.fixture(scope="module")
def book(tmp_path_factory) -> Iterator[Path]:
    """The small book's rows and pages, without what builds them."""
    root = shutil.copytree(TESTS / "books" / "small", tmp_path_factory.mktemp("book") / "book")
    for layer in LAYERS:
        shutil.copytree(layer, root / "data", dirs_exist_ok=True)
    with (root / "data" / "ui" / "en.yml").open("a", encoding="utf-8") as labels:
        labels.write(f'{MINUTES}: "{{minutes}} minutes, for {{size}}"\npage.aim: Plan\n')
    with as_own_rows(root / "data"):
        yield root


@pytest.fixture
def refuse(book, tmp_path):
    """Lays a pack over the rows and gives what is said against it; fails where nothing is."""

    def lay(files: dict[str, object]) -> str:
        write_pack(tmp_path / "pack", files)
        with pytest.raises(DataErrors) as raised:
            load_rows(book / "data", [tmp_path / "pack"])
        assert all(error.startswith("pack 'pack' › ") for error in raised.value.errors), raised.value.errors
        return str(raised.value)

    return lay


@pytest.fixture
def accept(book, tmp_path):
    """Lays a pack over the rows and gives them."""

    def lay(files: dict[str, object]):
        return load_rows(book / "data", [write_pack(tmp_path / "pack", files)])

    return lay


def write_pack(folder: Path, files: dict[str, object]) -> Path:
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if isinstance(content, Path):
            path.symlink_to(content)
        else:
            text = (
                content if isinstance(content, str) else yaml.safe_dump(content, allow_unicode=True, sort_keys=False, width=10_000)
            )
            path.write_text(text, encoding="utf-8")
    return folder


def activity(**changes) -> list[dict]:
    """The small book's first activity with some of its keys changed, as a pack's rows."""
    return [{**yaml.safe_load(ACTIVITIES.read_text(encoding="utf-8"))[0], **changes}]


def source(**changes) -> list[dict]:
    return [{"id": "ministry", "author": "A ministry", "title": "A report", "short": "report", **changes}]


def plan(lines=None, **changes) -> dict:
    """A plan of one's own, of one day."""
    plan = yaml.safe_load(GOOD_PLAN.read_text(encoding="utf-8").replace("09:00", '"09:00"'))
    plan |= {"id": "own-day", "title": "Our day"}
    plan["days"][0]["lines"] = lines or [line(1)]
    return {**plan, **changes}


def line(number, **changes) -> dict:
    return {"id": f"own-{number}", "half": "morning", "title": "A talk", "minutes": 30, "form": "talk", **changes}


# --- the page of an activity, of a line, of a list ----------------------------------------------

NO_PAGES = [
    "../../x", "../index", "..", ".", "./book/index", "/x", "/book/index", "//example.org/x", "/etc/passwd", "~/x", "C:/x", "C:\\x",
    "http://example.org", "https://example.org/x", "HTTPS://EXAMPLE.ORG", "javascript:alert(1)", "JavaScript:alert(1)",
    "java\tscript:alert(1)", "data:text/html,<script>alert(1)</script>", "vbscript:x", "file:///etc/passwd", "mailto:a@example.org",
    "book/../../x", "book/./index", "book//index", "book/index/", "/book", "book\\index", "book/index.html", "book/index.md",
    "book/index?x=1", "book/index#top", "%2e%2e/x", "book/%69ndex", "Book/Index", "book/index nowhere", "book/in\ndex",
    'book/index" onclick="alert(1)', "<script>alert(1)</script>", "{page}", "{{ page }}", "book/ind\u200bex",
    "bo\u00f6k/index", "_build/html/index", ".git/config", "-", "book/-index", "x" * 300 + "/y/",
]  # fmt: skip
NOWHERE = [
    "nowhere",
    "book/nowhere",
    "notebooks/nowhere",
    "book/cases/nowhere",
    "book/plans/nowhere",
    "data/activities",
    "activities/main",
    "x" * 300,
]


@pytest.mark.parametrize("page", NO_PAGES)
def test_a_page_of_an_activity_is_a_page_of_the_book(refuse, page):
    said = refuse({"activities.yml": activity(page=page)})
    assert "activities.yml › reading-together › page: " in said
    assert "is no page of the book" in said or "delete it" in said


@pytest.mark.parametrize("page", NOWHERE)
def test_a_page_that_is_nowhere_is_refused(refuse, page):
    assert "activities.yml › reading-together › page: unknown '" in refuse({"activities.yml": activity(page=page)})


def test_a_page_whose_file_no_contents_name_is_nowhere(book, refuse):
    left = book / "book" / "left-over.md"
    left.write_text("# Left over\n", encoding="utf-8")
    assert "page: unknown 'book/left-over'" in refuse({"activities.yml": activity(page="book/left-over")})


def test_a_notebook_that_no_activity_is_done_in_any_more_is_nowhere(refuse):
    moved = activity(page="book/activities/reading-together")
    said = refuse({"activities.yml": moved, "plans/own-day.yml": plan([line(1, page="notebooks/reading-together")])})
    assert "lines › own-1 › page: unknown 'notebooks/reading-together'" in said


@pytest.mark.parametrize("page", ["../x", "javascript:alert(1)", "book/nowhere", "book/index.html"])
def test_a_line_of_a_plan_and_a_list_of_the_sources_name_pages_of_the_book(refuse, page):
    item = {"id": "one", "item": "One", "said": "one", "page": page}
    coverage = [{"id": "list", "sources": [{"source": "own"}], "title": "A list", "page": page, "items": [item]}]
    said = refuse({"plans/own-day.yml": plan([line(1, page=page)]), "coverage.yml": coverage})
    for place in ("days › 1 › lines › own-1 › page: ", "coverage.yml › list › page: ", "items › one › page: "):
        assert place in said


@pytest.mark.parametrize(
    "page", ["book/index", "book/cases/index", "book/cases/raft", "book/plans/own-day", "notebooks/reading-together"]
)
def test_a_page_that_is_there_is_taken(accept, page):
    assert accept({"activities.yml": activity(page=page), "plans/own-day.yml": plan()}).activities["reading-together"].page == page


# --- addresses ----------------------------------------------------------------------------------

NO_ADDRESSES = [
    "javascript:alert(1)", "JaVaScRiPt:alert(1)", " javascript:alert(1)", "java\nscript:alert(1)", "java\tscript:alert(1)",
    "javascript://example.org/%0aalert(1)", "data:text/html,<script>alert(1)</script>", "vbscript:msgbox(1)", "file:///etc/passwd",
    "ftp://example.org/x", "blob:https://example.org/x", "about:blank", "view-source:https://example.org", "ws://example.org",
    "example.org", "www.example.org/x", "//example.org/x", "/x", "../x", "x", "https:", "https://", "https:///x", "http:/x", "mailto:",
    'https://example.org/" onclick="alert(1)', "https://example.org/<script>", "https://example.org/a b", "https://exa mple.org",
    "https://example.org\\@evil.example", "https://www.ilo.org@evil.example/", "https://[::1", "{url}",
]  # fmt: skip


@pytest.mark.parametrize("url", NO_ADDRESSES)
def test_an_address_leads_to_a_site_or_a_mailbox(refuse, url):
    said = refuse({"sources.yml": source(url=url)})
    assert "sources.yml › ministry › url: " in said


@pytest.mark.parametrize(
    "url",
    ["https://example.org/a?b=c:d&e=%C3%A9#f", "http://example.org", "mailto:office@example.org", "https://münchen.example/ä"],
)
def test_an_ordinary_address_is_taken(accept, url):
    assert accept({"sources.yml": source(url=url)}).sources["ministry"].url == url


# --- labels -------------------------------------------------------------------------------------

NO_LABELS = [
    "{minutes!r} {size}", "{minutes!s} {size}", "{minutes!a} {size}", "{minutes:>900000000} {size}", "{minutes:{minutes}} {size}", "{minutes:} {size}",
    "{minutes:d} {size}", "{minutes.__class__} {size}", "{minutes[0]} {size}", "{minutes.real} {size}", "{} {size}", "{0} {1}", "{minutes} {size} {0}",
    "{minutes} {size} {other}", "{minutes}", "no gaps", "{minutes {size}", "minutes} {size}", "{minutes} {size} {", "{minutes} {size} }", "{{minutes}} {size}",
    "{ minutes } {size}", "{Minutes} {size}", "{minutes} {size} {{}}", "{minutes} {size} {{{minutes}}}", "{minutes}} {size}", "{minutes} {size} {mi\nnutes}",
]  # fmt: skip


@pytest.mark.parametrize("label", NO_LABELS)
def test_a_label_has_the_gaps_of_the_original_and_no_formats(refuse, label):
    assert f"ui/en.yml › {MINUTES}: " in refuse({"ui/en.yml": {MINUTES: label}})


@pytest.mark.parametrize("label", ["{size}, {minutes}", "{minutes}-{minutes} {size} %s %d $minutes"])
def test_a_label_may_be_worded_anew_around_its_gaps(accept, label):
    assert accept({"ui/en.yml": {MINUTES: label}}).strings[MINUTES] == label


# --- what nobody sees ---------------------------------------------------------------------------

UNSEEN = {
    "nought": "\0", "bell": "\x07", "backspace": "\x08", "vertical tab": "\x0b", "form feed": "\x0c", "escape": "\x1b", "delete": "\x7f", "next line": "\x85",
    "high control": "\x9b", "line separator": "\u2028", "paragraph separator": "\u2029", "left to right embedding": "\u202a", "right to left embedding": "\u202b",
    "end of embedding": "\u202c", "left to right override": "\u202d", "right to left override": "\u202e", "left to right isolate": "\u2066",
    "right to left isolate": "\u2067", "first strong isolate": "\u2068", "end of isolate": "\u2069", "annotation": "\ufff9", "no character": "\ufffe",
    "tag": "\U000e0041", "no character of a high plane": "\U0001ffff",
}  # fmt: skip


def escaped(letter: str) -> str:
    """A text with a letter as an escape of YAML, which no reading of the file's bytes can see."""
    return f'"quarry \\U{ord(letter):08x} debt"'


@pytest.mark.parametrize("letter", UNSEEN.values(), ids=UNSEEN.keys())
def test_what_nobody_sees_is_refused_in_a_row_and_in_a_label(refuse, letter):
    row = yaml.safe_dump(source(), sort_keys=False).replace("A report", escaped(letter))
    said = refuse({"sources.yml": row, "ui/en.yml": f"page.aim: {escaped(letter)}\n"})
    for place in ("sources.yml › ministry › title", "ui/en.yml › page.aim"):
        assert f"{place}: a " in said
    assert f"(U+{ord(letter):04X}); delete it" in said


@pytest.mark.parametrize("letter", ["\x07", "\x85", "\u2028", "\u202e", "\u2067", "\U000e0041"])
def test_what_nobody_sees_is_refused_in_a_table(refuse, letter):
    table = (LAYERS[0] / "tables" / "figures.csv").read_text(encoding="utf-8").replace("notes still", f"notes{letter}still")
    said = refuse({"tables/figures.csv": table})
    assert "tables/figures.csv" in said and f"(U+{ord(letter):04X}); delete it" in said


@pytest.mark.parametrize("text", ["\u200d", "\u200b \u2060", "\u0301", "\u00ad"])
def test_a_text_in_which_nothing_can_be_read_is_refused(refuse, text):
    assert "sources.yml › ministry › title: nothing in it can be read" in refuse({"sources.yml": source(title=text)})


@pytest.mark.parametrize("text", ["\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645", "\u0915\u094d\u200d\u0937", "\u05e9\u05dc\u05d5\u05dd\u200f!", "co\u00adoperation", "a\u00a0b", "\u1780\u200b\u1781"])  # fmt: skip
def test_the_joiners_and_marks_that_scripts_need_stay(accept, text):
    assert accept({"sources.yml": source(title=text)}).sources["ministry"].title == text


# --- links to files -----------------------------------------------------------------------------


@pytest.mark.parametrize("target", ["/etc/passwd", "../outside.yml", "../nowhere.yml", "/dev/zero"])
@pytest.mark.parametrize("name", ["sources.yml", "cases/linked.yml", "tables/figures.csv", "ui/en.yml"])
def test_a_link_that_leads_out_of_a_pack_is_refused(refuse, tmp_path, name, target):
    (tmp_path / "outside.yml").write_text("- {id: outside, author: A, title: T, short: s}\n", encoding="utf-8")
    leads_to = Path(target) if target.startswith("/") else tmp_path / target.removeprefix("../")
    assert f"pack 'pack' › {name}: a link to something outside the folder" in refuse({name: leads_to})


@pytest.mark.parametrize("name", ["cases", "plans"])
def test_a_linked_folder_outside_a_pack_is_refused(refuse, name):
    assert f"pack 'pack' › {name}: a link to something outside the folder" in refuse({name: LAYERS[0] / name})


def test_a_link_inside_a_pack_is_followed(accept, tmp_path):
    inside = write_pack(tmp_path / "pack", {"readme.kept": yaml.safe_dump(source())}) / "readme.kept"
    assert "ministry" in accept({"sources.yml": inside}).sources


# --- plans --------------------------------------------------------------------------------------

LONG = [line(number, minutes=190) for number in range(9)]  # 28½ hours
NO_PLANS = {
    "a day of 28½ hours": (plan(LONG), "days › 1: its lines take 28 hours 30 together; a day has 12 at most"),
    "a day a minute too long": (plan([line(n, minutes=m) for n, m in enumerate((240, 240, 240, 1))]), "its lines take 12 hours 01"),
    "a line of four hours and a minute": (plan([line(1, minutes=241)]), "lines › own-1 › minutes: 241 is too large; 240 or less is due"),
    "a line of a thousand hours": (plan([line(1, minutes=60_000)]), "minutes: 60000 is too large"),
    "a line of no minutes": (plan([line(1, minutes=0)]), "minutes: 0 is too small"),
    "a line of less than none": (plan([line(1, minutes=-30)]), "minutes: -30 is too small"),
    "a day that ends after midnight": (plan([line(1), line(2)], start="23:30"), "day 1 would end after midnight"),
    "a morning after the afternoon": (plan([line(1, half="afternoon"), line(2)]), "days › 1: a line of the morning stands after"),
    "a line twice": (plan([line(1), line(1)]), "lines › own-1 › id: own-1 stands above already"),
    "a title of another": (plan(title="One day"), "title: One day is the title of plans/one-day.yml already"),
    "made from no plan": (plan(adapted_from="nowhere"), "adapted_from: unknown 'nowhere'; there is only"),
    "made from itself": (plan(adapted_from="own-day"), "adapted_from: 'own-day' is this plan, and it takes the place of none"),
    "made from another with its sources": (plan(adapted_from="one-day"), "sources: they are those of 'one-day'"),
    "in the place of another without a word": (plan(id="one-day"), "it takes the place of a plan of this id; say `adapted_from: one-day`"),
    "in the place of another with its title": (plan(id="one-day", title="One day", adapted_from="one-day"), "'One day' is the title of the plan whose place"),
    "in the place of another with its sources": (plan(id="one-day", adapted_from="one-day"), "sources: they are those of 'one-day'"),
    "in the place of the list": (plan(id="index"), "plans/index.yml › id: 'index' is the page that lists them"),
    "an hour that no clock has": (plan(start="25:00"), "start: '25:00' does not fit"),
}  # fmt: skip


@pytest.mark.parametrize("trial", NO_PLANS.values(), ids=NO_PLANS.keys())
def test_a_plan_that_nobody_could_follow_or_that_passes_for_another_is_refused(refuse, trial):
    row, sentence = trial
    said = refuse({f"plans/{row['id']}.yml": row})
    expected = sentence.replace("there is only", "known are one-day, own-day" if "unknown" in sentence else "there is only")
    assert expected in said


def test_a_plan_that_cites_what_another_cites_says_whether_it_was_made_from_it(book, tmp_path):
    cited = [{"source": "register", "at": "page 3"}]
    below = write_pack(tmp_path / "below", {"plans/own-day.yml": plan(sources=cited)})
    above = write_pack(
        tmp_path / "above", {"plans/their-day.yml": plan([line(2)], id="their-day", title="Their day", sources=cited)}
    )
    with pytest.raises(DataErrors, match="if it was made from that plan, say `adapted_from: own-day`"):
        load_rows(book / "data", [below, above])


def test_a_full_day_is_taken(accept):
    assert accept({"plans/own-day.yml": plan([line(number, minutes=240) for number in range(3)])}).plans["own-day"]


@pytest.mark.parametrize("id", ["one-day", "own-day"])
def test_an_adapted_plan_knows_the_plan_it_was_made_from(accept, id):
    rows = accept({f"plans/{id}.yml": plan(id=id, adapted_from="one-day", sources=[{"source": "register"}])})
    assert (rows.plans[id].title, rows.originals[id].title) == ("Our day", "One day")


# --- ids ----------------------------------------------------------------------------------------

NO_IDS = [
    "constructor",
    "con",
    "nul",
    "com1",
    "lpt9",
    "x" * 81,
    "__proto__",
    "a--b",
    "-a",
    "a-",
    "A",
    "a_b",
    "a.b",
    "a/b",
    "../a",
    "a b",
    "é",
    "a\u200db",
    "",
    "a\n",
]


@pytest.mark.parametrize("id", NO_IDS)
def test_an_id_is_one_that_every_script_and_system_can_keep(refuse, id):
    said = refuse({"sources.yml": source(id=id)})
    assert "sources.yml › " in said and "id: " in said


def test_no_row_takes_the_page_that_lists_its_kind(refuse):
    rows = activity(id="index", number=9, page="book/activities/index", cases=[])
    worksheet = (LAYERS[1] / "worksheets" / "looking-back.yml").read_text(encoding="utf-8").replace("looking-back", "index")
    said = refuse({"activities.yml": rows, "worksheets/index.yml": worksheet})
    assert "activities.yml › index › id: 'index' is the page that lists them" in said


@pytest.mark.parametrize("page", NOWHERE)
def test_everyday_words_that_lead_to_a_page_that_is_nowhere_are_refused(refuse, page):
    said = refuse(
        {"searches.yml": f"- id: owed\n  said: [money is owed]\n  leads_to: [book/cases/index, {page}, '{page}#place']\n"}
    )
    assert "searches.yml › owed › leads_to › 2: unknown '" in said and "searches.yml › owed › leads_to › 3: unknown '" in said
