"""A text of the book as tokens: its running words, its directives, and what it opens and ends with.

Parsed by markdown-it with the plugins that MyST is made of, so that this reads a page as the build does.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.colon_fence import colon_fence_plugin
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.myst_blocks import myst_block_plugin
from mdit_py_plugins.myst_role import myst_role_plugin

# How a question ends: in Latin, Arabic, Armenian and Ethiopic letters, and in full width.
QUESTION_MARKS = ("?", "؟", "՞", "፧", "？")
FENCES = ("fence", "colon_fence")
# Containers whose words are no running text: a heading, a cell of a table.
APART = ("heading", "table")
_DIRECTIVE = re.compile(r"\{([\w-]+)\}\s*(.*)")
_SHOWN = re.compile(r"(.*?)\s*(?:<[^<>]*>)?", re.DOTALL)


@dataclass(frozen=True)
class Directive:
    """One `{name} argument` of a text."""

    name: str
    argument: str
    body: str


@cache
def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark").enable("table")
    for plugin in (colon_fence_plugin, deflist_plugin, myst_block_plugin, myst_role_plugin):
        parser.use(plugin)
    return parser


@lru_cache(maxsize=256)
def parse_text(markdown: str) -> list[Token]:
    """The blocks of a text, in order."""
    return _parser().parse(markdown)


def list_blocks(markdown: str) -> list[str | Directive]:
    """What stands at the top level: headings as `## Title`, directives, and of anything else its sort, as "paragraph"."""
    blocks: list[str | Directive] = []
    heading = None
    for token in parse_text(markdown):
        if token.type == "heading_open":
            heading = token.markup
        elif token.type == "inline" and heading:
            blocks.append(f"{heading} {token.content}")
            heading = None
        elif token.level == 0 and (directive := read_directive(token)):
            blocks.append(directive)
        elif token.level == 0 and token.type.endswith("_open") and token.type != "heading_open":
            blocks.append(token.type.removesuffix("_open"))
    return blocks


def list_directives(markdown: str) -> list[Directive]:
    """Every directive of a text, those inside others too."""
    found = []
    for token in parse_text(markdown):
        if directive := read_directive(token):
            found += [directive, *list_directives(directive.body)]
    return found


def list_roles(markdown: str, name: str) -> list[str]:
    """What stands in every `{name}` role of a text, those inside directives too."""
    found = [
        child.content
        for token in parse_text(markdown)
        for child in token.children or ()
        if child.type == "myst_role" and child.meta["name"] == name
    ]
    return found + [role for directive in list_directives(markdown) for role in list_roles(directive.body, name)]


def list_links(markdown: str) -> list[str]:
    """Where every link of a text leads, as it is written; those inside directives too."""
    found = [
        str(child.attrs["href"])
        for token in parse_text(markdown)
        for child in token.children or ()
        if child.type == "link_open" and child.markup != "autolink"
    ]
    return found + [link for directive in list_directives(markdown) for link in list_links(directive.body)]


def list_paragraphs(markdown: str) -> list[str]:
    """The running text, a paragraph or list item each; no headings, tables, directives or markup."""
    paragraphs, apart = [], 0
    for token in parse_text(markdown):
        if token.type.rpartition("_")[0] in APART:
            apart += token.nesting
        elif token.type == "inline" and not apart and (words := " ".join(_say(token).split())):
            paragraphs.append(words)
    return paragraphs


def count_steps(markdown: str) -> int:
    """How many steps the longest numbered list has."""
    longest, open_lists = 0, []
    for token in parse_text(markdown):
        if token.type == "ordered_list_open":
            open_lists.append(0)
        elif token.type == "ordered_list_close":
            longest = max(longest, open_lists.pop())
        elif token.type == "list_item_open" and open_lists and token.markup in (".", ")"):
            open_lists[-1] += 1
    return longest


def read_directive(token: Token) -> Directive | None:
    """The directive that a fence stands for, or None."""
    found = _DIRECTIVE.match(token.info.strip()) if token.type in FENCES else None
    return Directive(found[1], found[2].strip(), token.content) if found else None


def _say(inline: Token) -> str:
    """A paragraph as it is read: links and emphasis by their words."""
    pieces = []
    for child in inline.children or ():
        if child.type == "myst_role":
            pieces.append(_say_role(child))
        elif child.type in ("text", "code_inline"):
            pieces.append(child.content)
        elif child.type in ("softbreak", "hardbreak"):
            pieces.append(" ")
    return "".join(pieces)


def _say_role(role: Token) -> str:
    # A figure that is a row reads as a number; any other role as what it shows.
    shown = _SHOWN.fullmatch(role.content)
    return "12" if role.meta["name"] == "fact" or not shown else shown[1].replace("-", " ")
