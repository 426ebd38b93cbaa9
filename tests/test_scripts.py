"""What the browser's scripts decide without a page: run in Node, and read in the sources."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path

import pytest
from book_rows import book_rows
from browser.every_activity import ACTIVITIES, read_golden
from pygments.lexers import JavascriptLexer
from pygments.token import String

from activities.kinds import kind_of
from activities.kinds.bundles import find_node
from activities.kinds.forms import render_form

ROOT = Path(__file__).resolve().parents[1]
ENGINE = ROOT / "activities"
DEVICE = ENGINE / "browser" / "device.js"
SCRIPTS = sorted((ROOT / "tests" / "scripts").glob("*.test.mjs"))


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.name.removesuffix(".test.mjs"))
def test_what_is_tested_in_node_holds(script):
    ran = subprocess.run(
        [find_node(), "--test", "--test-force-exit", "--test-reporter=spec", str(script)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=120,
    )
    assert ran.returncode == 0, ran.stdout + ran.stderr


def read_sources():
    found = [path for ending in ("*.js", "*.mjs", "*.html", "*.j2", "*.py") for path in ENGINE.rglob(ending)]
    assert DEVICE in found
    return {path.relative_to(ROOT): path.read_text(encoding="utf-8") for path in found}


def test_one_room_alone_touches_what_a_browser_keeps():
    touching = re.compile(r"\b(localStorage|sessionStorage|indexedDB)\b")
    others = [str(path) for path, text in read_sources().items() if touching.search(text) and ROOT / path != DEVICE]
    assert others == []


# Words that Word knows its styles and fonts by, and the language of its letters from right to left; nobody reads them on a page.
OF_WORD = {"docx_styles.js", "docx_fields.js"}
WORDS = re.compile(r"[^\W\d_]{2,}\s+(?:[^\W\d_]{2,}|\{)")
LOCALE = re.compile(r"^.[a-z]{2,3}-[A-Z]{2}.$|//EN\b")


def list_texts(source):
    """The texts in a script, each with the line in which it begins; no comments and no expressions."""
    line = 1
    for sort, piece in JavascriptLexer(stripnl=False).get_tokens(source):
        if sort in String and sort is not String.Regex:
            yield line, piece
        line += piece.count("\n")


def is_for_people(text, line):
    """Whether a text of several words, or one that names a language, may reach a page: not as classes, as a selector, or in an error."""
    names = re.fullmatch(r".[a-z.][\w\s.,:()\[\]-]*.", text) and (
        re.search(r"[-.]\w", text) or re.search(r"querySelector|classList|class:", line)
    )
    return bool(LOCALE.search(text) or (WORDS.search(text) and not names and "Error(" not in line))


def list_words_for_people(source):
    lines = source.splitlines()
    return [(number, text) for number, text in list_texts(source) if is_for_people(text, lines[number - 1])]


def test_no_script_has_words_or_a_language_of_its_own():
    sources = {path: text for path, text in read_sources().items() if path.suffix == ".js" and path.name not in OF_WORD}
    assert [(str(path), *found) for path, text in sources.items() for found in list_words_for_people(text)] == []


@pytest.mark.parametrize(
    "line",
    [
        'say("Your work is kept");',
        'const LABEL = "Page {page} of {pages}";',
        "element.textContent = `${many} answers left`;",
        'date.toLocaleString("en-GB");',
        '"PRODID:-//A book//Action plan//EN",',
    ],
)
def test_words_and_languages_in_a_script_are_found(line):
    assert list_words_for_people(line)


def test_every_form_says_what_it_wants_under_each_key_that_it_keeps():
    rows = book_rows(readings=False)
    golden = {activity: read_golden(activity)["answers"] for activity in ACTIVITIES}
    asked = []
    for activity, answers in golden.items():
        kind = kind_of(activity, rows)
        content = render_form(kind, activity, rows, "p1")[1]["content"]
        keys = [key for key in answers if key != "group/roles"]
        asked.append({"script": (kind.folder / "script.js").as_uri(), "content": content, "keys": keys})
    ran = subprocess.run(
        [find_node(), str(ROOT / "tests" / "scripts" / "shapes.mjs")], input=json.dumps(asked).encode(), capture_output=True
    )
    assert ran.returncode == 0, ran.stderr.decode()
    fits = {
        "text": lambda value: isinstance(value, str),
        "flag": lambda value: isinstance(value, bool),
        "list": lambda value: isinstance(value, list) and all(isinstance(item, str) for item in value),
        "rows": lambda value: isinstance(value, list) and all("id" in item for item in value),
        "object": lambda value: isinstance(value, dict),
    }
    wrong = [
        (activity, key, shape)
        for (activity, answers), shapes in zip(golden.items(), json.loads(ran.stdout), strict=True)
        for key, shape in shapes.items()
        if shape is None or not fits[shape](answers[key])
    ]
    assert wrong == []
