"""How soon activity 6 answers a click or a key, with the longest case open and everything marked.

    python benchmarks/tick.py [--times 12] [--book FOLDER]

See README.md for what is measured and how to read it.
"""

from __future__ import annotations

import argparse
import sys
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from activity_pages import ACTIVITY, name_own_page
from machine import describe_machine
from measured_browser import SLOW_CPU, Visit, open_browser, open_visit

from activities.loading import load_rows
from activities.running.building import build_book
from activities.running.chromium import NoChromium
from activities.running.programs import Stopped
from activities.running.progress import Step
from activities.running.serving import serve_folder

HERE = Path(__file__).parent
TIME_ANSWERS = (HERE / "time_answers.js").read_text(encoding="utf-8")
MARK_EVERYTHING = (HERE / "mark_everything.js").read_text(encoding="utf-8")
MOST = 50  # milliseconds
HELD_DOWN = 60  # milliseconds that a finger or a mouse button stays down
PAUSE = 200  # milliseconds in which whatever the last deed set going comes to its end
POLL = 100


@dataclass(frozen=True)
class Deed:
    """Something people do in a step: click one of the elements found, or type a letter into it."""

    step: str
    name: str
    where: str
    types: bool = False
    most: float | None = MOST


DEEDS = (
    Deed("read", "choose a passage", '[data-case="{case}"] [data-passage]'),
    Deed("read", "put a mark on or off", "[data-bar] [data-tag]"),
    Deed("questions", "answer a question", "[data-question] .cc-options label"),
    Deed("questions", "open the list of marks", "[data-question] [data-link-open]"),
    Deed("questions", "link a passage", "[data-question] [data-link]"),
    Deed("elements", "weigh an element", "[data-element] .cc-options label"),
    Deed("elements", "open the list of marks", "[data-element] [data-link-open]"),
    Deed("elements", "link a passage", "[data-element] [data-link]"),
    Deed("elements", "type a reason", "[data-element] textarea", types=True),
    Deed("plan", "type in a step", "[data-plan] textarea", types=True),
    Deed("plan", "move a step", '[data-plan] [data-move="1"]:enabled'),
    Deed("compare", "type on an argument", ".cc-arguments textarea", types=True),
    Deed("compare", "see both at a passage", '[data-case="{case}"] [data-passage]'),
    Deed("compare", "say what we make of it", ".cc-stance .cc-options label"),
)
OPENINGS = tuple(
    Deed(step, "open the step", f'[data-steps] [data-step="{step}"]', most=None)
    for step in ("questions", "elements", "plan", "compare", "read")
)


def main(argv: list[str]) -> int:
    """Measure and print. Returns 1 where an answer takes too long."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--times", type=int, default=12, help="how often each thing is done (default 12)")
    parser.add_argument("--book", type=Path, help="a built book, instead of building this one")
    options = parser.parse_args(argv)
    book = options.book or build_book()
    case = find_longest_case()
    machine = describe_machine()
    with serve_folder(book) as url, open_browser() as browser, open_visit(browser) as visit, Step("Measuring") as step:
        visit.page.add_init_script(TIME_ANSWERS)
        visit.page.goto(url + name_own_page())
        visit.page.wait_for_selector(".workshop-ready")
        size = visit.page.evaluate(MARK_EVERYTHING, case)
        visit.slow_down(SLOW_CPU)
        found = list(measure_deeds(visit, case, options.times, step))

    print(f"\n{machine}, slowed to {SLOW_CPU.name}. Each done {options.times} times.")
    print(f"Case '{case}': {size['passages']} passages, {size['marks']} marks.\n")
    print(f"{'':34}{'median':>8}{'slowest':>9}")
    missed = False
    for deed, times in found:
        slow = deed.most is not None and median(times) > deed.most
        missed |= slow
        print(f"  {deed.step:10}{deed.name:24}{median(times):5.0f} ms{max(times):6.0f} ms{'  TOO SLOW' if slow else ''}")
    print(f"\n  median of each answer at most {MOST} ms; opening a step has no bound")
    return int(missed)


def find_longest_case() -> str:
    """The id of the activity's case with the most text in its passages."""
    rows = load_rows()
    return max(rows.activities[ACTIVITY].cases, key=lambda case: sum(len(one.text) for one in rows.cases[case].passages))


def measure_deeds(visit: Visit, case: str, times: int, progress: Step):
    """Do everything `times` times; yields each deed and its times in milliseconds."""
    for opening in (OPENINGS[-1], *OPENINGS[:-1]):
        _do(visit, opening, case)
        for deed in DEEDS:
            if deed.step == opening.step:
                progress.tell(f"{deed.step}: {deed.name}")
                yield deed, [_do(visit, deed, case, number) for number in range(times)]
    # A mark makes every step stale, so that each is drawn anew when it is opened.
    _do(visit, OPENINGS[-1], case)
    opened = {opening: [] for opening in OPENINGS}
    for number in range(times):
        progress.tell(f"going from step to step: {number + 1} of {times}")
        for deed in DEEDS[:2]:
            _do(visit, deed, case, number)
        for opening, found in opened.items():
            found.append(_do(visit, opening, case))
    yield from opened.items()


def _do(visit: Visit, deed: Deed, case: str, number: int = 0) -> float:
    """Do it to the next of the elements found. Returns the time of the answer."""
    places = visit.page.locator(deed.where.format(case=case))
    return _time(visit, places.nth(number % places.count()), deed.types)


def _time(visit: Visit, place, types: bool = False) -> float:
    """Click or type with the browser's own input, and wait for the answer's time."""
    if types:
        place.focus()
    x, y = place.evaluate("element => window.bringToTheMiddle(element)")
    visit.page.wait_for_timeout(PAUSE)
    visit.page.evaluate("window.answers.length = 0")
    # By place, not by element: Playwright's own checks of an element would run in the time measured.
    if types:
        visit.page.keyboard.press("a", delay=HELD_DOWN)
    else:
        visit.page.mouse.click(x, y, delay=HELD_DOWN)
    visit.page.wait_for_function("() => window.answers.length", polling=POLL)
    return visit.page.evaluate("window.answers[0]")


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except (Stopped, NoChromium) as stopped:
        sys.exit(str(stopped))
