"""A row that does not fit its model is still asked what it names of others, whatever is wrong with it and wherever."""

from __future__ import annotations

import copy
import json
from functools import cache
from pathlib import Path

import pytest

from activities.loading import DATA
from activities.loading.folders import read_layer
from activities.loading.layers import Layer, lay_over
from activities.loading.layout import PLACES, Place
from activities.loading.references import find_slips
from activities.loading.yaml_text import parse_yaml

IN_YAML = [place for place in PLACES if place.model and place.pattern.endswith(".yml") and any(DATA.glob(place.pattern))]
WRONG = (None, 7, True, "Not an id!", ["Not an id!", 7], {"Not": 7})
MOST = 9  # places of one row that are spoilt


@cache
def read_base() -> Layer:
    """The book's own rows."""
    return read_layer(DATA, None, 0, readings=True)


@cache
def read_first_row(place: Place) -> dict:
    """The first row of a kind, as its file has it: to look at, not to change."""
    path = min(DATA.glob(place.pattern), key=lambda path: path.name)
    document = parse_yaml(path.read_text(encoding="utf-8"))
    return document if place.one_row_a_file else document[0]


def list_ways(value, way=()) -> list[tuple]:
    """The way to every value in a row."""
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [found for key, one in inner for found in ((*way, key), *list_ways(one, (*way, key)))]


def spoil(row: dict, way: tuple, value) -> dict:
    row = copy.deepcopy(row)
    parent = row
    for key in way[:-1]:
        parent = parent[key]
    parent[way[-1]] = value
    return row


def lay_row(folder: Path, place: Place, row: dict) -> Layer:
    """The book's rows with one row of a pack over them."""
    path = folder / place.pattern.replace("*", read_first_row(place)["case" if place.kind == "readings" else "id"])
    path.parent.mkdir(parents=True, exist_ok=True)
    text = json.dumps(row if place.one_row_a_file else [row], ensure_ascii=False)  # which is YAML, too
    path.write_text(text, encoding="utf-8")
    return lay_over([read_base(), read_layer(folder, "pack", 1, readings=True)])


@pytest.mark.parametrize("place", IN_YAML, ids=lambda place: place.kind)
def test_nothing_follows_from_a_wrong_value_wherever_it_stands(place, tmp_path):
    row = read_first_row(place)
    ways = list_ways(row)
    for number, way in enumerate(ways[:: len(ways) // MOST + 1]):
        wrong = WRONG[number % len(WRONG)]
        merged = lay_row(tmp_path, place, spoil(row, way, wrong))
        if merged.errors:  # the row is the book's own, and names nothing that is not there
            told = [slip for slip in find_slips(merged, True, None) if slip.startswith("pack 'pack' › ")]
            assert told == [], (way, wrong)


@pytest.mark.parametrize(
    "place", [place for place in IN_YAML if "sources" in place.model.model_fields], ids=lambda place: place.kind
)
def test_an_unknown_source_is_told_beside_whatever_is_wrong(place, tmp_path):
    first = read_first_row(place)
    row = {**first, "sources": [*first["sources"], {"source": "nowhere", "at": "page 1"}]}
    number = len(row["sources"])
    for field in [field for field in row if field not in ("id", "case", "sources")][:3]:
        merged = lay_row(tmp_path, place, spoil(row, (field,), {"Not": [7]}))
        assert merged.errors
        told = [slip for slip in find_slips(merged, True, None) if f"sources › {number} › source: unknown 'nowhere'" in slip]
        assert len(told) == 1, (field, told)
