"""Activity 6 built three ways, and what each costs until a first tick is answered.

    python benchmarks/page_load.py [--rounds 5] [--book FOLDER]

See README.md for what is measured and how to read it.
"""

from __future__ import annotations

import argparse
import contextlib
import sys
from collections import defaultdict
from pathlib import Path
from statistics import median

from activity_pages import make_bare_page, make_stock_page, name_own_page
from machine import describe_machine
from measured_browser import PLAIN, SLOW, Condition, open_browser, open_visit

from activities.running.building import build_book
from activities.running.chromium import NoChromium
from activities.running.programs import Stopped
from activities.running.progress import Step
from activities.running.serving import serve_folder

FIRST_TICK = (Path(__file__).parent / "answer_first_tick.js").read_text(encoding="utf-8")
POLL = 200  # milliseconds between two looks from outside, so that looking does not slow the page
MOST_OF_STOCK = 0.25
MOST_OF_BARE = 2.0


def main(argv: list[str]) -> int:
    """Measure and print. Returns 1 where a bound is missed."""
    options = _read_options(argv)
    book = options.book or build_book()
    machine = describe_machine()
    with contextlib.ExitStack() as servers:

        def serve(folder: Path) -> str:
            return servers.enter_context(serve_folder(folder))

        addresses = {
            "ours": serve(book) + name_own_page(),
            "stock": serve(make_stock_page()) + "index.html",
            "bare": serve(make_bare_page()) + "index.html",
        }
        found = measure_pages(addresses, [PLAIN, SLOW], options.rounds)
    print(f"\n{machine}. Medians of {options.rounds} loads.")
    return _report(found)


def measure_pages(addresses: dict[str, str], conditions: list[Condition], rounds: int) -> dict:
    """Medians for each condition and page: condition name → page name → {"bytes", "answered", …}.

    The pages take turns, so that whatever else the machine does falls on all of them.
    """
    found = defaultdict(lambda: defaultdict(list))
    with open_browser() as browser, Step("Measuring") as step:
        for address in addresses.values():  # one round for the browser itself to warm up
            _load_page(browser, address, PLAIN)
        for number in range(rounds):
            for condition in conditions:
                for name, address in addresses.items():
                    step.tell(f"round {number + 1} of {rounds}: {name}, {condition.name}")
                    found[condition.name][name].append(_load_page(browser, address, condition))
    return {
        condition: {name: {key: median(load[key] for load in loads) for key in loads[0]} for name, loads in pages.items()}
        for condition, pages in found.items()
    }


def _load_page(browser, address: str, condition: Condition) -> dict[str, float]:
    with open_visit(browser) as visit:
        visit.page.add_init_script(FIRST_TICK)
        visit.slow_down(condition)
        visit.page.goto(address, wait_until="commit")
        visit.page.wait_for_function("() => window.firstTick", polling=POLL)
        times = visit.page.evaluate("window.firstTick")
        visit.page.wait_for_load_state("networkidle")
        return {
            "bytes": visit.traffic.bytes,
            "requests": len(visit.traffic.requests),
            "elsewhere": len(visit.traffic.elsewhere),
            "painted": times["painted"] or 0,
            "answered": times["answered"],
            "heap": visit.measure_heap(),
        }


def _report(found: dict) -> int:
    print("kB is 1000 bytes as transferred (gzip, with headers); painted and tick count from the navigation.\n")
    print(f"{'':24}{'kB':>8}{'requests':>10}{'elsewhere':>11}{'painted':>10}{'tick':>10}{'heap MB':>9}")
    missed = False
    for condition, pages in found.items():
        print(condition)
        for name, page in pages.items():
            print(
                f"  {name:22}{page['bytes'] / 1000:8.0f}{page['requests']:10.0f}{page['elsewhere']:11.0f}"
                f"{page['painted'] / 1000:8.2f} s{page['answered'] / 1000:8.2f} s{page['heap'] / 1e6:9.1f}"
            )
        own = pages["ours"]["answered"]
        for name, most in (("stock", MOST_OF_STOCK), ("bare", MOST_OF_BARE)):
            ratio = own / pages[name]["answered"]
            is_bounded = condition == SLOW.name
            missed |= is_bounded and ratio > most
            bound = f"at most {most}: {'held' if ratio <= most else 'MISSED'}" if is_bounded else ""
            print(f"  ours / {name:15} tick {ratio:.2f}  {bound}")
    return int(missed)


def _read_options(argv: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=5, help="loads of each page under each condition (default 5)")
    parser.add_argument("--book", type=Path, help="a built book, instead of building this one")
    return parser.parse_args(argv)


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except (Stopped, NoChromium) as stopped:
        sys.exit(str(stopped))
