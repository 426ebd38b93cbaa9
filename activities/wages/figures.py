"""A wage sheet as a figure of matplotlib, for those with a kernel: what is open month by month, and the debt on both sides.

Words are the page's own labels, and colours the book's. Where the least and the most differ, a band stands between them.
"""

from __future__ import annotations

from activities.drawing.colours import COLOURS

from .hours import HIGH, LOW
from .reckoning import reckon

MOST_TICKS = 12
LINES = {"book": ("second", "-", "s"), "terms": ("first", "--", "o")}


def draw_sheet(sheet: dict, strings: dict[str, str]):
    """The figure of a sheet. strings: the labels. A sheet in which nothing is counted gives a figure that says so."""
    from matplotlib.figure import Figure
    from matplotlib.ticker import FuncFormatter

    found = reckon(sheet)
    months = [month for month in found["months"] if month["month"]]
    panels = [name for name, there in (("months", months), ("debt", found["debt"]["book"])) if there]
    figure = Figure(figsize=(8, 3.4 * max(1, len(panels))), layout="constrained")
    if not panels:
        figure.text(0.5, 0.5, strings["wage.total-none"], ha="center", va="center")
        return figure
    currency = sheet["terms"].get("currency", "")
    for name, axes in zip(panels, figure.subplots(len(panels), squeeze=False)[:, 0], strict=True):
        labels = _draw_months(axes, months, strings) if name == "months" else _draw_debt(axes, found["debt"], strings)
        step = -(-len(labels) // MOST_TICKS)
        axes.set_xticks(range(0, len(labels), step), labels[::step], rotation=30, ha="right")
        axes.axhline(0, color=COLOURS["ink"], linewidth=0.8)
        axes.yaxis.set_major_formatter(FuncFormatter(lambda amount, _: f"{amount:,.0f}"))
        axes.set_ylabel(currency)
        axes.set_title(strings["wage.balance" if name == "months" else "wage.course"], loc="left")
        axes.spines[["top", "right"]].set_visible(False)
        axes.legend(frameon=False)
    return figure


def _draw_months(axes, months: list[dict], strings: dict[str, str]) -> list[str]:
    least, most = ([month["balance"][end] / 100 for month in months] for end in (LOW, HIGH))
    places = range(len(months))
    axes.fill_between(places, least, most, color=COLOURS["first"], alpha=0.2, linewidth=0)
    axes.plot(places, most, color=COLOURS["first"], linestyle="-", marker="o", label=strings["wage.most"])
    axes.plot(places, least, color=COLOURS["first"], linestyle="--", marker="s", label=strings["wage.least"])
    return [month["month"] for month in months]


def _draw_debt(axes, course: dict[str, list[dict]], strings: dict[str, str]) -> list[str]:
    for side, (colour, line, marker) in LINES.items():
        amounts = [row["closing"] / 100 for row in course[side]]
        every = max(1, len(amounts) // MOST_TICKS)
        axes.plot(
            range(len(amounts)),
            amounts,
            color=COLOURS[colour],
            linestyle=line,
            marker=marker,
            markevery=every,
            label=strings[f"wage.side-{side}"],
        )
    return [row["month"] for row in course["book"]]
