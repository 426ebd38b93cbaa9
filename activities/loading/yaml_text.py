"""YAML as rows need it: text, numbers, yes and no, lists and mappings, and nothing else.

Rows come from many hands, so what YAML allows beyond that is refused with its line: anchors and aliases
(a few lines of them can unfold to gigabytes), tags, second documents, keys that stand twice, deep nesting.
"""

from __future__ import annotations

import re
from typing import Any

import yaml

from .wording import Fault, Unreadable

DEEPEST = 20
LONGEST_NUMBER = 40  # letters, with its sign and its point
_EMPTY = re.compile(r"~|null|Null|NULL|")
_BOOLEANS = {"yes": True, "true": True, "on": True, "no": False, "false": False, "off": False}
_WHOLE = re.compile(r"[-+]?(0|[1-9][0-9]{0,17})")
_DECIMAL = re.compile(r"[-+]?[0-9]{1,18}\.[0-9]{1,18}")

# libyaml's words → ours. The first whose beginning fits is taken.
_PROBLEMS = (
    ("mapping values are not allowed", "a colon and a space where no key can stand; put text that holds ': ' in quotes"),
    ("could not find expected ':'", "neither a key with its colon nor the rest of a text; write `key: text`, or indent the line"),
    (
        "did not find expected key",
        "the line does not fit those above it; line it up with its neighbours and see that every quote is closed",
    ),
    ("did not find expected '-'", "the line does not fit the list above it; begin it with '- ' or line it up"),
    ("block sequence entries are not allowed", "a '- ' where no list can begin; put the list on lines of its own under its key"),
    ("did not find expected ',' or ']'", "a list that opens with '[' is never closed; close it with ']'"),
    (
        "did not find expected ',' or '}'",
        "a mapping that opens with '{' is never closed; close it with '}', or put the text in quotes",
    ),
    ("found unexpected end of stream", "the file ends inside a quotation; close the quote"),
    ("found unexpected document indicator", "the quotation is cut by '---' or '...'; close the quote"),
    ("found unknown escape character", "a backslash inside double quotes; use single quotes"),
    ("did not find expected alphabetic", "text cannot begin with '*' or '&'; put it in quotes"),
    (
        "found character that cannot start any token",
        "text cannot begin with this character, nor a line with a tab; put text in quotes and indent with spaces",
    ),
    ("found a tab character", "a tab indents the line; use spaces"),
    ("did not find expected <document start>", "the line begins further left than the file does; indent it like its neighbours"),
)


def parse_yaml(text: str):
    """The one document in `text` as plain Python values. Raises `Unreadable` with all that is wrong.

    Built from libyaml's events in one pass with a stack of our own: nothing recurses, aliases are met
    before anything is unfolded, and a key that stands twice is seen with both its lines.
    """
    top: list = []
    stack = [_Open(top)]
    repeated: list[Fault] = []
    documents = 0
    events: Any = yaml.CSafeLoader(text)
    try:
        while (event := events.get_event()) is not None:
            sort = type(event)
            if sort is yaml.ScalarEvent:
                _refuse_properties(event)
                place = stack[-1]
                if place.awaits_key:
                    place.open(event.value, event.start_mark.line + 1, repeated)
                else:
                    place.add(_read_scalar(event))
            elif sort is yaml.MappingStartEvent or sort is yaml.SequenceStartEvent:
                _refuse_properties(event)
                line = event.start_mark.line + 1
                if len(stack) > DEEPEST:
                    raise Unreadable(
                        Fault(f"more than {DEEPEST} lists and mappings inside each other; no row goes that deep", line)
                    )
                if stack[-1].awaits_key:
                    raise Unreadable(Fault("a list or mapping where a key is due; write the key as plain text", line))
                value: list | dict = [] if sort is yaml.SequenceStartEvent else {}
                stack[-1].add(value)
                stack.append(_Open(value))
            elif sort is yaml.MappingEndEvent or sort is yaml.SequenceEndEvent:
                stack.pop()
            elif sort is yaml.AliasEvent:
                raise Unreadable(
                    Fault(
                        f"the alias *{event.anchor}; write the text out where it is needed, or quote text that begins with '*'",
                        event.start_mark.line + 1,
                    )
                )
            elif sort is yaml.DocumentStartEvent:
                documents += 1
                if documents > 1:
                    raise Unreadable(Fault("a second document begins; delete the line '---'", event.start_mark.line + 1))
    except yaml.YAMLError as error:
        raise Unreadable(*repeated, _explain_syntax(error)) from None
    finally:
        events.dispose()
    if repeated:
        raise Unreadable(*repeated)
    return top[0] if top else None


class _Open:
    """A list or mapping that is still being filled. awaits_key: it is a mapping, and what comes next is a key."""

    __slots__ = ("value", "is_list", "awaits_key", "key", "lines")

    def __init__(self, value: list | dict):
        self.value: Any = value
        self.is_list = isinstance(value, list)
        self.awaits_key = not self.is_list
        self.key = ""
        self.lines: dict[str, int] = {}

    def open(self, key: str, line: int, repeated: list[Fault]) -> None:
        """Take the key whose value comes next."""
        if key in self.lines:
            repeated.append(Fault(f"the key '{key}' stands in line {self.lines[key]} already; keep one of the two", line))
        self.key, self.lines[key], self.awaits_key = key, line, False

    def add(self, value) -> None:
        if self.is_list:
            self.value.append(value)
        else:
            self.value[self.key], self.awaits_key = value, True


def _refuse_properties(event: Any) -> None:
    if event.anchor is not None:
        sentence = f"the anchor &{event.anchor}; write the text out where it is needed, or quote text that begins with '&'"
        raise Unreadable(Fault(sentence, event.start_mark.line + 1))
    if event.tag is not None:
        raise Unreadable(Fault(f"the tag {event.tag}; take it out, or quote text that begins with '!'", event.start_mark.line + 1))


def _read_scalar(event: yaml.ScalarEvent):
    """A bare word as number, boolean or nothing where it plainly is one; else text. 09:30 and 2005-01-01 stay text."""
    text = event.value
    if len(text) > LONGEST_NUMBER or not event.implicit[0]:
        return text
    if text.lower() in _BOOLEANS:
        return _BOOLEANS[text.lower()]
    if _WHOLE.fullmatch(text):
        return int(text)
    if _DECIMAL.fullmatch(text):
        return float(text)
    return None if _EMPTY.fullmatch(text) else text


def _explain_syntax(error: yaml.YAMLError) -> Fault:
    problem = str(getattr(error, "problem", None) or error)
    sentence = next(
        (ours for theirs, ours in _PROBLEMS if problem.startswith(theirs)),
        "this cannot be read as YAML; see to the indentation, the quotes and the space after each colon",
    )
    mark = getattr(error, "problem_mark", None)
    opened = getattr(error, "context_mark", None)
    if problem.startswith(("found unexpected", "did not find expected ','")) and opened:
        mark = opened
    return Fault(sentence, mark.line + 1 if mark else None)
