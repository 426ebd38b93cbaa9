"""Rows whose every text holds markup, and the pages that are made of them, for the tests that look for it."""

from __future__ import annotations

import io
import json
import re
import shutil
import tempfile
from collections.abc import Iterable
from dataclasses import fields, replace
from functools import cache
from pathlib import Path
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel
from selectolax.lexbor import LexborHTMLParser
from sphinx.application import Sphinx
from sphinx.util.docutils import docutils_namespace

from activities.loading import Rows
from activities.rows.pages import FOLDERS
from activities.rows.texts import refuse_address, refuse_page, refuse_place, refuse_unseen

# What would become an element, an attribute or an address where it is put in unescaped; without the braces that `check` refuses in labels.
MARKUP = " ".join((
    "<x-tag>", "\"><x-tag>", "'><x-tag>", "\" x-attribute=\"", "' x-attribute='", "&lt;x-tag&gt;", "&amp;lt;x-tag&amp;gt;", "\\u003cx-tag\\u003e",
    "<img src=x onerror=run()>", "<svg/onload=run()>", "<a href=\"javascript:run()\">x</a>", "<iframe srcdoc=x>", "</style><x-tag>", "</title><x-tag>",
    "</textarea><x-tag>", "</select><x-tag>", "</svg><x-tag>", "</script><x-tag>", "<script src=//x></script>", "<![CDATA[<x-tag>]]>", "href=\"doc:x\"",
    "javascript:run()", "[x](javascript:run())", "<https://x>", "%s", "--><!-- <x-tag>",
))  # fmt: skip
PLAIN = " ".join(["words"] * 40)
INSIDE = re.compile(r'\A<template(?:[^>"]|"[^"]*")*>')
ADDRESS = "https://example.org/?a=1&lt=2'();--"  # as odd as an address may be


def fill_texts(rows: Rows, text: str) -> Rows:
    """The same rows with `text` behind every text in them, also where one may be missing; what stands for something else stays."""
    changed = {}
    for field in fields(rows):
        value = getattr(rows, field.name)
        if field.name == "strings":
            changed["strings"] = {key: f"{words} {text}" for key, words in value.items()}
        elif isinstance(value, dict):
            changed[field.name] = {
                id: _fill(type(row), row, text) for id, row in value.items() if isinstance(row, BaseModel)
            } or value
        elif isinstance(value, list):
            changed[field.name] = [_fill(type(row), row, text) for row in value]
    filled = replace(rows, **changed)
    elements = {element.id: element for offence in filled.offences.values() for element in offence.elements}
    return replace(filled, elements=elements)


def count_texts(rows: Rows, text: str) -> dict[str, int]:
    """How many texts of each kind of row hold `text`."""
    shown = {
        field.name: getattr(rows, field.name)
        for field in fields(rows)
        if field.name not in ("files", "located", "below", "edition")
    }
    return {
        name: json.dumps(value, default=lambda row: row.model_dump()).count(json.dumps(text)[1:-1]) for name, value in shown.items()
    }


def _fill(hint: Any, value: Any, text: str, notes: tuple = ()) -> Any:
    """`value` with `text` in it wherever its annotation asks for words."""
    if get_origin(hint) is Annotated:
        inner, *more = get_args(hint)
        return _fill(inner, value, text, (*notes, *more))
    if get_origin(hint) in (Union, UnionType):
        inner = next(part for part in get_args(hint) if part is not type(None))
        return _fill(inner, value, text, notes)
    asked = {getattr(note, "func", None) for note in notes}
    if refuse_address in asked:
        return ADDRESS
    if refuse_unseen in asked and not asked & {refuse_page, refuse_place}:
        return f"{value} {text}" if value else text
    if value is None:
        return None
    if get_origin(hint) is list:
        return [_fill(get_args(hint)[0], one, text) for one in value]
    if get_origin(hint) is dict:
        return {key: _fill(get_args(hint)[1], one, text) for key, one in value.items()}
    if isinstance(value, BaseModel):
        filled = {
            name: _fill(field.annotation, getattr(value, name), text, tuple(field.metadata))
            for name, field in type(value).model_fields.items()
        }
        return type(value).model_construct(**filled)
    return value


def make_pages(root: Path, pages: dict[str, str], told: list[str] | None = None, folders: Iterable[str] = FOLDERS) -> Path:
    """Build pages, name → Markdown, as the book does, in this process and without its notebooks; gives the folder of the pages.

    told: takes each line that Sphinx says by way of warning. folders: those whose pages from rows are made too.
    """
    globs = "".join(f"  - glob: {folder}/*\n" for folder in folders)
    first, *others = pages
    for name, text in pages.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / f"{name}.md").write_text(text, encoding="utf-8")
    listed = "".join(f"  - file: {name}\n" for name in others)
    (root / "_toc.yml").write_text(f"format: jb-book\nroot: {first}\nchapters:\n{listed}{globs}", encoding="utf-8")
    settings = {
        "extensions": ["myst_parser", "sphinx_external_toc", "activities.page"],
        "html_theme": "basic",
        "html_title": "A book",
        "language": "en",
        "external_toc_path": "_toc.yml",
        "myst_enable_extensions": ["colon_fence"],
        "html_copy_source": False,
    }
    warnings = io.StringIO()
    kept = Path(_keep_type().name, "type")
    if kept.exists():
        shutil.copytree(kept, root / "type")
    with docutils_namespace():  # what one build registers is gone before the next
        app = Sphinx(root, None, root / "_html", root / "_trees", "html", settings, status=None, warning=warnings)
        app.build()
    shutil.rmtree(kept, ignore_errors=True)
    shutil.copytree(root / "type", kept)
    assert app.statuscode == 0
    if told is not None:
        told += warnings.getvalue().splitlines()
    return root / "_html"


@cache
def _keep_type() -> tempfile.TemporaryDirectory:
    """Where the typeface of one build is kept for the next, which cuts it anew only for other letters: it takes half a second."""
    return tempfile.TemporaryDirectory(prefix="type")


def list_markup(html: str) -> set[tuple[str, str]]:
    """The elements of a page as a browser sees them, each with its attributes: (element, attribute), and the schemes of its addresses."""
    found = set()
    for element in walk_elements(html):
        attributes = {name: value or "" for name, value in element.attributes.items()}
        found.add((element.tag, ""))
        found |= {(element.tag, name) for name in attributes}
        for name in ("href", "src", "action", "formaction", "data", "srcdoc", "srcset", "xlink:href"):
            if value := attributes.get(name):
                scheme, colon, _ = value.strip().partition(":")
                outside = value.startswith("//")
                address = "//" if outside else scheme.lower() + colon if colon and "/" not in scheme else ""
                found.add((element.tag, f"{name}={address}"))
    return found


def walk_elements(html: str):
    """Every element of a page as a browser makes it, also of what stands in a template until a script takes it."""
    for element in LexborHTMLParser(html).root.traverse(include_text=False):
        yield element
        if element.tag == "template":
            inside = INSIDE.sub("", element.html).removesuffix("</template>").strip()
            yield from walk_elements(f"<table>{inside}" if inside.startswith("<tr") else inside)  # a row alone is dropped
