"""The explorer of the global estimates: regions of one vintage at a time, never a line through vintages."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial

import pandas as pd

from activities.drawing.figures import regions_figure, write_value
from activities.rows.figure_values import SHARE_OF_WORLD
from activities.rows.standing import is_firm

from .frames import Control, Explorer, Frame, group_notes, write_number

SCALES, ORDERS = ("linear", "log"), ("given", "size")
MEASURES = ("people", "trafficked", "trafficked-share", "world-share", "rate")
COUNTS = {"people": "forced_labour", "trafficked": "trafficked"}
UNITS = {
    "people": "persons",
    "trafficked": "persons",
    "trafficked-share": "per cent",
    "world-share": "per cent",
    "rate": "per 1,000",
}


@dataclass(frozen=True)
class _Values:
    """One measure in one vintage: value by region, and of the world. `published` where it was not worked out here."""

    regions: dict[str, float]
    world: float | None
    published: bool = True


def build_explorer(rows, row) -> Explorer:
    """Controls and frames of the estimates in `rows`, by an explorer's row."""
    t = rows.strings
    estimates = _group_estimates(rows, row.schemes)
    explorer = Explorer(
        [
            Control(
                "vintage",
                t["figure.control.estimate"],
                tuple((name, _name_vintage(rows, members, row.schemes)) for name, members in estimates.items()),
            ),
            Control("measure", t["figure.control.measure"], tuple((m, t[f"figure.measure.{m}"]) for m in MEASURES)),
            Control("scale", t["figure.control.scale"], tuple((s, t[f"figure.scale.{s}"]) for s in SCALES), t["figure.hint.scale"]),
            Control("order", t["figure.control.order"], tuple((o, t[f"figure.order.{o}"]) for o in ORDERS)),
        ]
    )
    for name, members in estimates.items():
        for measure in MEASURES:
            _add_frames(explorer, rows, row.schemes, name, members, measure)
    return explorer


def list_vintages(rows, row) -> list[dict]:
    """Each estimate with its regions, world total and source, for the table of vintages."""
    found = []
    for members in _group_estimates(rows, row.schemes).values():
        world = next((estimate for estimate in members if estimate.is_world), None)
        found.append(
            {
                "vintage": members[0].vintage,
                "scheme": _name_scheme(rows, members[0].scheme),
                "world": world.forced_labour if world else None,
                "source": rows.sources[members[0].source].short,
            }
        )
    return found


def _group_estimates(rows, schemes) -> dict[str, list]:
    """The rows of each estimate: one vintage in one scheme, those of the known `schemes` first, from the newest."""
    groups: dict[tuple[bool, int, str], list] = {}
    for row in rows.estimates:
        groups.setdefault((row.scheme not in schemes, -row.vintage, row.scheme), []).append(row)
    named: dict[str, list] = {}
    for other, age, scheme in sorted(groups):
        short = not other and str(-age) not in named  # a second scheme of one year is known by its whole name
        named[str(-age) if short else f"{scheme}{age}"] = groups[other, age, scheme]
    return named


def _name_scheme(rows, scheme) -> str:
    # A pack may bring a scheme of its own, but no words for it beyond its id.
    return rows.strings.get(f"figure.scheme.{scheme}", scheme.replace("-", " "))


def _name_vintage(rows, members, schemes) -> str:
    row = members[0]
    key = "figure.vintage" if row.scheme in schemes else "figure.vintage-other"
    return rows.strings[key].format(vintage=row.vintage, scheme=_name_scheme(rows, row.scheme))


def _add_frames(explorer, rows, schemes, name, members, measure):
    values = _values_of(rows, members, measure)
    if not values.regions:
        explorer.add(_say_missing(rows, schemes, members, measure), name, measure, SCALES, ORDERS)
        return
    for order in ORDERS:
        if measure not in COUNTS or 0 in values.regions.values():  # a log scale has no nought
            explorer.add(_draw(rows, schemes, members, measure, values, "linear", order), name, measure, SCALES, order)
            continue
        for scale in SCALES:
            explorer.add(_draw(rows, schemes, members, measure, values, scale, order), name, measure, scale, order)


def _values_of(rows, members, measure) -> _Values:
    regions = {row.region: row for row in members if not row.is_world}
    world = next((row for row in members if row.is_world), None)
    column = COUNTS.get(measure) or ("per_thousand" if measure == "rate" else None)
    if column:
        given = {name: getattr(row, column) for name, row in regions.items() if getattr(row, column) is not None}
        return _Values(given, getattr(world, column, None))
    if measure == "trafficked-share":
        given = {
            name: 100 * row.trafficked / row.forced_labour
            for name, row in regions.items()
            if row.trafficked is not None and row.forced_labour
        }
        whole = None
        if world and world.trafficked is not None and world.forced_labour:
            whole = 100 * world.trafficked / world.forced_labour
        return _Values(given, whole, published=False)
    published = {
        figure.scope: figure.value
        for figure in rows.figures
        if (figure.vintage, figure.measure) == (str(members[0].vintage), SHARE_OF_WORLD) and figure.scope in regions
    }
    if published:
        return _Values({name: published[name] for name in regions if name in published}, 100)
    if not world or not world.forced_labour:
        return _Values({}, None)
    given = {name: 100 * row.forced_labour / world.forced_labour for name, row in regions.items() if row.forced_labour is not None}
    return _Values(given, 100, published=False)


def _draw(rows, schemes, members, measure, values, scale, order) -> Frame:
    t, unit = rows.strings, UNITS[measure]
    write = partial(write_value, unit=unit)
    source = rows.sources[members[0].source]
    names = {
        "vintage": _name_vintage(rows, members, schemes),
        "scheme": _name_scheme(rows, members[0].scheme),
        "source": t["figure.source"].format(short=source.short),
    }
    title = t[f"figure.title.{measure}"]
    shown = list(values.regions.items())
    if order == "size":
        shown.sort(key=lambda pair: -pair[1])
    world = None if values.world is None or measure == "world-share" else write(values.world)
    shown_as = f"{title}, {t['figure.on-log-scale']}" if scale == "log" else title
    draw = partial(
        regions_figure,
        pd.DataFrame(shown, columns=["region", measure]),
        measure,
        title=title,
        **names,
        unit=unit,
        scale=scale,
        world=world and t["figure.world"].format(value=world),
        labels=t,
    )
    cells = [(name, _table_value(value, unit)) for name, value in shown]
    total = [] if values.world is None else [(t["figure.world-row"], _table_value(values.world, unit))]
    notes = group_notes([row for row in members if row.region in values.regions], lambda row: row.region)
    notes += [f"{total[0][0]}: {row.note}" for row in members if row.is_world and row.note and total]
    if "share" in measure:
        notes.append(t["figure.note.share-published" if values.published else "figure.note.share-worked-out"])
    return Frame(
        title=title,
        shown=t["figure.shown-world"].format(shown=shown_as, value=world) if world else shown_as,
        finding=_find(rows, members, measure, values, scale),
        draw=draw,
        caption=t["figure.caption"].format(
            vintage=names["vintage"], scheme=names["scheme"], author=source.author, title=source.title, year=source.year
        ),
        columns=(t["figure.column.region"], t[f"figure.column.{measure}"]),
        rows=[*cells, *total],
        total=len(total),
        decimals=1 if unit == "per 1,000" else 0,
        notes=notes,
        provenance=(
            (t["figure.column.vintage"], names["vintage"]),
            (t["figure.column.scheme"], names["scheme"]),
            (t["figure.column.source"], source.short),
        ),
    )


def _table_value(value, unit) -> float:
    return round(value) if unit != "per 1,000" else value


def _find(rows, members, measure, values, scale) -> str:
    """What the regions say, apart from those that rest on one page."""
    left_out = [row.region for row in members if row.region in values.regions and not is_firm(row)]
    firm = {name: value for name, value in values.regions.items() if name not in left_out}
    listed = rows.strings["figure.and"].join(left_out)
    if not firm:
        return rows.strings["figure.finding.none-firm"].format(years=listed)
    said = _find_extremes(rows, members, measure, replace(values, regions=firm), scale)
    return f"{said} {rows.strings['figure.finding.left-out'].format(years=listed)}" if left_out else said


def _find_extremes(rows, members, measure, values, scale) -> str:
    t = rows.strings
    ordered = sorted(values.regions.items(), key=lambda pair: pair[1])
    (bottom, least), (top, most) = ordered[0], ordered[-1]
    write = partial(write_value, unit="per 1,000" if measure == "rate" else "persons")
    words = {"vintage": members[0].vintage, "top": top, "bottom": bottom, "most": write(most), "least": write(least)}
    if measure in COUNTS:
        words |= {
            "world": write_number(values.world or sum(values.regions.values())),
            "share": round(100 * most / (values.world or sum(values.regions.values()) or 1)),
            "times": round(most / least) if least else None,  # said of a log scale only, which has no nought
            "people": t[f"figure.people.{measure}"],
        }
        return t[f"figure.finding.count-{scale}"].format(**words)
    if measure == "rate":
        people = _values_of(rows, members, "people").regions
        other = people and max(people, key=lambda region: people[region]) != top
        return t["figure.finding.rate-other-order" if other else "figure.finding.rate"].format(**words)
    finding = t[f"figure.finding.{measure}"].format(**words)
    if measure == "trafficked-share" and values.world is not None:
        finding += " " + t["figure.finding.for-the-world"].format(world=write(values.world))
    return finding


def _say_missing(rows, schemes, members, measure) -> Frame:
    t = rows.strings
    others = [
        str(other[0].vintage) for other in _group_estimates(rows, schemes).values() if _values_of(rows, other, measure).regions
    ]
    world = next((row.forced_labour for row in members if row.is_world and row.forced_labour), None)
    words = {"vintage": members[0].vintage, "measure": t[f"figure.measure.{measure}"], "others": ", ".join(others)}
    if measure == "people" and world and others:
        finding = t["figure.finding.only-world"].format(**words, world=write_number(world))
    else:
        finding = t["figure.finding.not-given" if others else "figure.finding.never-given"].format(**words)
    return Frame(title=t[f"figure.title.{measure}"], finding=finding)
