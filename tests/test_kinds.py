"""What a kind needs of the rows is told where it is missing; what the rows give it, it works with under any id."""

import re
import shutil
from pathlib import Path

import pytest
from book_rows import book_rows

from activities.kinds import KINDS_FOLDER, Needs, find_kinds, kind_of
from activities.kinds.forms import render_static
from activities.loading import DATA, load_rows
from activities.loading.editions import Edition
from activities.running.building import check_rows
from activities.running.programs import Stopped

KILNS = Path(__file__).parent / "packs" / "kilns"
FOLDERS = {kind.folder.name for kind in find_kinds().values()}
SCRIPT_IMPORT = re.compile(r'(?:from|import)\s*\(?"(\.[^"]+)"')
STYLE_IMPORT = re.compile(r'@import "(\.[^"]+)"')


@pytest.fixture
def write_pack(tmp_path):
    """Writes a pack of the given files, and returns its folder."""

    def write(files):
        folder = tmp_path / "kilns"
        for name, text in files.items():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_text(text, encoding="utf-8")
        return folder

    return write


def tell_slips(pack) -> list[str]:
    with pytest.raises(Stopped) as stopped:
        check_rows(Edition.of(pack))
    return str(stopped.value).splitlines()


# --- activities are bound by rows ----------------------------------------------------------------


def test_a_pack_brings_an_activity_of_every_kind_that_rows_can_bind():
    rows = load_rows(packs=[KILNS])
    own = {id: kind_of(id, rows).name for id in rows.activities if id.startswith("kilns-")}
    needing = {kind.name for kind in find_kinds().values() if kind.needs != Needs()}
    assert needing - {"worksheet"} <= set(own.values())
    assert check_rows(Edition.of(KILNS)).startswith("The rows are in order")


def test_an_activity_weighs_the_offences_and_shows_the_cases_that_its_row_names():
    rows = load_rows(packs=[KILNS])
    coding, _ = render_static("kilns-coding", rows, "p")
    weighing, _ = render_static("kilns-weighing", rows, "p")
    assert re.findall(r'data-offence="([^"]+)"', coding) == ["bonded-kilns"]
    assert re.findall(r'data-offence="([^"]+)"', weighing) == ["trafficking", "bonded-kilns"]
    assert re.findall(r'data-case="([^"]+)"', coding) == ["linh", "kiln"]
    assert re.findall(r'data-case="([^"]+)"', weighing) == ["kiln"]


def test_a_case_joins_an_activity_of_the_base_without_a_copy_of_its_row():
    before, after = book_rows().activities["inspection-report"], load_rows(packs=[KILNS]).activities["inspection-report"]
    assert after.cases == [*before.cases, "kiln"]
    assert after.model_copy(update={"cases": before.cases}) == before


def test_an_interview_of_a_pack_stands_in_the_activity_that_it_names_and_no_other():
    rows = load_rows(packs=[KILNS])
    assert re.findall(r'data-walk="([^"]+)"', render_static("kilns-talk", rows, "p")[0]) == ["kilns-walk"]
    assert re.findall(r'data-walk="([^"]+)"', render_static("interview-and-evidence", rows, "p")[0]) == [
        "packing-hall",
        "vessel-deck",
        "age-unsure",
    ]


# --- what a kind needs ------------------------------------------------------------------------------

# Slips that one pack can hold at once: what a row names is looked up before what a kind needs, and some hide others.
NAMED = {
    "questions put into no column": (
        {"worksheets/kilns-form.yml": ("questions: {text: asks,", "questions: {text: ask,")},
        "worksheets/kilns-form.yml › sections › lines › table › questions › text: unknown 'ask'; did you mean 'asks'?",
    ),
    "questions with a choice that is not there": (
        {"worksheets/kilns-form.yml": ("cells: {by: yes-no}", "cells: {by: seen}")},
        "worksheets/kilns-form.yml › sections › lines › table › questions › cells › by: unknown 'seen'; known are heading, yes-no, line",
    ),
    "questions after no row": (
        {"worksheets/kilns-form.yml": ("after: bricks", "after: brick")},
        "worksheets/kilns-form.yml › sections › lines › table › questions › after: unknown 'brick'; did you mean 'bricks'?",
    ),
}  # fmt: skip
NEEDED = {
    "an element by whose name the kind keeps an answer of its own": (
        {"offences.yml": ("id: advance-given", "id: other-law"), "readings/kiln.yml": ("element: advance-given", "element: other-law")},
        "offences.yml › bonded-kilns › elements › other-law › id: 'other-law' is taken, since answers use it themselves; give the element another id",
    ),
    "no cases": (
        {"activities.yml": ("  kind: classification\n  cases: [kiln]\n", "  kind: classification\n")},
        "activities.yml › kilns-weighing › cases: missing; classification needs at least one to work on",
    ),
    "no offences": (
        {"activities.yml": ("  offences: [bonded-kilns]\n", "")},
        "activities.yml › kilns-coding › offences: missing; case-coding needs at least one to work on",
    ),
    "more elements than digits": (
        {"activities.yml": ("[trafficking, bonded-kilns]", "[forced-labour, trafficking, smuggling, bonded-kilns]")},
        "activities.yml › kilns-weighing › offences: 11 elements together; each is marked by a digit, so take offences of 9 at most",
    ),
    "offences for a kind that weighs none": (
        {"activities.yml": ("  kind: report-form\n", "  kind: report-form\n  offences: [trafficking]\n")},
        "activities.yml › kilns-form › offences: report-form weighs none; take them out",
    ),
    "no interview": (
        {"interviews/kilns-walk.yml": ("activity: kilns-talk", "activity: interview-and-evidence")},
        "activities.yml › kilns-talk › kind: interview needs an interview; add interviews/<id>.yml with `activity: kilns-talk`",
    ),
    "no final part": (
        {"worksheets/kilns-card.yml": ("    role: final\n", "")},
        "worksheets/kilns-card.yml › sections: no section has the role 'final', which guidelines needs; write `role: final` at one",
    ),
    "two forms": (
        {"worksheets/kilns-form.yml": ("role: about", "role: form")},
        "worksheets/kilns-form.yml › sections: before and lines have the role 'form'; give it to one",
    ),
    "an unknown role": (
        {"worksheets/kilns-card.yml": ("role: about", "role: abuot")},
        "worksheets/kilns-card.yml › sections › head › role: guidelines has no section with the role 'abuot' here; did you mean 'about'?",
    ),
    "no column for points": (
        {"worksheets/kilns-card.yml": (", type: long, role: point}\n        - {id: step", ", type: long}\n        - {id: step")},
        "worksheets/kilns-card.yml › sections › arrival › table › columns: no column has the role 'point', which guidelines needs; "
        "write `role: point` at one",
    ),
    "a column of another type": (
        {"worksheets/kilns-card.yml": ("title: When, type: choice, role: when, options: [{id: gate, name: At the gate}, {id: yard, name: In the yard}]", "title: When, type: long, role: when")},
        "worksheets/kilns-card.yml › sections › arrival › table › columns › step › type: 'step' is of the type long; with the role when it is choice",
    ),
    "a choice that no script draws": (
        {"worksheets/kilns-form.yml": ("{id: line, name: Words}", "{id: line, name: Words}, {id: ticks, name: Boxes}")},
        "worksheets/kilns-form.yml › sections › lines › table › columns › by › options › ticks: report-form makes nothing of 'ticks'; "
        "did you mean 'tick'?",
    ),
}  # fmt: skip
BOUND = {
    "an unknown kind": (
        {"activities.yml": ("kind: report-form", "kind: report-from")},
        "activities.yml › kilns-form › kind: unknown 'report-from'; did you mean 'report-form'?",
    ),
    "no worksheet": (
        {"worksheets/kilns-card.yml": ("activity: kilns-card", "activity: kilns-coding")},
        "activities.yml › kilns-card › kind: guidelines needs a worksheet; add worksheets/kilns-card.yml with `activity: kilns-card`",
    ),
    "a worksheet for a kind that takes none": (
        {},  # the same change
        "worksheets/kilns-card.yml › activity: 'kilns-coding' is of the kind case-coding, which takes no worksheet; name another activity",
    ),
}  # fmt: skip


def test_a_letter_that_marks_something_else_is_told_at_the_indicator(write_pack):
    row = (DATA / "indicators.yml").read_text(encoding="utf-8")
    row = "- id: debt\n" + row.split("- id: debt\n")[1].split("- id:")[0].replace("letter: D", "letter: Q")
    assert tell_slips(write_pack({"indicators.yml": row})) == [
        "pack 'kilns' › indicators.yml › debt › letter: Q marks what ask; give another, or word coding.letter-… in ui/en.yml anew"
    ]


SLIPS = NAMED | NEEDED | BOUND


@pytest.fixture(scope="module")
def told(tmp_path_factory) -> set[str]:
    """What is told of the kilns' pack with the slips in it: `check` tells everything at once."""
    slips: set[str] = set()
    for number, changes in enumerate((NAMED, NEEDED, BOUND)):
        folder = shutil.copytree(KILNS, tmp_path_factory.mktemp(f"pack-{number}") / "kilns")
        for change, _ in changes.values():
            for name, (old, new) in change.items():
                text = (folder / name).read_text(encoding="utf-8")
                assert text.count(old) == 1, old
                (folder / name).write_text(text.replace(old, new), encoding="utf-8")
        slips |= set(tell_slips(folder))
    return slips


@pytest.mark.parametrize("slip", SLIPS)
def test_what_a_kind_lacks_is_told_with_its_place(slip, told):
    assert f"pack 'kilns' › {SLIPS[slip][1]}" in told


def test_a_worksheet_that_nothing_shows_is_told(write_pack):
    row = (KILNS / "activities.yml").read_text(encoding="utf-8").split("- id: kilns-card")[1]
    row = re.sub(r"  (kind|page): .*\n", "", "- id: kilns-card" + row.split("- id:")[0])
    sheet = (KILNS / "worksheets" / "kilns-plan.yml").read_text(encoding="utf-8").replace("kilns-talk", "kilns-card")
    assert tell_slips(write_pack({"activities.yml": row, "worksheets/kilns-plan.yml": sheet})) == [
        "pack 'kilns' › worksheets/kilns-plan.yml › activity: 'kilns-card' has no kind, so nothing shows this; "
        "write `kind: worksheet` and a page in its row"
    ]


def test_a_pack_may_name_every_section_of_the_guidelines_anew(write_pack):
    """The ids that scripts once knew: renamed, the rows still pass and the form still says what is what."""
    text = (DATA / "worksheets" / "guidelines-draft.yml").read_text(encoding="utf-8")
    text = (
        text.replace("id: policy\n", "id: house-rules\n")
        .replace("columns_of: policy", "columns_of: house-rules")
        .replace("[policy,", "[house-rules,")
    )
    pack = write_pack({"worksheets/guidelines-draft.yml": text})
    assert check_rows(Edition.of(pack)).startswith("The rows are in order")
    html, _ = render_static("operational-guidelines", load_rows(packs=[pack]), "p")
    assert 'data-rows="house-rules/rows"' in html


# --- no kind knows another ---------------------------------------------------------------------------


def list_imports(path: Path) -> set[str]:
    """The folders of `activities/kinds` from which a file takes something."""
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".py":
        return set(re.findall(r"activities\.kinds\.(\w+)", text))
    if path.suffix == ".j2":
        return {name.split("/")[0] for name in re.findall(r'{% (?:include|import|from|extends) "([^"]+/[^"]+)"', text)}
    taken = (path.parent / name for name in (STYLE_IMPORT if path.suffix == ".css" else SCRIPT_IMPORT).findall(text))
    inside = [one.resolve().relative_to(KINDS_FOLDER) for one in taken if one.resolve().is_relative_to(KINDS_FOLDER)]
    return {one.parts[0] for one in inside}


@pytest.mark.parametrize("folder", sorted(FOLDERS))
def test_no_kind_takes_anything_from_another(folder):
    files = [path for path in (KINDS_FOLDER / folder).rglob("*") if path.suffix in (".py", ".js", ".css", ".j2")]
    assert {path.name for path in files} >= {"kind.py", "form.html.j2", "script.js", "style.css"}
    assert {path.name: list_imports(path) & FOLDERS - {folder} for path in files} == {path.name: set() for path in files}


def test_what_kinds_share_takes_nothing_from_a_kind():
    shared = [path for path in KINDS_FOLDER.rglob("*") if path.relative_to(KINDS_FOLDER).parts[0] not in FOLDERS]
    shared = [path for path in shared if path.suffix in (".py", ".js", ".css", ".j2")]
    assert {path.parent.name for path in shared} >= {"kinds", "sheets", "weighing"}
    assert not [path for path in shared if list_imports(path) & FOLDERS]


PREFIXES = re.compile(r"/\* Its classes begin with ([a-z, ]+):")
CLASS = re.compile(r"\.([a-z]+)-[a-z]")


def read_prefixes(sheet: Path) -> set[str]:
    found = PREFIXES.match(sheet.read_text(encoding="utf-8"))
    return set(found[1].split(", ")) if found else set()


def test_each_style_sheet_says_by_what_its_classes_begin_and_no_other_kind_uses_them():
    sheets = sorted([*(KINDS_FOLDER.parent / "browser").glob("*.css"), *KINDS_FOLDER.rglob("*.css")])
    said = [prefix for sheet in sheets for prefix in read_prefixes(sheet)]
    assert len(said) == len(set(said))
    shared = {prefix for sheet in sheets if sheet.parent.name not in FOLDERS for prefix in read_prefixes(sheet)}
    for sheet in sheets:
        used = set(CLASS.findall(re.sub(r"/\*.*?\*/", "", sheet.read_text(encoding="utf-8"), flags=re.S))) & set(said)
        assert used <= read_prefixes(sheet) | shared, f"{sheet.name} of {sheet.parent.name}"


def test_no_script_or_kind_knows_an_activity_of_the_book():
    """An id of an activity in code binds it; rows bind activities. Kinds without rows in `activities.yml` name their own."""
    ids = "|".join(book_rows().activities)
    code = [path for path in KINDS_FOLDER.rglob("*") if path.suffix in (".py", ".js", ".j2")]
    assert not [path for path in code if re.search(rf"""["'](?:{ids})["']""", path.read_text(encoding="utf-8"))]
