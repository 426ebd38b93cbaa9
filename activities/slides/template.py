"""The template of the slides: a master and its layouts in the book's look, made from `template/layouts.yml` and the tokens of the page.

What python-pptx begins with is an empty file of four by three; its theme, master and layouts are written anew, so that no binary file lies
in the project and a colour of the book is a colour of the slides.
"""

from __future__ import annotations

from functools import cache

from jinja2 import Environment, FileSystemLoader
from pptx import Presentation
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.oxml import parse_xml
from pptx.presentation import Presentation as PresentationType
from pptx.util import Emu

from .layouts import FOLDER, HEIGHT, WIDTH, read_template

UNIT = 9144  # EMU: a hundredth of an inch


@cache
def _templates() -> Environment:
    return Environment(loader=FileSystemLoader(FOLDER), autoescape=True, trim_blocks=True, lstrip_blocks=True)


def make_template(language: str) -> PresentationType:
    """An empty presentation with the book's master and layouts. language: of all that stands on it, as `en-GB`."""
    described = read_template()
    env = _templates()
    given = {key: described[key] for key in ("name", "fonts", "colours")}
    shown = Presentation()
    shown.slide_width, shown.slide_height = Emu(WIDTH * UNIT), Emu(HEIGHT * UNIT)
    master, layouts = shown.slide_master, list(shown.slide_layouts)
    for unused in layouts[len(described["layouts"]) :]:
        shown.slide_layouts.remove(unused)
    theme = master.part.part_related_by(RELATIONSHIP_TYPE.THEME)
    theme._blob = env.get_template("theme.xml.j2").render(**given).encode("utf-8")
    for layout, row in zip(layouts, described["layouts"]):
        written = env.get_template("layout.xml.j2").render(
            name=row["name"], ground=row["ground"], shapes=_measure(row["shapes"]), language=language
        )
        _write_over(layout._element, parse_xml(written))
    row = described["master"]
    written = env.get_template("master.xml.j2").render(ground=row["ground"], shapes=_measure(row["shapes"]), language=language)
    made = parse_xml(written)
    made.replace(made.find(_named("sldLayoutIdLst")), master._element.find(_named("sldLayoutIdLst")))
    _write_over(master._element, made)
    return shown


def find_layout(shown: PresentationType, kind: str):
    """The layout for slides of a kind of `telling.ToldSlide`; a film is set as a question."""
    names = {row["kind"]: row["name"] for row in read_template()["layouts"]}
    return shown.slide_layouts.get_by_name(names["question" if kind == "film" else kind])


def _measure(shapes: list[dict]) -> list[dict]:
    """The shapes with their places in EMU."""
    return [{**shape, **{side: value * UNIT for side, value in zip("xywh", shape["at"], strict=True)}} for shape in shapes]


def _named(tag: str) -> str:
    return f"{{http://schemas.openxmlformats.org/presentationml/2006/main}}{tag}"


def _write_over(element, made) -> None:
    """Give an element what another one holds. The element stays the one that its part knows."""
    for child in list(element):
        element.remove(child)
    for name, value in made.attrib.items():
        element.set(name, value)
    element.attrib.pop("type", None)  # of the layout that stood here
    for child in list(made):
        element.append(child)
