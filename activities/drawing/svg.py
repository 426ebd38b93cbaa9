"""A matplotlib Figure as SVG that can stand in a page: real text, small, the same every time.

Colours stay in the drawing, so that a saved file is complete; beside them stands a class for each role of
`colours.py`, so that a page can give them its own, as dark mode does.
"""

from __future__ import annotations

import io
import re
import warnings
import xml.etree.ElementTree as ET
from typing import Any

import matplotlib
from markupsafe import Markup, escape
from matplotlib.figure import Figure

from activities.drawing.colours import COLOURS
from activities.drawing.layouts import MARGIN
from activities.drawing.widths import clean_words, reads_leftwards

SVG = "http://www.w3.org/2000/svg"
LINK = "http://www.w3.org/1999/xlink"
FONTS = "system-ui,-apple-system,'Segoe UI',Roboto,'Helvetica Neue',Arial,sans-serif"

_ROLES = {colour: role for role, colour in COLOURS.items()}
_PAINT = ("fill", "stroke", "stroke-width", "stroke-dasharray")
CROP = MARGIN - 1  # px: words in a page begin where its text does
_NUMBER = re.compile(r"-?\d+\.\d+")
_BACK = re.compile(r"(M([\d. -]+)[LCQ][^MZz]*)L\2(?=[Zz])")  # a line back to the start of an outline, which closes by itself


def page_drawing(narrow: Figure, wide: Figure, *, title: str, finding: str, prefix: str) -> Markup:
    """A drawing in both layouts, for a page that says title and source around it; its style shows the one that fits.

    narrow, wide: drawn for a page. The rest as in `figure_svg`.
    """
    parts = []
    for name, figure in (("narrow", narrow), ("wide", wide)):
        drawn = figure_svg(figure, title=title, finding=finding, prefix=f"{prefix}-{name[0]}", crop=CROP)
        parts.append(f'<div class="fig-{name}">{drawn}</div>')
    return Markup("".join(parts))


def figure_svg(figure: Figure, *, title: str, finding: str, prefix: str = "fig", crop: int = 0) -> Markup:
    """A figure as one `<svg>` for a page.

    title: what is shown. finding: what the figure says, for those who do not see it.
    prefix: start of all ids in the drawing; give each drawing of a page its own. crop: px left out at either side.
    Raises ValueError where title or finding is empty, since a figure without words shuts people out.
    """
    title, finding = clean_words(title), clean_words(finding)
    if not title or not finding:
        raise ValueError("a figure needs a title and a finding in words: give both to figure_svg")
    raw = io.BytesIO()
    nothing = {"Date": None, "Creator": None, "Format": None, "Type": None}
    plain: dict[Any, Any] = {"svg.fonttype": "none", "svg.hashsalt": "workshop", "text.usetex": False, "path.sketch": None}
    with matplotlib.rc_context(plain), warnings.catch_warnings():
        # The page's fonts set the words: what Matplotlib's own font lacks is of no concern.
        warnings.filterwarnings("ignore", "Glyph .* missing|Matplotlib currently does not support")
        figure.savefig(raw, format="svg", metadata=nothing)
    root = ET.fromstring(raw.getvalue())
    _, _, width, height = root.get("viewBox", "").split()
    parts = "".join(_join_paths([_write(part) for part in _flatten(root)]))
    parts = re.sub(r'(\bid="|href="#)', rf"\1{prefix}-", parts)
    wide = f"{float(width) - 2 * crop:g}"
    size = f'width="{wide}" height="{_short(height)}" viewBox="{crop} 0 {wide} {_short(height)}"'
    return Markup(
        f'<svg xmlns="{SVG}" {size} role="img" '
        f'aria-labelledby="{prefix}-title {prefix}-finding" font-family="{FONTS}" font-size="14">'
        f'<title id="{prefix}-title">{escape(title)}</title><desc id="{prefix}-finding">{escape(finding)}</desc>'
        f"{parts}</svg>"
    )


def _flatten(element):
    """The parts that draw something, without matplotlib's nested groups, clips and white sheet."""
    for child in element:
        tag = _tag(child)
        if tag == "defs":
            # Marks are drawn once and used many times; styles and clips are not needed.
            marks = [part for part in child if _tag(part) == "path"]
            yield from marks
        elif tag == "g":
            yield from _flatten(child)
        elif tag in ("path", "text", "use"):
            yield child


def _join_paths(parts: list[str]) -> list[str]:
    """Neighbouring shapes of one paint as one path: the bars of a series are drawn at one go."""
    joined: list[str] = []
    for part in parts:
        head, cut, outline = part.partition(' d="')
        if cut and joined and head.startswith("<path") and joined[-1].startswith(head + cut):
            joined[-1] = joined[-1].removesuffix('"/>') + outline
        else:
            joined.append(part)
    return joined


def _tag(element) -> str:
    return element.tag.rpartition("}")[2]


def _short(number: str) -> str:
    return f"{round(float(number), 1):g}"


def _write(element) -> str:
    tag = _tag(element)
    style = dict(re.findall(r"([\w-]+):\s*([^;]+)", element.get("style", "")))
    is_mark = element.get("id") is not None
    attributes = {} if is_mark else _paint(style)  # a mark takes its paint where it is used
    if tag == "text":
        return _write_text(element, style, attributes)
    for name in ("id", "x", "y"):
        if element.get(name) is not None:
            attributes[name] = element.get(name) if name == "id" else _short(element.get(name))
    if tag == "use":
        attributes.setdefault("fill", "none")
        attributes["href"] = element.get(f"{{{LINK}}}href")
    else:
        attributes["d"] = _shorten_path(element.get("d"))
    drawn = _open(tag, attributes) + "/>"
    return f"<defs>{drawn}</defs>" if is_mark else drawn


def _write_text(element, style, attributes) -> str:
    font = style.get("font", "")
    size = re.search(r"([\d.]+)px", style.get("font-size", "") + font)
    if size and size[1] != "14":
        attributes["font-size"] = size[1]
    if "700" in font or "bold" in font or style.get("font-weight") in ("700", "bold"):
        attributes["font-weight"] = "700"
    words = "".join(element.itertext()).strip()
    if reads_leftwards(words):
        attributes["unicode-bidi"] = "plaintext"  # numbers and marks beside Arabic or Hebrew stand where they belong
    anchor = style.get("text-anchor", "start")
    if anchor != "start":
        attributes["text-anchor"] = anchor
    attributes["x"], attributes["y"] = _short(element.get("x")), _short(element.get("y"))
    turn = re.match(r"rotate\((-?[\d.]+)", element.get("transform", ""))
    if turn and float(turn[1]):
        attributes["transform"] = f"rotate({_short(turn[1])} {attributes['x']} {attributes['y']})"
    return _open("text", attributes) + f">{escape(words)}</text>"


def _paint(style: dict[str, str]) -> dict[str, str]:
    """Fill and stroke as attributes, with a class for each colour that has a role."""
    found, classes = {}, []
    for name in _PAINT:
        value = style.get(name, "").strip()
        if not value or (value == "none" and name != "fill") or ("-" in name and "stroke" not in found):
            continue
        found[name] = value
        if value in _ROLES:
            classes.append(f"{name[0]}-{_ROLES[value]}")
    if classes:
        found["class"] = " ".join(classes)
    return found


def _shorten_path(path: str) -> str:
    path = _NUMBER.sub(lambda match: _short(match[0]), " ".join(path.split()))
    path = re.sub(r"\s*([MLCQZz])\s*", r"\1", path)
    return _BACK.sub(r"\1", path)


def _open(tag: str, attributes: dict[str, str]) -> str:
    return f"<{tag}" + "".join(f' {name}="{escape(value)}"' for name, value in attributes.items())
