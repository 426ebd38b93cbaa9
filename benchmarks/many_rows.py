"""More rows than the book has, made from its own: for measuring how a build grows with them.

Cases with their readings, chapters with their texts, diagrams, terms, sources and figures are copied under ids of their
own; each copy is in order as `check` sees it. What stands once in a book (plans, activities, offences, questions) stays.
"""

from __future__ import annotations

import csv
import re
from pathlib import Path

import yaml

from activities.loading.yaml_text import parse_yaml


def multiply_rows(folder: Path, times: int) -> int:
    """Give the project in `folder` `times` as many rows as it has; returns how many it has then."""
    data = folder / "data"
    for number in range(2, times + 1):
        for case in sorted(path.stem for path in (data / "cases").glob("*.yml") if "-copy-" not in path.stem):
            _copy_case(data, case, number)
        for chapter in sorted(path.stem for path in (data / "chapters").glob("*.yml") if "-copy-" not in path.stem):
            _copy_chapter(folder, chapter, number)
    for name in ("glossary.yml", "sources.yml", "diagrams.yml"):
        _copy_list(data / name, times)
    _copy_table(data / "tables" / "figures.csv", times)
    return _count_rows(data)


def _copy_case(data: Path, case: str, number: int) -> None:
    copy = f"{case}-copy-{number}"
    for kind in ("cases", "readings"):
        source = data / kind / f"{case}.yml"
        if source.exists():
            row = _rename(parse_yaml(source.read_text(encoding="utf-8")), case, copy)
            if kind == "cases":
                row["title"] += f", copy {number}"
                if row.get("number"):
                    row["number"] += 100 * number
            _write((data / kind / f"{copy}.yml"), row)


def _copy_chapter(folder: Path, chapter: str, number: int) -> None:
    copy = f"{chapter}-copy-{number}"
    source = folder / "data" / "chapters" / f"{chapter}.yml"
    row = _rename(parse_yaml(source.read_text(encoding="utf-8")), chapter, copy)
    title, there = row["title"], len([path for path in source.parent.glob("*.yml") if "-copy-" not in path.stem])
    row["title"] = f"{title}, copy {number}"
    row["number"] += there * (number - 1)
    text = (folder / "book" / "learn" / f"{chapter}.md").read_text(encoding="utf-8")
    text = text.replace(f"# {title}\n", f"# {row['title']}\n", 1)
    text = re.sub(rf"(```\{{[\w-]+\}} ){re.escape(chapter)}\n", rf"\g<1>{copy}\n", text)
    text = re.sub(r"(```\{diagram\} \S+)", rf"\g<1>-copy-{number}", text)
    text = re.sub(r"^\((\S+)\)=$", rf"(\1-copy-{number})=", text, flags=re.MULTILINE)
    _write((source.parent / f"{copy}.yml"), row)
    (folder / "book" / "learn" / f"{copy}.md").write_text(text, encoding="utf-8")


def _rename(value, old: str, new: str):
    """The value with `old` at the beginning of ids, and as a whole id, made `new`."""
    if isinstance(value, dict):
        return {key: _rename(part, old, new) for key, part in value.items()}
    if isinstance(value, list):
        return [_rename(part, old, new) for part in value]
    if isinstance(value, str):
        return re.sub(rf"^(reading-)?{re.escape(old)}(?=$|-[a-z0-9-]+$)", rf"\g<1>{new}", value)
    return value


def _copy_list(path: Path, times: int) -> None:
    rows = parse_yaml(path.read_text(encoding="utf-8"))
    copies = []
    for number in range(2, times + 1):
        for row in rows:
            copy = {**row, "id": f"{row['id']}-copy-{number}"}
            for field in ("name", "title", "short"):  # what a reader tells rows by
                if field in copy:
                    copy[field] = f"{copy[field]}, copy {number}"
            if "forms" in copy:
                copy["forms"] = [f"{form}, copy {number}" for form in copy["forms"]]
            copies.append(copy)
    _write(path, [*rows, *copies])


def _copy_table(path: Path, times: int) -> None:
    with path.open(encoding="utf-8", newline="") as file:
        columns, *rows = list(csv.reader(file))
    copies = [[f"{row[0]}-copy-{number}", *row[1:]] for number in range(2, times + 1) for row in rows if row]
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([columns, *rows, *copies])


class _Plain(yaml.SafeDumper):
    """Writes a value out wherever it stands: rows know no aliases."""

    def ignore_aliases(self, data) -> bool:
        return True


def _write(path: Path, rows) -> None:
    path.write_text(yaml.dump(rows, Dumper=_Plain, allow_unicode=True, sort_keys=False), encoding="utf-8")


def _count_rows(data: Path) -> int:
    """The rows of all files: a mapping is one, a list or table has as many as it is long."""
    total = 0
    for path in data.rglob("*.yml"):
        rows = parse_yaml(path.read_text(encoding="utf-8"))
        total += len(rows) if isinstance(rows, list) or path.parent.name == "ui" else 1
    for path in data.rglob("*.csv"):
        total += max(0, sum(1 for _ in csv.reader(path.open(encoding="utf-8", newline=""))) - 1)
    return total
