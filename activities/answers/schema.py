"""The answers file as a published JSON Schema, made from the model, for programs that are not ours.
A collection of many is described under `$defs/collection`.

The schema says what the page writes. Our own readers take a little more, such as a group's name with
spaces to spare, and they judge every file themselves.
"""

from __future__ import annotations

import json
from pathlib import Path

from .collection import DEVICE
from .files import AnswersFile
from .limits import (
    BOOK,
    COLLECTION_FORMAT,
    COLLECTION_VERSION,
    FORMAT,
    MAX_DEPTH,
    MAX_GROUP,
    MAX_KEY,
    MAX_NAME,
    MAX_NUMBER,
    MAX_TEXT,
    REFUSED_NAMES,
    VERSION,
)
from .values import ID

PUBLISHED = Path(__file__).resolve().parents[2] / "data" / "answers.schema.json"

_TEXT = {"type": "string", "maxLength": MAX_TEXT}
_SCALARS = [_TEXT, {"type": "boolean"}, {"type": "number", "minimum": -MAX_NUMBER, "maximum": MAX_NUMBER}]
# What JSON Schema calls a pattern is JavaScript's; a dash in a set stands between its two ends.
_NAME = {
    "minLength": 1,
    "maxLength": MAX_NAME,
    "pattern": "^[^\\u0000-\\u001f\\u007f-\\u009f\\u202a-\\u202e\\u2066-\\u2069\\ufeff]+$",
    "not": {"enum": sorted(REFUSED_NAMES)},
}
_TIME = r"^[1-9][0-9]{3}-[0-9]{2}-[0-9]{2}T([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9](\.[0-9]{1,6})?)?(Z|[+-]([01][0-9]|2[0-3]):[0-5][0-9])$"


def describe_answers_file() -> dict:
    """The JSON Schema of an answers file of this version."""
    schema = AnswersFile.model_json_schema()
    fields = schema["properties"]
    fields["format"] = {"const": FORMAT}
    fields["version"] = {"const": VERSION}
    fields["book"] = {"const": BOOK, "type": "string"}
    fields["group"] = {"type": "string", "minLength": 1, "maxLength": MAX_GROUP, "pattern": r"\S"}
    fields["saved"] = {"type": "string", "pattern": _TIME}
    fields["answers"] = {
        "type": "object",
        "propertyNames": {
            "maxLength": MAX_KEY,
            "pattern": f"^{ID}(/{ID})*$",
            "not": {"pattern": f"(^|/)({'|'.join(sorted(REFUSED_NAMES))})(/|$)"},
        },
        "additionalProperties": {"$ref": "#/$defs/value-1"},
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Answers file",
        "description": "What one group answered in one activity of the workshop: values by key.",
        "type": "object",
        "required": list(fields),
        "properties": {
            name: {key: part for key, part in field.items() if key not in ("title", "default")} for name, field in fields.items()
        },
        "$defs": {f"value-{depth}": _describe_value(depth) for depth in range(1, MAX_DEPTH + 2)}
        | {"collection": _describe_collection(fields["group"], fields["saved"])},
    }


def _describe_collection(group: dict, saved: dict) -> dict:
    """A collection: the answers files of one device, none of which has the roles of a group."""
    fields = {
        "format": {"const": COLLECTION_FORMAT},
        "version": {"const": COLLECTION_VERSION},
        "book": {"const": BOOK},
        "device": {"type": "string", "pattern": f"^{DEVICE}$"},
        "saved": saved,
        "groups": {"type": "array", "items": group},
        "files": {"type": "array", "items": {"$ref": "#"}},
    }
    return {
        "title": "Collection",
        "description": "Everything that was kept on one device: the answers files of all groups and activities. "
        "A group that is listed and has no file has begun nothing.",
        "type": "object",
        "required": list(fields),
        "properties": fields,
    }


def write_schema(path: Path = PUBLISHED) -> Path:
    """Publish the schema. Returns its path."""
    path.write_text(_text(), encoding="utf-8")
    return path


def is_published(path: Path = PUBLISHED) -> bool:
    """Whether the published schema is the one that the model gives."""
    return path.is_file() and path.read_text(encoding="utf-8") == _text()


def _text() -> str:
    return json.dumps(describe_answers_file(), ensure_ascii=False, indent=2) + "\n"


def _describe_value(depth: int) -> dict:
    """A value inside `depth` - 1 lists and objects; the deepest are texts, numbers and yes or no."""
    kinds = [*_SCALARS]
    if depth <= MAX_DEPTH:
        kinds.append({"type": "array", "items": _TEXT})
        inner = {"$ref": f"#/$defs/value-{depth + 1}"}
        kinds.append({"type": "object", "propertyNames": _NAME, "additionalProperties": inner})
    if depth < MAX_DEPTH:
        row = {"type": "object", "propertyNames": _NAME, "additionalProperties": _TEXT}
        kinds.append({"type": "array", "items": row})
    return {"anyOf": kinds}
