"""The tables, plotted: choosing, reading and taking along, with no kernel.

Each page is opened once for all tests: `open_explorer` sets it back to its first choice, to a desk and to light colours.
"""

import csv
import io
import json
import xml.etree.ElementTree as ET
from itertools import product

import pytest

from activities.drawing.colours import COLOURS

ESTIMATES, PROSECUTIONS = "notebooks/global-estimates.html", "notebooks/prosecutions.html"
SVG = "{http://www.w3.org/2000/svg}"
DESK = {"width": 1280, "height": 780}
PHONE = {"width": 360, "height": 780}


SET_BACK = """() => {
  const form = document.querySelector("[data-controls]");
  form.reset();
  form.dispatchEvent(new Event("change"));
  document.activeElement.blur();
  scrollTo(0, 0);
}"""


@pytest.fixture(scope="module")
def open_explorer(open_device, book):
    """Gives an explorer's page as it is when it is opened: `open_explorer(ESTIMATES, viewport=PHONE, color_scheme="dark")`."""
    context, watch = open_device()
    pages = {}

    def open_one(address, viewport=DESK, color_scheme="light"):
        page = pages.get(address)
        if page is None:
            page = pages[address] = context.new_page()
            page.goto(f"{book.as_uri()}/{address}")
            page.wait_for_selector("[data-controls]:visible")
        if page.viewport_size != viewport:
            page.set_viewport_size(viewport)
        page.emulate_media(media="screen", color_scheme=color_scheme)
        page.evaluate(SET_BACK)
        return page

    yield open_one
    assert (watch.elsewhere, watch.faults) == ([], [])
    context.close()


def choose(page, **choices):
    for name, value in choices.items():
        page.select_option(f"[data-controls] [name={name}]", value)


def finding(page):
    return " ".join(page.locator("[data-finding]").inner_text().split())


def words_of_figure(page):
    return page.locator("[data-frame] svg text").all_text_contents()


def table_of(page):
    return [row.locator("th, td").all_inner_texts() for row in page.locator("[data-frame] tbody tr").all()]


def take(page, deed):
    with page.expect_download() as waiting:
        page.click(f'[data-files] [data-do="{deed}"]')
    return waiting.value


def all_choices(page):
    """Every choice of the page's controls, as (name, value) pairs."""
    options = page.evaluate(
        """() => {
          const found = {};
          for (const input of document.querySelector("[data-controls]").elements) {
            if (!input.name) continue;
            found[input.name] = input.options ? [...input.options].map((o) => o.value) : [...(found[input.name] ?? []), input.value];
          }
          return found;
        }"""
    )
    return [dict(zip(options, values)) for values in product(*options.values())]


def test_a_choice_changes_figure_finding_and_table(open_explorer):
    page = open_explorer(ESTIMATES)
    assert "In the estimate of 2021" in finding(page) and "55 of every 100" in finding(page)
    choose(page, vintage="2005")
    assert "77 of every 100" in finding(page)
    choose(page, vintage="2021", measure="rate", order="size")
    assert "Arab States comes first with 5.3" in finding(page)
    assert {"Arab States", "5.3"} <= set(words_of_figure(page))
    assert [row[0] for row in table_of(page)] == [
        "Arab States",
        "Europe and Central Asia",
        "Asia and the Pacific",
        "Americas",
        "Africa",
        "World",
    ]
    assert "ILO’s five regions" in page.locator("[data-frame] figcaption").inner_text()


def test_a_choice_is_there_again_when_the_page_is(open_explorer):
    page = open_explorer(PROSECUTIONS)
    choose(page, table="slides", measure="labour-prosecutions", scale="log")
    said = finding(page)
    page.reload()
    page.wait_for_selector("[data-controls]:visible")
    assert finding(page) == said
    assert page.locator("[name=scale]").input_value() == "log"
    assert page.locator("[name=table]").input_value() == "slides"


def test_a_choice_that_is_known_no_more_falls_back_on_the_first(open_explorer):
    page = open_explorer(ESTIMATES)
    choose(page, vintage="2012")
    page.evaluate(
        """() => {
          for (const [key, text] of Object.entries(localStorage)) {
            if (key.includes("global-estimates")) localStorage.setItem(key, text.replace("2012", "1999"));
          }
        }"""
    )
    page.reload()
    page.wait_for_selector("[data-controls]:visible")
    assert "In the estimate of 2021" in finding(page)


def test_what_is_not_given_is_said_and_nothing_is_drawn(open_explorer):
    page = open_explorer(ESTIMATES)
    choose(page, vintage="2016", measure="people")
    assert "24,900,000" in finding(page) and "have not been checked" in finding(page)
    assert page.locator("[data-frame] svg").count() == 0
    assert page.locator('[data-files] [data-do="svg"]').is_disabled()
    choose(page, measure="rate")
    assert page.locator("[data-frame] svg:visible").count() == 1
    assert page.locator('[data-files] [data-do="svg"]').is_enabled()


def test_a_control_that_changes_nothing_is_switched_off(open_explorer):
    page = open_explorer(ESTIMATES)
    choose(page, vintage="2012", measure="rate")
    assert page.locator("[name=scale]").is_disabled()
    assert page.locator("[name=order]").is_enabled()
    choose(page, measure="people")
    assert page.locator("[name=scale]").is_enabled()


def test_an_explorer_is_worked_by_keyboard_alone(open_explorer):
    page = open_explorer(ESTIMATES)
    page.focus("[name=vintage]")
    page.keyboard.type("ILO estimate of 2012")
    for name in ("measure", "scale", "order"):
        page.keyboard.press("Tab")
        assert page.evaluate("() => document.activeElement.name") == name
        if name != "measure":
            page.keyboard.press("ArrowDown")
    assert "On a log scale" in finding(page) and "11,700,000" in finding(page)
    assert table_of(page)[0][0] == "Asia-Pacific" and table_of(page)[1][0] == "Africa"


def test_the_finding_is_read_out_when_it_changes(open_explorer):
    page = open_explorer(ESTIMATES)
    assert page.locator("[data-finding]").get_attribute("role") == "status"
    before = page.locator("[data-finding]").element_handle()
    choose(page, vintage="2012")
    assert " ".join(before.inner_text().split()) == finding(page)  # the same element: only its words are new


@pytest.mark.parametrize("address", [ESTIMATES, PROSECUTIONS])
def test_on_a_phone_a_choice_its_finding_and_its_figure_are_in_sight_together(open_explorer, address):
    page = open_explorer(address, PHONE)
    page.evaluate("() => document.querySelector('[data-controls]').scrollIntoView()")
    ends = page.evaluate(
        """() => {
          const top = document.querySelector("[data-controls]").getBoundingClientRect().top;
          const from = (name) => document.querySelector(name).getBoundingClientRect();
          return { finding: from("[data-finding]").bottom - top, figure: from("[data-frame] .fig-narrow").top - top };
        }"""
    )
    header = page.evaluate("() => document.querySelector('header').getBoundingClientRect().height")
    assert ends["finding"] < ends["figure"] < 780 - header - 150, "bars as well as words"


SHOW_EACH = """async (choices) => {
  await document.fonts.ready;
  const form = document.querySelector("[data-controls]");
  return choices.map((choice) => {
    for (const [name, value] of Object.entries(choice)) form.elements[name].value = value;
    form.dispatchEvent(new Event("change"));
    const shown = [...document.querySelectorAll("[data-frame] svg")].filter((svg) => svg.checkVisibility());
    const outside = shown.flatMap((svg) => {
      const box = svg.getBoundingClientRect();
      return [...svg.querySelectorAll("text")].filter((text) => {
        const word = text.getBoundingClientRect();
        return word.left < box.left - 1 || word.right > box.right + 1;
      });
    });
    return {
      said: document.querySelector("[data-finding]").innerText.trim(),
      wide: document.documentElement.scrollWidth,
      layouts: shown.map((svg) => svg.parentElement.className),
      outside: outside.map((text) => text.textContent),
    };
  });
}"""


@pytest.mark.parametrize("viewport, layout", [(PHONE, "narrow"), (DESK, "wide")], ids=["phone", "desk"])
@pytest.mark.parametrize("address", [ESTIMATES, PROSECUTIONS])
def test_every_choice_shows_something_that_fits_in_one_layout_with_all_of_its_words_inside(
    open_explorer, address, viewport, layout
):
    page = open_explorer(address, viewport)
    choices = all_choices(page)
    shown = page.evaluate(SHOW_EACH, choices)
    for choice, told in zip(choices, shown, strict=True):
        assert told["said"] and told["wide"] <= viewport["width"] and told["outside"] == [], choice
        assert told["layouts"] in ([], [f"fig-{layout}"]), choice
    assert any(told["layouts"] for told in shown)


def test_the_picture_is_taken_along_whole(open_explorer):
    page = open_explorer(PROSECUTIONS)
    choose(page, table="later", measure="ratio")
    file = take(page, "svg")
    assert file.suggested_filename == "prosecutions-later-ratio-linear.svg"
    text = file.path().read_text(encoding="utf-8")
    root = ET.fromstring(text)
    assert "".join(root.find(f"{SVG}desc").itertext()) == finding(page)
    whole = " ".join(word for part in root.iter(f"{SVG}text") for word in "".join(part.itertext()).split())
    for around in ("[data-finding] strong", "[data-frame] .fig-shown", "[data-frame] figcaption"):
        assert " ".join(page.locator(around).inner_text().split()) in whole, "no page stands around a file"
    said = ["".join(part.itertext()) for part in root.iter(f"{SVG}text")]
    assert "TIP Report 2025, partial: one page seen" in said
    assert "var(" not in text and "class=" not in text  # its colours do not hang on the page

    drawn = page.evaluate("text => new DOMParser().parseFromString(text, 'image/svg+xml').querySelectorAll('text').length", text)
    assert drawn == len(said), "a browser reads it"


def test_the_picture_is_taken_along_in_pixels(open_explorer):
    page = open_explorer(ESTIMATES)
    file = take(page, "png")
    data = file.path().read_bytes()
    assert data[:8] == b"\x89PNG\r\n\x1a\n"
    width = int.from_bytes(data[16:20], "big")
    drawn = float(page.locator("[data-frame] .fig-wide svg").get_attribute("width"))
    assert width > drawn * 3  # the wide layout, with an edge around it
    # Not an empty sheet: white paper, and a bar in its colour.
    from PIL import Image, ImageColor

    colours = {colour for _, colour in Image.open(io.BytesIO(data)).convert("RGB").getcolors(1 << 24)}
    assert {(255, 255, 255), ImageColor.getrgb(COLOURS["first"])} <= colours


def test_the_table_is_taken_along_with_where_it_comes_from(open_explorer):
    page = open_explorer(ESTIMATES)
    choose(page, vintage="2005")
    data = take(page, "csv").path().read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    header, *lines = csv.reader(io.StringIO(data.decode("utf-8-sig")))
    assert header == ["Region", "In forced labour", "Estimate", "Regions", "Source"]
    assert ["Asia and the Pacific", "9490000", "ILO estimate of 2005", "ILO’s six regions of 2005", "ILO handbook, 2008"] in lines
    assert len(lines) == 7


def test_a_cell_that_is_not_given_is_empty_in_the_table_file(open_explorer):
    page = open_explorer(PROSECUTIONS)
    choose(page, table="later", measure="labour-prosecutions")
    lines = list(csv.reader(io.StringIO(take(page, "csv").path().read_text(encoding="utf-8-sig"))))
    assert lines[0][:4] == ["Year", "TIP Report", "Prosecutions", "Labour cases"]
    assert next(line for line in lines if line[0] == "2015")[:4] == ["2015", "2016", "18930", ""]


def test_without_javascript_the_first_figure_and_its_table_stand(new_page, base):
    page = new_page(java_script_enabled=False)
    for address in (ESTIMATES, PROSECUTIONS):
        page.goto(f"{base}{address}")
        assert page.locator("[data-frame] svg:visible").count() == 1
        assert page.locator("[data-frame] table").is_visible()
        assert page.locator("[data-finding]").is_visible()
        assert page.locator("[data-controls]").is_hidden()


def test_print_shows_the_present_figure_and_its_table_only(open_explorer):
    page = open_explorer(PROSECUTIONS)
    choose(page, table="printings")
    page.emulate_media(media="print")
    assert page.locator("[data-frame] svg:visible").count() == 1
    assert page.locator("[data-frame] table").is_visible()
    assert page.locator("[data-controls]").is_hidden()
    assert page.locator("[data-files]").is_hidden()


@pytest.mark.parametrize("colours", ["light", "dark"])
@pytest.mark.parametrize("address", [ESTIMATES, PROSECUTIONS])
def test_words_of_a_figure_stand_out_from_the_page(open_explorer, address, colours):
    page = open_explorer(address, color_scheme=colours)
    faint = page.evaluate(
        """() => {
          const sheet = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
          const light = (colour) => {
            sheet.fillStyle = colour;
            sheet.fillRect(0, 0, 1, 1);
            const [r, g, b] = [...sheet.getImageData(0, 0, 1, 1).data].slice(0, 3).map((part) => {
              const share = part / 255;
              return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
            });
            return 0.2126 * r + 0.7152 * g + 0.0722 * b;
          };
          const paper = light(getComputedStyle(document.documentElement).backgroundColor);
          const contrast = (colour) => {
            const [low, high] = [paper, light(colour)].sort((a, b) => a - b);
            return (high + 0.05) / (low + 0.05);
          };
          const faint = [];
          for (const word of document.querySelectorAll("[data-frame] svg text")) {
            if (contrast(getComputedStyle(word).fill) < 4.5) faint.push(word.textContent);
          }
          for (const shape of document.querySelectorAll("[data-frame] svg :is(.f-first, .s-second)")) {
            const { fill, stroke } = getComputedStyle(shape);
            if (contrast(shape.matches(".f-first") ? fill : stroke) < 3) faint.push(shape.outerHTML.slice(0, 80));
          }
          return faint;
        }"""
    )
    assert page.locator("[data-frame] svg .f-first").count()
    assert faint == []


@pytest.mark.parametrize("address", [ESTIMATES, PROSECUTIONS])
def test_a_checker_finds_no_barrier(open_explorer, address, axe_violations):
    page = open_explorer(address)
    assert axe_violations(page) == []


def test_frames_stay_out_of_the_page_until_they_are_chosen(open_explorer):
    page = open_explorer(PROSECUTIONS)
    payload = json.loads(page.locator("workshop-activity > script[type='application/json']").text_content())
    assert len(payload["content"]["frames"]) > 20
    assert page.locator("workshop-activity svg").count() == 2  # the two layouts of the first
