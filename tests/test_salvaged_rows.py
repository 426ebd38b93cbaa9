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
GROUPS = 6


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


def lay_rows(folder: Path, rows: dict[str, dict]) -> Layer:
    """The book's rows with rows of a pack over them, one a kind."""
    for place in IN_YAML:
        if place.kind in rows:
            row = rows[place.kind]
            path = folder / place.pattern.replace("*", read_first_row(place)["case" if place.kind == "readings" else "id"])
            path.parent.mkdir(parents=True, exist_ok=True)
            text = json.dumps(row if place.one_row_a_file else [row], ensure_ascii=False)  # which is YAML, too
            path.write_text(text, encoding="utf-8")
    return lay_over([read_base(), read_layer(folder, "pack", 1, readings=True)])


def deal(places: list[Place]) -> list:
    """Kinds in groups whose rows are spoilt at one time. Those that name each other stand beside each other in `PLACES`, and part here."""
    groups = [places[start::GROUPS] for start in range(GROUPS)]
    return [pytest.param(group, id="+".join(place.kind for place in group)) for group in groups]


@pytest.mark.parametrize("places", deal(IN_YAML))
def test_nothing_follows_from_a_wrong_value_wherever_it_stands(places, tmp_path):
    ways = {place.kind: list_ways(read_first_row(place)) for place in places}
    chosen = {kind: found[:: len(found) // MOST + 1] for kind, found in ways.items()}
    for number in range(max(map(len, chosen.values()))):
        rows = {
            place.kind: spoil(read_first_row(place), chosen[place.kind][number], WRONG[(number + shift) % len(WRONG)])
            for shift, place in enumerate(places)
            if number < len(chosen[place.kind])
        }
        merged = lay_rows(tmp_path, rows)
        if merged.errors:  # the rows are the book's own, and name nothing that is not there
            told = [slip for slip in find_slips(merged, True, None) if slip.startswith("pack 'pack' › ")]
            assert told == [], {kind: chosen[kind][number] for kind in rows}


@pytest.mark.parametrize("places", deal([place for place in IN_YAML if "sources" in place.model.model_fields]))
def test_an_unknown_source_is_told_beside_whatever_is_wrong(places, tmp_path):
    rows, fields = {}, {}
    for place in places:
        first = read_first_row(place)
        rows[place.kind] = {**first, "sources": [*first["sources"], {"source": "nowhere", "at": "page 1"}]}
        fields[place.kind] = [field for field in rows[place.kind] if field not in ("id", "case", "sources")][:3]
    for number in range(3):
        spoilt = {kind: spoil(row, (fields[kind][min(number, len(fields[kind]) - 1)],), {"Not": [7]}) for kind, row in rows.items()}
        merged = lay_rows(tmp_path, spoilt)
        assert len({error.partition(": ")[0].split(" › ")[1] for error in merged.errors}) == len(places)
        told = [slip for slip in find_slips(merged, True, None) if "source: unknown 'nowhere'" in slip]
        due = [f"sources › {len(row['sources'])} › source" for row in rows.values()]
        assert len(told) == len(due) and all(any(place in slip for slip in told) for place in due), (spoilt.keys(), number, told)
