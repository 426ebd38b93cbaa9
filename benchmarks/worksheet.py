"""How soon a worksheet of 200 rows takes a letter, and how long a Word file of 50 rows takes.

    python benchmarks/worksheet.py [--times 30] [--book FOLDER]

See README.md for what is measured and how to read it.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from pathlib import Path
from statistics import median

from machine import describe_machine
from measured_browser import SLOW_CPU, Visit, open_browser, open_visit

from activities.running.building import build_book
from activities.running.chromium import NoChromium
from activities.running.programs import Stopped
from activities.running.progress import Step
from activities.running.serving import serve_folder

TIME_ANSWERS = (Path(__file__).parent / "time_answers.js").read_text(encoding="utf-8")
PAGE = "notebooks/mapping.html"
ROWS, MOST_TYPING = 200, 50  # milliseconds
WORD_ROWS, MOST_WORD = 50, 1000
HELD_DOWN = 40
PAUSE = 200  # milliseconds in which whatever the last letter set going comes to its end
CELLS = {
    "form": "bonded-labour", "sector": "fishing", "who": "Seasonal workers from the north, most of them young",
    "hold": "An advance before the season; the papers lie with the foreman; no transport to town",
    "source": "unions", "year": "2024", "sure": "single", "grey": "grey",
}  # fmt: skip


def main(argv: list[str]) -> int:
    """Measure and print. Returns 1 where a bound is missed."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--times", type=int, default=30, help="letters typed, and a fifth as many files (default 30)")
    parser.add_argument("--book", type=Path, help="a built book, instead of building this one")
    options = parser.parse_args(argv)
    book = options.book or build_book()
    machine = describe_machine()
    with serve_folder(book) as url, open_browser() as browser, Step("Measuring") as step:
        step.tell("typing")
        with open_visit(browser) as visit:
            open_with_rows(visit, url, ROWS)
            typing = [_time_letter(visit, number) for number in range(options.times)]
        step.tell("Word files")
        words = []
        for _ in range(max(1, options.times // 5)):
            with open_visit(browser) as visit:
                open_with_rows(visit, url, WORD_ROWS)
                words.append(_time_word_file(visit))

    print(f"\n{machine}, slowed to {SLOW_CPU.name}.\n")
    print(f"{'':34}{'median':>10}{'slowest':>11}{'at most':>11}")
    found = [(f"a letter, {ROWS} rows", typing, MOST_TYPING), (f"a Word file, {WORD_ROWS} rows", words, MOST_WORD)]
    for name, times, most in found:
        slow = "  TOO SLOW" if median(times) > most else ""
        print(f"  {name:32}{median(times):7.0f} ms{max(times):8.0f} ms{most:8} ms{slow}")
    return int(any(median(times) > most for _, times, most in found))


def open_with_rows(visit: Visit, url: str, many: int) -> None:
    """Open the worksheet, load a file of so many full rows, and slow the processor from there on."""
    rows = [{"id": f"row-{number:08}", "region": f"District {number}", **CELLS} for number in range(many)]
    file = {
        "format": "workshop-answers", "version": 1, "book": "forced-labour-workshop", "activity": "mapping", "kind": "worksheet",
        "group": "Blue", "saved": "2026-03-02T14:30:00+07:00", "answers": {"practices/rows": rows},
    }  # fmt: skip
    visit.page.add_init_script(TIME_ANSWERS)
    visit.page.goto(url + PAGE)
    visit.page.wait_for_selector(".workshop-ready")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "many.answers.json"
        path.write_text(json.dumps(file), encoding="utf-8")
        visit.page.set_input_files("[data-load]", path)
        visit.page.wait_for_function("many => document.querySelectorAll('[data-row]').length >= many", arg=many)
    visit.slow_down(SLOW_CPU)


def _time_letter(visit: Visit, number: int) -> float:
    """Type a letter into a row, each time another one; from the key press to the painted frame."""
    box = visit.page.locator('[data-column="hold"] textarea').nth(number * 37 % ROWS)
    box.focus()
    visit.page.wait_for_timeout(PAUSE)
    visit.page.evaluate("window.answers.length = 0")
    visit.page.keyboard.press("a", delay=HELD_DOWN)
    visit.page.wait_for_function("() => window.answers.length", polling=100)
    return visit.page.evaluate("window.answers[0]")


def _time_word_file(visit: Visit) -> float:
    """Ask for the Word file on a page that has not made one yet; from the click until the page says that it is there."""
    visit.page.evaluate("""() => {
      const message = document.querySelector("[data-message-text]");
      message.textContent = "";
      document.querySelector('[data-do="docx"]').addEventListener("click", () => (window.asked = performance.now()), { capture: true });
      new MutationObserver(() => (window.told ??= performance.now())).observe(message, { childList: true });
    }""")
    visit.page.click("[data-files-panel] > summary")
    with visit.page.expect_download():
        visit.page.click('[data-do="docx"]')
    visit.page.wait_for_function("() => window.told", polling=100)
    return visit.page.evaluate("window.told - window.asked")


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except (Stopped, NoChromium) as stopped:
        sys.exit(str(stopped))
