"""Style sheets name colours, sizes, distances and corners, and hold none of their own: `tokens.css` and `scale.css` alone do.

What a sheet may hold all the same, with the reason, is ALLOWED.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ENGINE = Path(__file__).resolve().parents[1] / "activities"
SHEETS = sorted(path for path in ENGINE.rglob("*.css") if "node_modules" not in path.parts)
# The sheets that give the variables their values: for the screen, for paper, in a live notebook.
GIVE_VALUES = {"tokens.css", "scale.css", "indicators.css", "type.css", "print.css", "live.css"}
COLOUR = re.compile(
    r"#[0-9a-f]{3,8}\b|\b(?:rgba?|hsla?|oklch|oklab|lab|lch|color)\(|\b(?:white|black|red|green|blue|\w*gr[ae]y|yellow|orange)\b",
    re.I,
)
MEASURED = re.compile(
    r"(?:margin|padding|gap|row-gap|column-gap|scroll-margin|scroll-padding)(?:-(?:top|right|bottom|left|block|inline)(?:-(?:start|end))?)?$"
)
LENGTH = re.compile(r"(?<![\w-])-?(\d*\.?\d+)(rem|em|px|pt|mm|cm|vw|vh|ch|ex|in)\b")
ALLOWED = {
    "0": "nothing",
    "em": "goes along with the letters that it stands beside",
    "vw": "goes along with the window, between two sizes that are named",
    "1px": "a hair's breadth, between a thing and its outline",
    "2px": "a hair's breadth, between a thing and its outline",
    "3px": "a hair's breadth, between a thing and its outline",
}
ON_PAPER = {"pt", "mm"}  # what paper is measured in; no screen has a token for it


def list_declarations(text: str) -> Iterator[tuple[str, str, str, bool]]:
    """Each declaration of a sheet: its selector, property and value, and whether it is for paper alone."""
    text = re.sub(r"/\*.*?\*/", "", text, flags=re.S)
    around: list[str] = []
    piece = ""
    for sign in re.sub(r"url\([^)]*\)", "url()", text):
        if sign == "{":
            around.append(piece.strip())
            piece = ""
        elif sign in ";}":
            name, colon, value = piece.partition(":")
            if colon and around:
                yield around[-1], name.strip(), value.strip(), any("print" in one or "@page" in one for one in around)
            piece = ""
            if sign == "}":
                around.pop()
        else:
            piece += sign


def find_raw_lengths(value: str, paper: bool, allowed: dict) -> list[str]:
    found = []
    for number, unit in LENGTH.findall(value):
        if float(number) == 0 or f"{number}{unit}" in allowed or unit in allowed or (paper and unit in ON_PAPER):
            continue
        found.append(f"{number}{unit}")
    return found


def find_raw(text: str, gives_values: bool = False) -> list[str]:
    """What a sheet holds of its own, a line each."""
    found = []
    for selector, name, value, paper in list_declarations(text):
        # A box in the margin of paper knows no variables.
        if (name.startswith("--") and gives_values) or selector.startswith(("@top", "@bottom")):
            continue
        raw = COLOUR.findall(value)
        if name in ("font-size", "font"):
            raw += find_raw_lengths(value.partition("/")[0], paper, {})
        elif name.endswith("radius"):
            raw += find_raw_lengths(value, paper, {})
        elif MEASURED.match(name):
            raw += find_raw_lengths(value, paper, ALLOWED)
        if raw:
            found.append(f"{selector} {{ {name}: {value} }}: {', '.join(raw)}")
    return found


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda path: path.relative_to(ENGINE).as_posix())
def test_a_style_sheet_holds_no_colour_and_no_size_of_its_own(sheet):
    assert find_raw(sheet.read_text(encoding="utf-8"), sheet.name in GIVE_VALUES) == []


@pytest.mark.parametrize(
    "rule",
    [
        ".a { color: #fff }",
        ".a { background: rgb(0 0 0 / 5%) }",
        ".a { border: 1px solid gray }",
        ".a { font-size: 0.9rem }",
        ".a { font: 600 1.1em/1.4 var(--type) }",
        ".a { margin: 0 auto 0.7rem }",
        ".a { padding: var(--space-1) 6px }",
        ".a { gap: 1vh }",
        ".a { border-radius: 4px }",
        "@media (min-width: 10rem) { .a { padding-left: 1.4rem } }",
        ".a { --own: #123456 }",
    ],
)
def test_whatever_is_no_variable_is_found(rule):
    assert len(find_raw(rule)) == 1


@pytest.mark.parametrize(
    "rule",
    [
        ".a { margin: calc(-1 * var(--space-5)) 0 0.2em; border: 1px solid var(--rule); border-radius: 50% }",
        ".a { width: 12rem; color: currentcolor; background: transparent; font: inherit }",
        "@media print { .a { padding: 2mm; font-size: 9pt } }",
        "/* #fff */ .a { background: url(type.woff2) }",
    ],
)
def test_what_a_sheet_may_hold_is_left_alone(rule):
    assert find_raw(rule) == []


AROUND_AN_ACTIVITY = re.compile(
    r"(?:\bhtml|\bbody|\.cell_output|\.output|\.workshop|\.page)(?![\w-])[^\s,()]*(?::has\(|:not\(:has\()(?!\s*>)"
)


def find_looking_through(text: str) -> list[str]:
    """Selectors for the screen by which a browser looks through the whole of an activity at each change in it."""
    return [selector for selector, _, _, paper in list_declarations(text) if not paper and AROUND_AN_ACTIVITY.search(selector)]


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda path: path.relative_to(ENGINE).as_posix())
def test_no_rule_looks_through_a_whole_activity_at_each_change_in_it(sheet):
    assert find_looking_through(sheet.read_text(encoding="utf-8")) == []


def test_a_rule_that_looks_through_a_whole_activity_is_found():
    assert find_looking_through(".cell_output:not(:has(workshop-activity)), .box { overflow: auto }")
    assert find_looking_through("html:has(.on-ground) { color: inherit }")
    assert not find_looking_through("html:has(> body.work), .cell_output:not(:has(> a)) { color: inherit }")
    assert not find_looking_through("@media print { body:has(.rt) { page: sideways } }")


def test_every_variable_that_a_sheet_names_is_given_a_value():
    texts = {path: re.sub(r"/\*.*?\*/", "", path.read_text(encoding="utf-8"), flags=re.S) for path in SHEETS}
    code = "".join(
        path.read_text(encoding="utf-8") for ending in ("*.js", "*.j2", "*.html", "*.py") for path in ENGINE.rglob(ending)
    )
    given = set(re.findall(r"(--[\w-]+):", "".join(texts.values()) + code)) | set(re.findall(r'setProperty\("(--[\w-]+)"', code))
    for path, text in texts.items():
        named = {name for name, other in re.findall(r"var\((--[\w-]+)(,)?", text) if not other}
        assert named <= given, path.name
