"""Figure explorer: global estimates and prosecutions, every figure drawn beforehand by matplotlib."""

from __future__ import annotations

from functools import cache

import jinja2

from activities.kinds import Kind
from activities.kinds.environments import make_environment

ACTIVITIES = ("global-estimates", "prosecutions")


def build_content(rows, activity_id: str) -> dict:
    """Controls, frames and which frame belongs to which choice.

    A frame is markup that the script puts in place of the one before; the form shows the first.
    """
    # Loaded on use: to find the kinds, as every command does, nobody needs matplotlib.
    from activities.kinds.figure_explorer import estimates, prosecutions

    of_estimates = activity_id == "global-estimates"
    explorer = (estimates if of_estimates else prosecutions).build_explorer(rows)
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
        "vintages": estimates.list_vintages(rows) if of_estimates else [],
    }


def _show(frame, prefix, strings) -> dict:
    from activities.drawing.svg import figure_svg

    shown = {"finding": frame.finding, "html": ""}
    if frame.figure is not None:
        drawing = figure_svg(frame.figure, title=frame.title, finding=frame.finding, prefix=prefix)
        shown["html"] = _template().render(frame=frame, drawing=drawing, t=strings)
        shown["provenance"] = [list(pair) for pair in frame.provenance]
    return shown


@cache
def _template() -> jinja2.Template:
    return make_environment(KIND.folder).get_template("frame.html.j2")


KIND = Kind(
    name="figure-explorer",
    content=build_content,
    serves=lambda rows: list(ACTIVITIES),
    keeps_answers=False,
    strings=("figure.page.",),
)
