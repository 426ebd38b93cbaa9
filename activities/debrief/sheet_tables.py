"""The tables of a worksheet: what all groups wrote, by section, merged where equal. Pure."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from .sheet_observing import fold_row, is_chosen, key_row, list_cells
from .tallies import Tally
from .wordings import mark_only, merge_texts


def lay_out_sheet(tally: Tally, content: Mapping[str, Any]) -> dict[str, list[dict[str, Any]]]:
    """`prompts`, `choices` and `rows`, as `tables` says."""
    tables: dict[str, list[dict[str, Any]]] = {"prompts": [], "choices": [], "rows": []}
    prompts, choices = tally.list_texts("prompt"), tally.list_texts("choice")
    rows, struck = tally.list_texts("row"), tally.list_texts("struck")
    for section in content["sections"]:
        of = tally.counts["section", section["id"]]
        for prompt in section["prompts"]:
            about = section["id"], prompt["id"]
            at = {"section": about[0], "prompt": about[1]}
            if is_chosen(prompt):
                tables["choices"] += [{**at, **row} for row in _count_options(tally, prompt, about, choices.get(about, []))]
            else:
                tables["prompts"] += [{**at, **mark_only(row, of)} for row in merge_texts(tally, prompts.get(about, []))]
        if section["table"]:
            id = section["id"]
            tables["rows"] += _merge_rows(tally, section, of, rows.get((id,), []), struck.get((id,), []))
    return tables


def _count_options(tally: Tally, prompt: Mapping[str, Any], about: tuple[str, str], keys: list) -> Iterator[dict[str, Any]]:
    """Each option that there is, then what groups wrote for themselves."""
    if not (of := tally.counts["chosen", *about]):
        return
    offered = [id for id, _ in prompt["options"]]
    for option in offered:
        key = ("choice", *about, option)
        yield {"option": option, "count": tally.counts[key], "of": of, **tally.name(key)}
    for own in merge_texts(tally, [key for key in keys if key[-1] not in offered]):
        yield {"option": own.pop("text"), **own, "of": of}


def _merge_rows(tally: Tally, section: Mapping[str, Any], of: int, kept: list, struck: list) -> Iterator[dict[str, Any]]:
    """Rows merged, those of most groups first; rows that all groups struck out come last."""
    columns = section["table"]["columns"]
    given = {fold_row(key_row(list_cells(starter, columns))) for starter in section["table"]["starters"]}
    out: dict[str, int] = {}
    for key in struck:
        out[fold_row(key[-1])] = out.get(fold_row(key[-1]), 0) + tally.counts[key]
    merged = merge_texts(tally, kept, fold_row)
    there = {fold_row(row["text"]) for row in merged}
    gone = merge_texts(tally, [key for key in struck if fold_row(key[-1]) not in there], fold_row)
    for row in [*merged, *({**row, "count": 0, **({"groups": []} if "groups" in row else {})} for row in gone)]:
        text = row.pop("text")
        folded = fold_row(text)
        at = {"section": section["id"], "cells": dict(json.loads(text)), "given": folded in given}
        shown = mark_only(row, of)
        yield {**at, **shown, "only": shown["only"] and folded not in given, "struck": out.get(folded, 0)}
