"""What can still be asked of a row that does not fit its model: the references in its other fields.

Such a row is never shown. Where a value cannot be used, something stands in that rules about references pass over, so
that an editor is told in one run of the wrong value and of a misspelt id beside it.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Any, Literal, get_args, get_origin

from pydantic import BaseModel

from .wording import allows_nothing, strip_hint


class StandIn(str):
    """Text in the place of an id or a word that could not be read: equal to nothing but itself."""

    __hash__ = object.__hash__

    def __eq__(self, other):
        return self is other

    def __ne__(self, other):
        return self is not other


def salvage(model: type[BaseModel], row: dict, wrong: Collection[tuple]) -> Any:
    """A `model` of what is right in `row`, built without being judged.

    wrong: the ways to what is not, as pydantic has them. What is a list or a row in spite of it, as a list that is too short,
    is kept with what is in it, and positions stay as they are.
    """
    return _build(model, row, (), set(wrong))


def _build(hint: Any, value: Any, way: tuple, wrong: set[tuple]) -> Any:
    bare = strip_hint(hint)
    if value is None and allows_nothing(hint):
        return None
    if isinstance(bare, type) and issubclass(bare, BaseModel) and isinstance(value, dict):
        return _build_row(bare, value, way, wrong)
    if get_origin(bare) is list and isinstance(value, list):
        return [_build(get_args(bare)[0], item, (*way, number), wrong) for number, item in enumerate(value)]
    if get_origin(bare) is dict and isinstance(value, dict):
        hint = get_args(bare)[1]
        return {key: _build(hint, item, (*way, key), wrong) for key, item in value.items() if (*way, key, "[key]") not in wrong}
    if way in wrong:
        return _stand_in(hint, value, way)
    return value.strip() if isinstance(value, str) else value


def _build_row(model: type[BaseModel], row: dict, way: tuple, wrong: set[tuple]) -> BaseModel:
    values = {}
    for name, field in ((field.alias or name, field) for name, field in model.model_fields.items()):
        if name in row:
            values[name] = _build(field.annotation, row[name], (*way, name), wrong)
        elif field.is_required():
            values[name] = _stand_in(field.annotation, None, (*way, name))
        else:
            values[name] = field.get_default(call_default_factory=True)
    return model.model_construct(**values)


def _stand_in(hint: Any, value: Any, way: tuple) -> Any:
    bare = strip_hint(hint)
    if allows_nothing(hint):
        return None
    if get_origin(bare) in (list, dict):
        return get_origin(bare)()
    if get_origin(bare) is Literal:
        return get_args(bare)[0]
    if isinstance(bare, type) and issubclass(bare, BaseModel):
        return _build_row(bare, {}, way, set())
    if bare is str:  # in places it is shown as any row is: by its id, or else by its position
        position = next((key + 1 for key in reversed(way) if isinstance(key, int)), "")
        return StandIn(value if isinstance(value, str) else position)
    # A number that is like no other, not even itself: no two rows have it in common.
    return False if bare is bool else float("nan")
