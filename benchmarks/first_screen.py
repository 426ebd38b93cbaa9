"""How far down each activity's work begins, in pixels, on a computer and on a phone.

    python benchmarks/first_screen.py [--book FOLDER]

See README.md for what is measured and how to read it.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from measured_browser import open_browser

from activities.loading import load_rows
from activities.running.building import build_book
from activities.running.chromium import NoChromium
from activities.running.programs import Stopped
from activities.running.progress import Step
from activities.running.serving import serve_folder

SIZES = ((1280, 800), (360, 780))
FIRST_THING = (Path(__file__).parent / "first_thing.js").read_text(encoding="utf-8")


def main(argv: list[str]) -> int:
    """Measure and print. Returns 1 where the work of an activity begins below the first screen."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--book", type=Path, help="a built book, instead of building this one")
    book = parser.parse_args(argv).book or build_book()
    activities = [activity for activity in load_rows().activities.values() if activity.page and activity.kind]
    found: dict[tuple[int, int], list[dict]] = {}
    with serve_folder(book) as url, open_browser() as browser, Step("Measuring") as step:
        for size in SIZES:
            step.tell(f"{size[0]} × {size[1]}")
            found[size] = [measure_page(browser, f"{url}{activity.page}.html", size) for activity in activities]

    print(f"\nHeight above the first thing to do, and of the page, in px.\n\n{'':34}", end="")
    print("".join(f"{f'{width} × {height}':>22}" for width, height in SIZES))
    missed = False
    for place, activity in enumerate(activities):
        line = f"{activity.number:4}  {(activity.short or activity.title)[:27]:28}"
        for size, measures in found.items():
            below = measures[place]["foot"] > size[1]
            missed |= below
            line += f"{measures[place]['above']:8} of {measures[place]['page']:7}{'  ↓' if below else '   '} "
        print(line)
    print("\n  ↓ below the first screen")
    return int(missed)


def measure_page(browser, address: str, size: tuple[int, int]) -> dict:
    """Open one page on a new device, and find its first thing to do: what is above it, where it ends, how tall the page is."""
    context = browser.new_context(locale="en-GB", viewport={"width": size[0], "height": size[1]})
    try:
        page = context.new_page()
        page.goto(address)
        page.wait_for_selector(".workshop-ready")
        return page.evaluate(FIRST_THING)
    finally:
        context.close()


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except (Stopped, NoChromium) as stopped:
        sys.exit(str(stopped))
