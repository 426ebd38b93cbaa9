"""What enters and leaves every activity: files that other programs read, and files that are refused, merged or carried over.

Each activity's page is opened once (`visits.py`). The visit loads the golden file, goes to the last step, takes every file that the activity
gives, merges, and loads script and nonsense; in one activity of each kind, it also offers the page all bad files and has another group sit
down. The tests look at what came of it.
"""

from __future__ import annotations

import csv
import io
import json
import re
import shutil
import subprocess
import zipfile
from pathlib import Path

import icalendar
import jsonschema
import pytest
from browser.every_activity import (
    ACTIVITIES,
    KINDS,
    ROWS,
    SCRIPT,
    read_golden,
    walk_texts,
)  # fmt: skip
from browser.visits import BAD_FILES, FORMULAS, GROUP, ONE_A_KIND, WITH_DATES, Visit, pay_visit, without
from devices import Watch
from docx import Document
from docx.oxml.ns import qn

from activities.answers import read_answers
from activities.answers.schema import PUBLISHED
from activities.kinds import find_kinds

each_activity = pytest.mark.parametrize("activity", ACTIVITIES)
each_kind = pytest.mark.parametrize("activity", ONE_A_KIND)


@pytest.fixture(scope="module")
def huge(tmp_path_factory) -> Path:
    """A file of 50 MB that would be whole JSON."""
    path = tmp_path_factory.mktemp("huge") / "huge.answers.json"
    path.write_bytes(b'{"format": "workshop-answers"' + b" " * 50 * 1024 * 1024 + b"}")
    return path


@pytest.fixture(scope="module")
def visits(devices, book_url, huge, axe_violations, tmp_path_factory):
    """activity → what its visit brought; each is paid once."""
    paid: dict[str, Visit | Exception] = {}

    def visit(activity) -> Visit:
        if activity not in paid:
            device, watch = devices.lend({}), Watch()
            watch.follow(device.context)
            try:
                paid[activity] = pay_visit(
                    device.set_out(), book_url, activity, tmp_path_factory.mktemp(activity), huge, watch, axe_violations
                )
            except Exception as failed:  # the same for every test of this activity, without waiting once more
                paid[activity] = failed
            finally:
                watch.leave(device.context)
                devices.take_back(device)
        if isinstance(paid[activity], Exception):
            raise paid[activity]
        return paid[activity]

    return visit


# --- what stands above every form ------------------------------------------------------------


@each_activity
def test_every_activity_has_roles_a_silent_clock_and_a_reminder(activity, visits):
    tools = visits(activity).tools
    assert tools["roles"] == ["place", "chair", "note-taker", "reporter"]
    assert tools["minutes"] == str(ROWS.activities[activity].minutes)
    assert tools["left"] == f"{tools['minutes']}:00" and not tools["sound"]
    assert tools["care"] == ROWS.strings["host.no-real-data"]


# --- files that leave ------------------------------------------------------------------------


@each_activity
def test_a_groups_answers_go_in_and_come_out_as_they_were(activity, visits):
    visit, golden = visits(activity), read_golden(activity)
    assert "Loaded" in visit.loaded
    left = json.loads(visit.file("answers").read_text(encoding="utf-8"))
    assert without(left, "saved") == without(golden, "saved")
    assert read_answers(visit.file("answers"), activity=activity, kind=KINDS[activity]).group == GROUP
    jsonschema.validate(left, json.loads(PUBLISHED.read_text(encoding="utf-8")))


# What is on the page and not in the paper: what was taken back, what others said, and where the readers' words stand.
NOT_ON_PAPER = {
    "what-is-owed": ("hours/pasted",),  # told by their number; the lines stand in the table and the workbook
    "operational-guidelines": ("exchange/", "indicators/", "policy/", "own/", "treatment/"),
    "interview-and-evidence": ("tried/",),
}


def read_paper(path):
    """A Word file as python-docx has it, and all its texts in one."""
    paper = Document(path)
    cells = [cell.text for table in paper.tables for row in table.rows for cell in row.cells]
    controls = [node.text or "" for node in paper.element.body.iter(qn("w:t"))]
    return paper, "\n".join([p.text for p in paper.paragraphs] + cells + controls)


@each_activity
def test_the_paper_is_headed_tabled_and_says_what_was_written(activity, visits):
    paper, told = read_paper(visits(activity).file("docx"))
    assert paper.paragraphs[0].style.name == "Title" and paper.paragraphs[0].text
    assert any(p.style.name == "Heading 1" for p in paper.paragraphs)
    assert GROUP in told
    for table in paper.tables:
        heads = [row._tr.trPr is not None and row._tr.trPr.find(qn("w:tblHeader")) is not None for row in table.rows]
        assert heads == [True] + [False] * (len(heads) - 1)
        assert all(cell.text for cell in table.rows[0].cells[1:])
    assert paper.styles.element.find(f"{qn('w:docDefaults')}//{qn('w:lang')}").get(qn("w:val")) == "en-GB"
    passed = NOT_ON_PAPER.get(activity, ())
    written = {key: value for key, value in read_golden(activity)["answers"].items() if not key.startswith(passed)}
    missing = [text for text in walk_texts(written) if " " in text and "\n" not in text and not text.islower() and text not in told]
    assert missing == []
    for struck in (
        row for value in written.values() if isinstance(value, list) for row in value if isinstance(row, dict) and row.get("struck")
    ):
        assert not any(text in told for name, text in struck.items() if name in ("point", "what", "evidence", "situation"))


def read_table(path):
    data = path.read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), strict=True))


@each_activity
def test_the_table_is_one_that_spreadsheets_open_and_none_of_its_cells_runs(activity, visits):
    visit = visits(activity)
    header, *rows = read_table(visit.file("csv"))
    assert rows and {len(row) for row in rows} == {len(header)}
    assert any(text in cell for text in walk_texts(read_golden(activity)["answers"]) if " " in text for row in rows for cell in row)
    header, *rows = read_table(visit.file("csv", "script"))
    cells = [cell for row in [header, *rows] for cell in row if cell]
    assert [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t", "\r"))] == []
    # What was said on a visit stands beside steps that were taken, and a file of formulas alone has taken none.
    said = any(cell.startswith(tuple(f"'{sign}" for sign in FORMULAS)) for cell in cells)
    assert said or KINDS[activity] == "visit", "what would run is there, as text"


@pytest.mark.parametrize("activity", sorted(WITH_DATES))
def test_the_calendar_is_one_that_calendars_read(activity, visits):
    raw = visits(activity).file("ics").read_bytes()
    assert b"\n" not in raw.replace(b"\r\n", b"") and all(len(line) <= 75 for line in raw.split(b"\r\n"))
    calendar = icalendar.Calendar.from_ical(raw)
    dated = [
        row for value in read_golden(activity)["answers"].values() if isinstance(value, list) for row in value if row.get("date")
    ]
    events = calendar.walk("VEVENT")
    assert sorted(str(event["uid"]) for event in events) == sorted(f"{activity}/{GROUP}/{row['id']}" for row in dated)
    assert {str(event["summary"]) for event in events} == {row.get("what") or row.get("step") for row in dated}
    assert all(event["dtstamp"].dt.tzinfo is not None for event in events)
    assert not calendar.errors and not any(event.errors for event in events)


def test_libreoffice_opens_papers_of_every_construct_with_their_text_and_their_heads_of_tables(visits, tmp_path):
    office = shutil.which("soffice")
    if not office:
        pytest.skip("LibreOffice is not installed; the other tests open the files with python-docx")
    made = {activity: visits(activity).file("docx") for activity in ACTIVITIES}
    papers = {activity: shutil.copy(path, tmp_path / f"{activity}.docx") for activity, path in choose_papers(made).items()}
    # A profile of its own, so that an office that is open already does not swallow the job.
    command = [office, f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}", "--headless", "--convert-to"]
    for form in ("pdf", "fodt"):
        ran = subprocess.run([*command, form, "--outdir", tmp_path, *papers.values()], capture_output=True, text=True, timeout=300)
        assert ran.returncode == 0, ran.stderr
    for activity, path in papers.items():
        assert (tmp_path / f"{activity}.pdf").read_bytes().startswith(b"%PDF"), activity
        flat = (tmp_path / f"{activity}.fodt").read_text(encoding="utf-8")
        paper = Document(path)
        assert flat.count("<table:table-header-rows>") == len(paper.tables), activity
        assert 'fo:language="en" fo:country="GB"' in flat, activity
        opened = read_flat(flat)
        texts = [p.text for p in paper.paragraphs] + [
            cell.text for table in paper.tables for row in table.rows for cell in row.cells
        ]
        # Piece by piece, since the boxes to tick of a form stand between them.
        missing = [piece for text in texts for piece in re.split(r"\s{2,}|\n", text) if " ".join(piece.split()) not in opened]
        assert missing == [], activity


def list_constructs(paper: Path) -> set[tuple]:
    """What a Word file is made of: each element with what it stands in, and the words that an attribute of it has of a few."""
    from lxml import etree

    found = set()
    with zipfile.ZipFile(paper) as packed:
        for name in packed.namelist():
            if re.fullmatch(r"word/(document|header\d*|footer\d*|numbering|footnotes)\.xml", name):
                for element in etree.fromstring(packed.read(name)).iter(etree.Element):
                    inside = element.getparent().tag if element.getparent() is not None else name
                    words = {value for value in element.attrib.values() if re.fullmatch("[A-Za-z]{3,}", value)}
                    found |= {(inside, element.tag, word) for word in (words or {""})}
    return found


def choose_papers(papers: dict[str, Path]) -> dict[str, Path]:
    """So many of the papers that every construct of all of them is among theirs, those that have most that is new first."""
    left = {activity: list_constructs(path) for activity, path in papers.items()}
    chosen, known = {}, set()
    while best := max(left, key=lambda activity: len(left[activity] - known), default=None):
        if not (new := left.pop(best) - known):
            break
        chosen[best] = papers[best]
        known |= new
    return chosen


def read_flat(flat) -> str:
    """The texts of a flat OpenDocument file, in one line."""
    from lxml import etree

    office = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
    body = etree.fromstring(flat.encode("utf-8")).find(f"{office}body")
    for node in body.iter(
        "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}p", "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}line-break"
    ):
        node.tail = f" {node.tail or ''}"
    return " ".join("".join(body.itertext()).split())


# --- files that enter ------------------------------------------------------------------------


@each_kind
def test_a_file_that_cannot_be_used_is_refused_in_words_and_the_present_answers_stay(activity, visits):
    refused = visits(activity).refused
    told = {name: words for name, (_, words) in BAD_FILES.items()} | {"fifty-megabytes": "larger than 5 MB"}
    assert refused.keys() == told.keys()
    for name, (said, unchanged) in refused.items():
        assert told[name] in said, name
        assert unchanged, name


@each_activity
def test_another_groups_file_is_merged_with_what_differs_shown_in_the_words_of_the_page(activity, visits):
    merged, golden = visits(activity).merged, read_golden(activity)["answers"]
    assert merged["differences"]
    ids = {f"{key}" for key in golden}
    for one in merged["differences"]:
        assert one["place"] not in ids and "/" not in one["place"], one["place"]
        assert len(one["sides"]) == 2 and one["sides"][0] != one["sides"][1]
        assert any("they say" in side for side in one["sides"])
    assert merged["before"] == golden == merged["undone"]
    assert merged["after"] == merged["theirs"]


@each_activity
def test_script_in_every_field_of_a_file_is_shown_as_text(activity, visits):
    visit = visits(activity)
    assert visit.hacked == [None, 0]
    assert SCRIPT in read_paper(visit.file("docx", "script"))[1]
    assert any(SCRIPT in cell for row in read_table(visit.file("csv", "script")) for cell in row)


@each_activity
def test_values_of_another_kind_than_the_activity_has_break_nothing(activity, visits):
    visit = visits(activity)
    assert "Loaded" in visit.odd["said"]
    assert Document(visit.file("docx", "nonsense")).paragraphs and read_table(visit.file("csv", "nonsense"))
    assert visit.faults == []


# --- the last step ---------------------------------------------------------------------------


@each_activity
def test_show_goes_to_each_place_that_is_open_and_puts_the_focus_there(activity, visits):
    assert visits(activity).last_step["leads nowhere"] == []


@each_kind
def test_the_last_step_shows_how_the_paper_begins_and_gives_it(activity, visits):
    visit = visits(activity)
    seen = visit.last_step
    assert ROWS.strings["host.paper-empty"] in visit.empty["told"]
    assert not visit.empty["isOpen"], "what nobody has begun is not open"
    assert "docx.js" not in seen["fetched"], "the Word writer is fetched for the file and not for the preview"
    assert seen["heads"] == 0, "a preview is no part of the page's own outline"
    assert seen["faults"] == []
    assert seen[360] <= 360 and seen[1280] <= 1280
    lead = [p.text for p in Document(visit.file("docx")).paragraphs if p.style.name in ("Title", "Lead Heading")]
    assert lead[0] in seen["told"] and lead[1] in seen["told"], "the preview is made of the same"
    assert visit.elsewhere == []


@each_kind
def test_print_prints_the_paper_as_text_and_nothing_of_the_page(activity, visits):
    printed = visits(activity).last_step["printed"]
    assert printed["isShown"] and not printed["isPageShown"]
    assert printed["heads"] == 1 and printed["controls"] == 0
    assert ROWS.strings["host.lead-did"] in printed["told"]
    assert not printed["isLeft"]


# --- another group at the same device --------------------------------------------------------


def test_each_kind_that_keeps_answers_is_among_those_that_are_tried():
    tried = {read_golden(activity)["kind"] for activity in ONE_A_KIND}
    assert {name for name, kind in find_kinds().items() if kind.keeps_answers} <= tried


@each_kind
def test_what_one_group_typed_is_in_no_box_and_no_line_when_another_sits_down(activity, visits):
    visit = visits(activity)
    assert visit.typed, "something was typed"
    assert visit.left == [], "\n".join(visit.left)
