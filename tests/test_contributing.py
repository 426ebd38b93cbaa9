"""CONTRIBUTING.md says how to add things, and it works: each walk is done as it is written, command by command.

The walks are done in the small book, one after the other, and then it is built with all that they laid down.
"""

from __future__ import annotations

import re
import shlex
from dataclasses import dataclass
from pathlib import Path

import pytest
from small_book import lay_small_book

from activities.editing.skeletons import WHAT, NoSkeleton, lay_skeleton
from activities.editing.slips import find_slips
from activities.loading import load_rows

ROOT = Path(__file__).resolve().parent.parent
TEXT = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
PROMPTED = "Still to be written, marked “Write here …”:"
pytestmark = pytest.mark.slow


@dataclass(frozen=True)
class Walk:
    """One section with commands: what it says, and what is typed in it."""

    title: str
    text: str
    commands: tuple[tuple[str, ...], ...]

    @property
    def laid_down(self) -> tuple[str, str]:
        """What its first command lays down, and under which id."""
        return self.commands[0][1], self.commands[0][2]

    def name_files(self) -> set[str]:
        """The files that the section names, with this walk's id in the place of `<id>`."""
        named = re.findall(r"`([\w./<>-]+/[\w.<>-]+\.[\w.]+)`", self.text)
        _, id = self.laid_down
        return {name.replace("<id>", id).replace("<folder>", id.replace("-", "_")) for name in named}


def read_walks() -> list[Walk]:
    walks = []
    for section in re.split(r"(?m)^## ", TEXT)[1:]:
        commands = re.findall(r"(?m)^    python3 run\.py (.+)$", section)
        if commands:
            walks.append(Walk(section.partition("\n")[0], section, tuple(tuple(shlex.split(command)) for command in commands)))
    return walks


WALKS = read_walks()


@pytest.fixture(scope="module")
def walked(tmp_path_factory):
    """The small book after all walks, with what each command printed: (walk, command) → (exit code, out and err)."""
    book = lay_small_book(tmp_path_factory.mktemp("walks") / "book")
    # The walks name lines of the large book's plans, so the small one's lines go by their names.
    for path in (*book.root.glob("data/**/*.yml"), *book.root.glob("book/**/*.md")):
        text = path.read_text(encoding="utf-8")
        path.write_text(re.sub("one-day-reading", "five-1-m-5", re.sub("one-day-welcome", "one-1-a-4", text)), encoding="utf-8")
    commands = [(walk.title, command) for walk in WALKS for command in walk.commands]
    return book, {one: book.run(*one[1], fresh=one == commands[-1]) for one in commands}


def test_there_is_a_walk_for_everything_that_can_be_laid_down():
    assert {walk.laid_down[0] for walk in WALKS} == set(WHAT)


@pytest.mark.parametrize("walk", WALKS, ids=lambda walk: walk.title)
def test_a_walk_works_as_it_is_written(walk, walked):
    _, printed = walked
    for command in walk.commands:
        code, out, err = printed[walk.title, command]
        assert (code, err) == (0, ""), (command, out)


@pytest.mark.parametrize("walk", WALKS, ids=lambda walk: walk.title)
def test_a_walk_names_each_file_that_it_lays_down_and_none_that_is_not_there(walk, walked):
    book, printed = walked
    laid = [line for line in printed[walk.title, walk.commands[0]][1].splitlines() if (book.root / line).is_file()]
    assert laid and set(laid) <= walk.name_files() | {"data/questions.yml", "data/activities.yml", "data/ui/en.yml"}
    places = (book.root, ROOT)  # the small book has not all that the large one has
    assert {name for name in walk.name_files() if not any((place / name).is_file() for place in places)} == set()


@pytest.mark.parametrize("walk", WALKS, ids=lambda walk: walk.title)
def test_what_was_laid_down_is_called_unwritten_by_check(walk, walked):
    _, printed = walked
    checked = next(printed[walk.title, command][1] for command in walk.commands if command[0] == "check")
    what, id = walk.laid_down
    listed = checked.partition(PROMPTED)[2]
    assert (f" {id}" if what == "question" else id) in listed


@pytest.mark.parametrize(
    "page, told",
    [
        ("book/cases/brick-kiln", "Write here the first fact, in one sentence."),
        ("book/cases/valley-kiln", "Write here the first fact, in one sentence."),
        ("book/activities/kiln-visits", "Write here a question"),
        ("book/activities/tallying-first", "Write here what people are asked"),
        ("book/learn/kilns", "Write here the first thing to keep."),
        ("book/activities/tannery", "Write here what the lead can do first."),
    ],
)
def test_what_was_laid_down_has_its_page_in_the_book(page, told, walked):
    book, _ = walked
    assert told in book.read_page(f"{page}.html")


# --- what is refused -------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def laid(tmp_path_factory):
    return lay_small_book(tmp_path_factory.mktemp("laid") / "book").root


@pytest.mark.parametrize(
    "what, id, sentence",
    [
        ("case", "Brick Kiln!", "'Brick Kiln!' is no id; small letters, digits and single hyphens are, as in brick-kiln"),
        ("case", "../x", "'../x' is no id; small letters, digits and single hyphens are, as in x"),
        ("case", "quarry", "'quarry' is cases/quarry.yml already; ids last, so choose another"),
        (
            "worksheet",
            "reading-together",
            "'reading-together' is activities.yml › reading-together already; ids last, so choose another",
        ),
        ("question", "debt-7", "'debt-7': a question is counted under its indicator; debt-2 is the next"),
        ("question", "det", "'det': a question is counted under its indicator; did you mean 'debt'?"),
        ("deck", "one-day-readin", "'one-day-readin' is no line of a plan; did you mean 'one-day-reading'?"),
        ("notes", "one-day-welcom", "'one-day-welcom' is no line of a plan and no activity; did you mean 'one-day-welcome'?"),
        ("chapter", "dust", "'dust' is chapters/dust.yml already; ids last, so choose another"),
        ("kind", "worksheet", "activities/kinds/worksheet is there already; choose another id"),
    ],
)
def test_an_id_that_does_not_fit_is_refused_with_what_would_be_right(what, id, sentence, laid):
    before = {path: path.read_bytes() for path in (laid / "data").rglob("*") if path.is_file()}
    with pytest.raises(NoSkeleton) as refused:
        lay_skeleton(what, id, laid)
    assert str(refused.value) == sentence
    assert {path: path.read_bytes() for path in (laid / "data").rglob("*") if path.is_file()} == before


def test_nothing_is_written_over(laid):
    kept = laid / "book" / "learn" / "smoke.md"
    kept.write_text("# Mine\n", encoding="utf-8")
    with pytest.raises(NoSkeleton, match=re.escape("book/learn/smoke.md is there already")):
        lay_skeleton("chapter", "smoke", laid)
    assert kept.read_text(encoding="utf-8") == "# Mine\n"
    assert not (laid / "data" / "chapters" / "smoke.yml").exists()


def test_a_row_that_is_added_leaves_the_rest_of_its_file_as_it_was(laid):
    path = laid / "data" / "questions.yml"
    before = path.read_text(encoding="utf-8")
    lay_skeleton("question", "debt", laid)
    after = path.read_text(encoding="utf-8")
    start = after.index("\n- id: debt-2\n")
    end = after.index("- id: documents-1")
    assert after[:start].rstrip() + "\n" + after[end:] == before
    path.write_text(before, encoding="utf-8")


def test_a_list_that_is_laid_out_otherwise_is_left_alone(laid):
    path = laid / "data" / "questions.yml"
    before = path.read_text(encoding="utf-8")
    odd = '[{id: debt-1, sources: [{source: own}], indicator: debt, text: "Owed?", eleven: debt-bondage}]\n'
    path.write_text(odd, encoding="utf-8")
    with pytest.raises(NoSkeleton, match="laid out in a way of its own"):
        lay_skeleton("question", "debt", laid)
    assert path.read_text(encoding="utf-8") == odd
    path.write_text(before, encoding="utf-8")


def test_what_cannot_be_written_leaves_nothing_behind(laid, monkeypatch):
    monkeypatch.setattr("os.replace", lambda *_: (_ for _ in ()).throw(OSError("the disk is full")))
    before = sorted(laid.rglob("*"))
    with pytest.raises(OSError, match="the disk is full"):
        lay_skeleton("worksheet", "smoke-signs", laid)
    assert [path for path in sorted(laid.rglob("*")) if path not in before] == []


def test_a_pack_brings_no_chapter(laid):
    with pytest.raises(NoSkeleton, match="a pack brings no chapter; leave --pack out, or choose case, question, worksheet"):
        lay_skeleton("chapter", "smoke", laid, laid)


def test_notes_for_a_line_with_a_deck_name_its_slides_and_pass_check(laid):
    for what in ("deck", "notes"):
        lay_skeleton(what, "one-day-reading", laid)
    notes = (laid / "data" / "sessions" / "one-day-reading.yml").read_text(encoding="utf-8")
    deck = (laid / "data" / "decks" / "one-day-reading.yml").read_text(encoding="utf-8")
    assert notes.count("slides: [") == deck.count("  - title:") > 1
    slips = find_slips(load_rows(laid / "data", [], readings=True), laid / "book")
    assert not [one for one in slips if one.startswith(("decks/", "sessions/"))]
    with pytest.raises(NoSkeleton, match="already"):
        lay_skeleton("deck", "one-day-reading", laid)
