"""The scripts of the book ask nothing of a browser that the oldest of the supported ones lacks, in syntax or in what they call.

esbuild brings syntax down to those browsers by itself, but no expression of a pattern and nothing that is called by name: a list of
what came later stands here. A linter that reads the tables of MDN (eslint-plugin-compat) would know globals and static functions
only, and not the methods of an array or an element, of which nearly all of these are.
"""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from activities.kinds.bundles import BROWSER, build_bundles

ROOT = Path(__file__).resolve().parents[1]
OLDEST = json.loads((BROWSER / "oldest_browsers.json").read_text(encoding="utf-8"))
NAMES = {"chrome": "Chrome", "edge": "Edge", "firefox": "Firefox", "safari": "Safari"}
# What came later than the oldest supported browsers, in at least one of them (MDN, browser-compat-data). A call that first asks
# whether it is there (`x.checkVisibility?.()`, `"locks" in navigator`) is a way round, and passes.
METHODS = """findLast findLastIndex toSorted toReversed toSpliced groupToMap isWellFormed toWellFormed checkVisibility showPopover hidePopover
togglePopover startViewTransition setHTMLUnsafe getHTML moveBefore requestIdleCallback showOpenFilePicker showSaveFilePicker
showDirectoryPicker getAsFileSystemHandle transferToFixedLength symmetricDifference isSubsetOf isSupersetOf isDisjointFrom
highlightsFromPoint transferControlToOffscreen""".split()
STATICS = """Object.groupBy Map.groupBy Array.fromAsync Promise.withResolvers Promise.try URL.canParse URL.parse RegExp.escape Iterator.from
AbortSignal.timeout AbortSignal.any CSS.highlights Math.sumPrecise Error.isError Response.json""".split()
GLOBALS = "Segmenter CompressionStream DecompressionStream OffscreenCanvas URLPattern Highlight CloseWatcher EditContext CookieStore".split()
LATE = re.compile(
    r"\.(?:"
    + "|".join(METHODS)
    + r")\(|\b(?:"
    + "|".join(map(re.escape, STATICS))
    + r")\(|\bnew (?:Intl\.)?(?:"
    + "|".join(GLOBALS)
    + r")\b"
)
LOOKS_BACK = re.compile(r"\(\?<[=!]")  # a pattern that looks back stops the whole script in Safari before 16.4
WITH_V = re.compile(r"/[dgimsuy]*v[dgimsuy]*\.(?:test|exec)\(")

# What a library brings along and the book never calls, by its script.
UNUSED = {"docx": ("({start:e,end:t})=>new RegExp(",)}  # patching a Word file that is there already


def find_late(script: str) -> list[str]:
    """What a script asks of a browser that the oldest lacks, each with what stands around it."""
    return [
        script[max(0, found.start() - 40) : found.end() + 20]
        for pattern in (LATE, LOOKS_BACK, WITH_V)
        for found in pattern.finditer(script)
    ]


def list_scripts() -> list[Path]:
    return sorted(path for path in build_bundles().rglob("*.js"))


@pytest.mark.parametrize("script", list_scripts(), ids=lambda path: path.stem)
def test_no_script_asks_for_what_the_oldest_supported_browser_lacks(script):
    late = find_late(script.read_text(encoding="utf-8"))
    assert [found for found in late if not any(known in found for known in UNUSED.get(script.stem, ()))] == []


@pytest.mark.parametrize(
    ("script", "many"),
    [
        ("a.findLast(f)", 1),
        ("a.findLast?.(f)", 0),
        ("box.checkVisibility()", 1),
        ("box.checkVisibility?.()??1", 0),
        ("Object.groupBy(a,f)", 1),
        ('"".replace(/(?<=a)b/,"")', 1),
        ("new Intl.Segmenter()", 1),
        ("a.find(f)", 0),
    ],
)
def test_a_script_that_asks_for_more_is_found(script, many):
    assert len(find_late(script)) == many


def test_the_bundler_writes_for_the_browsers_that_the_readme_and_the_page_for_facilitators_name():
    assert "oldest_browsers.json" in (BROWSER / "bundle.mjs").read_text(encoding="utf-8")
    for told in (ROOT / "README.md", ROOT / "book" / "guide" / "running.md"):
        text = " ".join(told.read_text(encoding="utf-8").split())
        for id, name in NAMES.items():
            assert re.search(rf"{name}\b[^.]*?\b{re.escape(OLDEST[id])}\b", text), f"{told.name}: {name} {OLDEST[id]}"
