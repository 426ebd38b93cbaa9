"""Figure explorer: global estimates and prosecutions, every figure drawn beforehand by matplotlib."""

from __future__ import annotations

from functools import cache

import jinja2

from activities.kinds import Kind
from activities.kinds.environments import make_environment


def build_content(rows, activity_id: str) -> dict:
    """Controls, frames and which frame belongs to which choice.

    A frame is markup that the script puts in place of the one before; the form shows the first.
    """
    # Loaded on use: to find the kinds, as every command does, nobody needs matplotlib.
    from activities.kinds.figure_explorer import estimates, prosecutions

    row = rows.explorers[activity_id]
    of_estimates = row.of == "estimates"
    explorer = (estimates if of_estimates else prosecutions).build_explorer(rows, row)
    frames = list({id(frame): frame for frame in explorer.frames.values()}.values())
    places = {id(frame): place for place, frame in enumerate(frames)}
    return {
        "controls": [
            {"name": c.name, "legend": c.legend, "hint": c.hint, "options": [list(option) for option in c.options]}
            for c in explorer.controls
        ],
        "states": {
            " ".join(choice): [places[id(frame)], explorer.idle_controls(choice)] for choice, frame in explorer.frames.items()
        },
        "frames": [_show(frame, f"{activity_id}-{place}", rows.strings) for place, frame in enumerate(frames)],
        "vintages": estimates.list_vintages(rows, row) if of_estimates else [],
    }


def _show(frame, prefix, strings) -> dict:
    from activities.drawing.layouts import NARROW, WIDE
    from activities.drawing.svg import page_drawing

    said, _, more = frame.finding.partition(". ")
    shown = {"finding": [f"{said}.", more] if more else [said, ""], "html": ""}
    if frame.draw is not None:
        narrow, wide = (frame.draw(layout=layout.for_page()) for layout in (NARROW, WIDE))
        drawing = page_drawing(narrow, wide, title=frame.title, finding=frame.finding, prefix=prefix)
        shown["html"] = _template().render(frame=frame, drawing=drawing, t=strings)
        shown["provenance"] = [list(pair) for pair in frame.provenance]
    return shown


@cache
def _template() -> jinja2.Template:
    return make_environment(KIND.folder).get_template("frame.html.j2")


KIND = Kind(
    name="figure-explorer",
    content=build_content,
    serves=lambda rows: list(rows.explorers),
    keeps_answers=False,
    counted=False,
    strings=("figure.page.",),
)
