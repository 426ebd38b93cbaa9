"""Every worksheet of the book: on a phone from start to product, by keyboard, with its tab killed on the way, and without scripts."""

import csv
import io
import json
from pathlib import Path

import jsonschema
import pytest
from book_rows import book_rows
from browser.keyboard import kill_tab
from browser.tools import name_group, take
from browser.worksheet_pages import (
    FILL_LINE,
    PRESS,
    WRITE,
    cell,
    kept,
    lines,
    open_worksheet,
    show_all_parts,
)
from docx import Document
from docx.oxml.ns import qn

from activities.answers import read_answers
from activities.answers.schema import PUBLISHED
from activities.kinds import kind_of

ROWS = book_rows(readings=False)
FORMS = [worksheet for worksheet in ROWS.worksheets.values() if kind_of(worksheet.activity, ROWS).name == "worksheet"]
PHONE = {"width": 360, "height": 740}
each_form = pytest.mark.parametrize("worksheet", FORMS, ids=[worksheet.id for worksheet in FORMS])


def columns_of(section, worksheet):
    owner = next((one for one in worksheet.sections if one.id == section.table.columns_of), section)
    return owner.table.columns


def options_of(blank):
    if blank.options:
        return [option.id for option in blank.options]
    if blank.options_from in ROWS.options:
        return [option.id for option in ROWS.options[blank.options_from].options]
    return list(getattr(ROWS, blank.options_from))


def fill_all(page, worksheet):
    """Answer every prompt and add one full row to every table, taking the first of every choice. Returns what was written, and where."""
    deeds = []
    for section in worksheet.sections:
        for one in section.prompts:
            value = (
                options_of(one)[0] if one.type == "choice" else "2026-05-04" if one.type == "date" else f"Our answer on {one.id}"
            )
            deeds.append({"key": f"{section.id}/{one.id}", "choice": one.type == "choice", "value": value})
        if section.table:
            has_rows = bool(section.table.starters or section.table.articles)
            deeds.append({"key": f"{section.id}/rows", "add": has_rows, "value": cells_of(section, worksheet)})
    done = page.evaluate(FILL_ALL, deeds)
    return {deed["key"]: deed["value"] for deed in deeds if deed["key"] in done}


def cells_of(section, worksheet):
    """What is written in a row: column → text."""
    written = {
        "date": lambda column: "2026-05-04",
        "choice": lambda column: options_of(column)[0],
        "several": lambda column: " ".join(options_of(column)[:2]),
        "rows": lambda column: " ".join(starter.id for starter in section.table.starters[:2]),
    }
    return {
        column.id: written.get(column.type, lambda column: f"We wrote {column.id}")(column)
        for column in columns_of(section, worksheet)
    }


# Does each in its turn, from within the page, where it is shown by then. → The keys of those that were.
FILL_ALL = f"""async (deeds) => {{
  const [press, write, fillLine] = [{PRESS}, {WRITE}, {FILL_LINE}];
  const done = [];
  for (const {{ key, choice, add, value }} of deeds) {{
    const place = document.querySelector(`[data-answer="${{key}}"], [data-rows="${{key}}"]`);
    if (!place.checkVisibility()) continue;
    done.push(key);
    if (choice) press(place.querySelector(`input[value="${{value}}"]`));
    else if (typeof value === "string") write(place.querySelector("textarea, input"), value);
    else {{
      if (add) press(place.querySelector("[data-rt-add]"));
      await fillLine([...place.querySelectorAll("[data-row]")].at(add ? -1 : 0), value);
    }}
  }}
  return done;
}}"""


def read_docx(path):
    paper = Document(path)
    return paper, [p.text for p in paper.paragraphs if p.style.name.startswith("Heading")]


def told_whole_in_the_lead(worksheet, sections):
    """Sections whose whole table stands on the first half page, and nowhere else; rows that wait are told in their place."""
    columns = {
        id: {deeds.what, deeds.who, deeds.when, *deeds.more}
        for deeds in (worksheet.lead.deeds if worksheet.lead else [])
        for id in deeds.of
    }
    return [
        section.title
        for section in sections
        if section.table
        and not section.prompts
        and not any(column.given for column in columns_of(section, worksheet))
        and {column.id for column in columns_of(section, worksheet)} <= columns.get(section.id, set())
    ]


def list_sorts(worksheet) -> set[str]:
    """The sorts of boxes, tables and views that stand in a worksheet."""
    tables = [section for section in worksheet.sections if section.table]
    sorts = {one.type for section in worksheet.sections for one in section.prompts}
    sorts |= {f"{column.type} {column.given} {column.fixed}" for section in tables for column in columns_of(section, worksheet)}
    sorts |= {f"one at a time: {section.table.one_at_a_time}" for section in tables}
    return sorts | {view.type for section in worksheet.sections for view in section.views}


def choose_for_the_dark() -> list[str]:
    """Worksheets in which each sort stands: colours hang on that alone, and on nothing else that a row can say."""
    seen, chosen = set(), []
    for worksheet in sorted(FORMS, key=lambda one: len(list_sorts(one)), reverse=True):
        if list_sorts(worksheet) - seen:
            seen |= list_sorts(worksheet)
            chosen.append(worksheet.id)
    return chosen


IN_THE_DARK = choose_for_the_dark()


# Part by part: what people see there and the Tab key does not come to or does not leave. It comes to whatever takes the focus in the order of the page.
# One radio of a group is enough; what can be moved changes with the rows; rows after the second are like the first two.
FIND_UNREACHED = """() => {
  const found = [];
  const look = (part) => {
    const all = [...document.querySelectorAll("workshop-activity :is(a[href], button, input, select, textarea, summary, [tabindex])")];
    const seen = all.filter((one) => one.checkVisibility() && !one.disabled && !one.closest("[data-tools]") && !one.matches("[data-rt-move], h2, h3, [data-row]:nth-child(n+3) *"));
    const groups = new Set();
    const reached = seen.filter((one) => {
      one.focus({ preventScroll: true });
      const key = new KeyboardEvent("keydown", { key: "Tab", bubbles: true, cancelable: true });
      const isReached = document.activeElement === one && one.tabIndex === 0 && one.dispatchEvent(key);
      if (isReached && one.type === "radio") groups.add(one.name);
      return isReached;
    });
    found.push(...seen.filter((one) => !reached.includes(one) && !groups.has(one.name)).map((one) => `${part}: ${one.outerHTML.slice(0, 160)}`));
    return seen.length;
  };
  const parts = [...document.querySelectorAll("[data-nav]")].filter((one) => !one.hidden);
  for (const part of parts) {
    part.querySelector("a").click();
    look(part.dataset.nav);
  }
  return [parts.length ? 1 : look("all"), found];
}"""

# Goes to the end of the last box that has words of ours. → Its place in the answers, and its column if it is in a row.
TO_LAST_BOX = """() => {
  const box = [...document.querySelectorAll("[data-ws] :is(textarea, input[type=text], input:not([type]))")]
    .filter((one) => one.checkVisibility() && /^(We wrote|Our answer)/.test(one.value)).at(-1);
  box.focus();
  box.setSelectionRange(box.value.length, box.value.length);
  const { answer, rows } = box.closest("[data-answer], [data-rows]").dataset;
  return [answer ?? rows, box.closest("[data-column]")?.dataset.column ?? null];
}"""


@each_form
def test_an_activity_is_done_on_a_phone_and_outlives_its_tab_and_all_of_it_is_reached_by_keyboard(
    worksheet, new_page, base, watch, axe_violations, tmp_path
):
    """From start to product. The Tab key itself goes through one activity of each kind in `test_typing.py`."""
    page = new_page(viewport=PHONE)
    doomed = page.context.new_page()
    open_worksheet(doomed, base, worksheet.id, whole=False)
    many, unreached = doomed.evaluate(FIND_UNREACHED)
    assert many and unreached == []

    doomed.set_viewport_size(PHONE)
    show_all_parts(doomed)
    name_group(doomed, "Group North")
    written = fill_all(doomed, worksheet)
    assert doomed.evaluate("document.documentElement.scrollWidth") <= 360
    assert axe_violations(doomed) == []
    if worksheet.id in IN_THE_DARK:
        doomed.emulate_media(color_scheme="dark")
        assert axe_violations(doomed, only=["color-contrast"]) == []

    key, column = doomed.evaluate(TO_LAST_BOX)
    doomed.keyboard.type(" half a wo")
    of, name = (written[key], column) if column else (written, key)
    of[name] += " half a wo"
    kill_tab(doomed)
    open_worksheet(page, base, worksheet.id)
    assert page.locator("[data-group-name]").text_content() == "Group North"
    answers = kept(page, worksheet.id, "Group North")
    for key, value in written.items():
        if isinstance(value, dict):
            assert {**answers[key][-1], "id": None} == {**value, "id": None}
            assert cell(lines(page, key.split("/")[0]).last, next(iter(value))).first.input_value()
        else:
            assert answers[key] == value

    take(page, "answers").save_as(tmp_path / "group.answers.json")
    file = read_answers(tmp_path / "group.answers.json", activity=worksheet.id, kind="worksheet")
    assert file.group == "Group North" and file.answers.keys() == answers.keys()
    jsonschema.validate(
        json.loads((tmp_path / "group.answers.json").read_text(encoding="utf-8")), json.loads(PUBLISHED.read_text(encoding="utf-8"))
    )

    take(page, "docx").save_as(tmp_path / "group.docx")
    paper, headings = read_docx(tmp_path / "group.docx")
    shown = [section for section in worksheet.sections if page.locator(f'[data-section="{section.id}"]').is_visible()]
    assert [section.title for section in shown if section.title not in headings] == told_whole_in_the_lead(worksheet, shown)
    told = "\n".join([p.text for p in paper.paragraphs] + [c.text for t in paper.tables for row in t.rows for c in row.cells])
    for value in written.values():
        for text in value.values() if isinstance(value, dict) else [value]:
            assert not text.startswith(("We wrote", "Our answer")) or text in told
    for one in paper.tables:
        assert one.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
    assert paper.styles.element.find(f".//{qn('w:lang')}").get(qn("w:val")) == "en-GB"

    saved = take(page, "csv")
    text = Path(saved.path()).read_bytes()
    assert text.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(text.decode("utf-8-sig"), newline="")))
    assert {row["Part"] for row in rows} >= {section.title for section in shown if section.prompts or section.table}
    assert watch.elsewhere == [] and watch.faults == []


@pytest.fixture(scope="module")
def paper(devices):
    """A page of a device without scripts, as it is printed."""
    device = devices.lend({"java_script_enabled": False})
    page = device.set_out()
    page.emulate_media(media="print")
    yield page
    devices.take_back(device)


@each_form
def test_without_javascript_the_worksheet_can_be_printed_and_written_on(worksheet, paper, book_url):
    paper.goto(f"{book_url}{ROWS.activities[worksheet.id].page}.html")
    places = []
    for section in worksheet.sections:
        part = f'[data-section="{section.id}"]'
        places += [part, *([f"{part} .rt-blank tr", f"{part} thead th:nth-child(2)"] if section.table else [])]
        places += [f'[data-answer="{section.id}/{one.id}"]' for one in section.prompts]
    assert paper.evaluate("all => all.filter((one) => !document.querySelector(one)?.checkVisibility())", places) == []
