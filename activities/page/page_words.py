"""The words of a written page, place by place: what the search knows of it, and shows of it.

Read from the page itself, so that it is what people see there: rows, texts and forms alike, in this edition and no other.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

_STOPS = tuple(".,:;!?…")
_END = "\n"  # of a block, in what was gathered
HEADINGS = ("h1", "h2", "h3", "h4")
# What is no text of the page: programs and drawings, and what stands on buttons and in lists to choose from.
_LEFT_OUT = {"script", "style", "svg", "template", "noscript", "button", "select", "textarea", "dialog", "nav"}
_BESIDE = {"headerlink", "term-note"}  # classes of what Sphinx and `terms` put beside the words
_ALONE = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
_IN_LINE = {"a", "abbr", "b", "bdi", "cite", "code", "em", "i", "kbd", "mark", "q", "small", "span", "strong", "sub", "sup", "time"}


@dataclass
class Piece:
    """What stands at one place of a page, up to the next: its anchor in the address, its heading if it has one, its text."""

    anchor: str
    heading: str = ""
    text: str = ""


@dataclass
class PageWords:
    """A page as the search takes it in: its title, the sentence that it begins with, and its pieces."""

    title: str = ""
    lead: str = ""
    pieces: list[Piece] = field(default_factory=list)


def read_page_words(body: str) -> PageWords:
    """The words of a page from its HTML. A place is whatever has an id; one without words is left out.

    Left out is also what the page hides, and what a template marks with `data-unsearched`: tools, and answers to look at later.
    """
    reader = _Reader()
    reader.feed(body)
    reader.close()
    words = reader.words
    words.pieces = [piece for piece in words.pieces if piece.text or piece.heading]
    return words


class _Reader(HTMLParser):
    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.words = PageWords(pieces=[Piece("")])
        self._open: list[tuple[str, bool, str]] = []  # tag, whether it is left out with all in it, what its text is
        self._text: list[str] = []
        self._lead: list[str] | None = None

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        classes = (given.get("class") or "").split()
        out = bool(self._open and self._open[-1][1]) or tag in _LEFT_OUT or _is_hidden(given, classes)
        if not out and (anchor := given.get("id")) and tag != "input":
            self._end_piece()
            self.words.pieces.append(Piece(anchor))
        if tag not in _IN_LINE:
            self._say(_END)
        if tag in HEADINGS and not out:
            self._end_piece()
        if tag == "p" and not out and ("lead" in classes or not self.words.lead) and self.words.title:
            self._lead = []
        if tag not in _ALONE:
            self._open.append((tag, out, tag))

    def handle_startendtag(self, tag, attrs):
        self.handle_starttag(tag, attrs)
        if tag not in _ALONE:
            self.handle_endtag(tag)

    def handle_endtag(self, tag):
        if not any(open_tag == tag for open_tag, _, _ in self._open):
            return
        while self._open:
            ended, out, _ = self._open.pop()
            if ended in HEADINGS and not out:
                self._end_heading(ended)
            if ended == "p" and self._lead is not None:
                if len(lead := _squeeze(self._lead)) > len("a word or two"):
                    self.words.lead = lead
                self._lead = None
            if ended == tag:
                break
        if tag not in _IN_LINE:
            self._say(_END)

    def handle_data(self, data):
        if not (self._open and self._open[-1][1]):
            self._say(data.replace(_END, " "))

    def close(self):
        super().close()
        self._end_piece()

    def _say(self, text: str) -> None:
        self._text.append(text)
        if self._lead is not None:
            self._lead.append(text)

    def _end_piece(self) -> None:
        piece = self.words.pieces[-1]
        piece.text = _squeeze([piece.text, _END, *self._text])
        self._text = []

    def _end_heading(self, tag: str) -> None:
        heading, self._text = _squeeze(self._text), []
        if tag == "h1":
            self.words.title = self.words.title or heading
        else:
            self.words.pieces[-1].heading = self.words.pieces[-1].heading or heading


def _is_hidden(given: dict, classes: list[str]) -> bool:
    return bool("hidden" in given or given.get("aria-hidden") == "true" or "data-unsearched" in given or _BESIDE & {*classes})


def _squeeze(texts: list[str]) -> str:
    """Blocks in one line; where one ends without a stop, a dot in the middle parts it from the next."""
    blocks = [" ".join(block.split()) for block in "".join(texts).split(_END)]
    line = ""
    for block in filter(None, blocks):
        line += f" {block}" if line.endswith(_STOPS) else f" · {block}" if line else block
    return re.sub(r" ([,.;:!?])", r"\1", line)
