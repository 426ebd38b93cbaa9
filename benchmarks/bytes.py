"""What every page of the built book transfers, with all that it loads, largest first.

    python benchmarks/bytes.py [--book FOLDER]

See README.md for what is measured and how to read it.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from measured_browser import open_browser, open_visit

from activities.running.building import build_book
from activities.running.chromium import NoChromium
from activities.running.programs import Stopped
from activities.running.progress import Step
from activities.running.serving import serve_folder

MOST = {"text": 60_000, "search": 150_000, "activity": 150_000}
TO_THE_FOOT = "window.scrollTo(0, document.documentElement.scrollHeight)"


def main(argv: list[str]) -> int:
    """Measure and print. Returns 1 where a page is too heavy or asks another host."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--book", type=Path, help="a built book, instead of building this one")
    book = parser.parse_args(argv).book or build_book()
    names = sorted(path.relative_to(book).as_posix() for path in book.rglob("*.html"))
    pages = []
    with serve_folder(book) as url, open_browser() as browser, Step("Measuring") as step:
        for name in names:
            step.tell(f"{len(pages)} of {len(names)} pages")
            pages.append(measure_page(browser, url, name))

    pages.sort(key=lambda page: -page["bytes"])
    print("kB is 1000 bytes as transferred (gzip, with headers).\n")
    for page in pages:
        marks = ["TOO HEAVY"] * page["heavy"] + [f"ASKS {address}" for address in page["elsewhere"]]
        print(f"{page['bytes'] / 1000:7.1f} kB {page['requests']:3} requests  {page['kind']:9} {page['name']}  {' '.join(marks)}")
    print()
    for kind, most in MOST.items():
        found = [page["bytes"] for page in pages if page["kind"] == kind]
        if found:
            print(f"{len(found)} pages of {kind}: the heaviest {max(found) / 1000:.1f} kB, at most {most / 1000:.0f} kB")
    print(f"requests to other hosts: {sum(len(page['elsewhere']) for page in pages)}")
    return int(any(page["heavy"] or page["elsewhere"] for page in pages))


def measure_page(browser, url: str, name: str) -> dict:
    """Load one page on a new device, scroll to its foot and wait until nothing more is fetched."""
    with open_visit(browser) as visit:
        # The door at the root sends on at once: what is measured is the page that stays.
        visit.page.goto(url + name, wait_until="networkidle")
        visit.page.evaluate(TO_THE_FOOT)
        visit.page.wait_for_load_state("networkidle")
        # The page of components has the styles of every form, and is in no list of contents.
        kind = "activity" if visit.page.locator("workshop-activity, .workshop, .debrief").count() else "text"
        kind = "search" if name == "search.html" else kind  # it loads the index of the whole book
        return {
            "name": name,
            "kind": kind,
            "bytes": visit.traffic.bytes,
            "heavy": visit.traffic.bytes > MOST[kind],
            "requests": len(visit.traffic.requests),
            "elsewhere": visit.traffic.elsewhere,
        }


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except (Stopped, NoChromium) as stopped:
        sys.exit(str(stopped))
