"""The book's type: Public Sans, cut down to the letters that the book and its packs write.

The whole of its Western letters weighs 27 kB, what a book needs about 15. A script that the typeface
lacks falls back to the device's own type. The cutting is fonttools' work, which matplotlib brings along.
"""

from __future__ import annotations

import base64
import hashlib
import json
import shutil
import string
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fontTools.ttLib import TTFont

HERE = """\
@font-face {{
  font-family: "Public Sans Here";
  src: url("data:font/woff2;base64,{letters}") format("woff2");
  font-weight: 400 700;
  unicode-range: {ranges};
}}
"""
PACKAGE = Path("node_modules", "@fontsource-variable", "public-sans")
READ = {".md", ".yml", ".csv", ".ipynb", ".j2", ".html", ".json"}
# Signs that scripts and styles write, and no file of words has.
ALWAYS = string.printable + "…–—‘’“”„«»·•✓→←↑↓×−≥≤½¼¾€£¥°§"

DASHES = "-\u00ad–"
PAIRS = 2  # the sort of a lookup in the table GPOS that sets two letters closer


def find_letters(files: Iterable[Path]) -> frozenset[str]:
    """Every letter that the text files among `files` hold, and those that are always needed."""
    found = set(ALWAYS)
    for path in files:
        if path.suffix in READ and path.is_file():
            found.update(path.read_text(encoding="utf-8", errors="replace"))
    return frozenset(letter for letter in found if letter.isprintable())


def make_typeface(root: Path, letters: frozenset[str], folder: Path) -> None:
    """Write the files of the typeface for `letters` into `folder`, one for each range that has any of them, and the first as a style sheet too.

    root: the folder of `node_modules`. Nothing is written where the folder holds the same letters already, cut in this way.
    Raises FileNotFoundError without the package.
    """
    stamp = folder / "letters"
    state = hashlib.sha256("".join(sorted(letters)).encode() + Path(__file__).read_bytes()).hexdigest()
    if stamp.exists() and stamp.read_text(encoding="utf-8") == state:
        return
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    for name, ranges in json.loads((root / PACKAGE / "unicode.json").read_text(encoding="utf-8")).items():
        wanted = sorted(ord(letter) for letter in letters if _is_in(ord(letter), ranges))
        if wanted:
            _cut(root / PACKAGE / "files" / f"public-sans-{name}-wght-normal.woff2", wanted, folder / f"type-{name}.woff2")
        if name == "latin":
            drawn = base64.b64encode((folder / f"type-{name}.woff2").read_bytes()).decode("ascii")
            (folder / "type-here.css").write_text(HERE.format(letters=drawn, ranges=ranges), encoding="utf-8")
    stamp.write_text(state, encoding="utf-8")


def _is_in(code: int, ranges: str) -> bool:
    """Whether a code point is in ranges as style sheets write them: `U+0000-00FF,U+0131`."""
    for part in ranges.split(","):
        first, _, last = part.removeprefix("U+").partition("-")
        if int(first, 16) <= code <= int(last or first, 16):
            return True
    return False


def _cut(source: Path, codes: list[int], target: Path) -> None:
    from fontTools import subset  # a tenth of a second that a build without new letters does not need

    options = subset.Options(flavor="woff2", layout_features=["kern", "liga", "tnum", "locl", "mark", "mkmk", "ccmp"])
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14]  # with the copyright and the licence, which go where the letters go
    font = subset.load_font(source, options)
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=codes)
    cutter.subset(font)
    _part_dashes(font)
    subset.save_font(font, target, options)


def _part_dashes(font: TTFont) -> None:
    """Take out of a font what has a dash swallow the space beside it: this typeface draws “long- and short” as “long-and short”."""
    names = font.getBestCmap()
    space, dashes = names.get(ord(" ")), {names.get(ord(dash)) for dash in DASHES}
    for lookup in font["GPOS"].table.LookupList.Lookup if "GPOS" in font else ():
        for table in lookup.SubTable:
            pairs = getattr(table, "ExtSubTable", table)
            if pairs.LookupType != PAIRS or pairs.Format != 1:
                continue
            for first, after in zip(pairs.Coverage.glyphs, pairs.PairSet):
                swallowing = dashes if first == space else {space} if first in dashes else set()
                after.PairValueRecord = [one for one in after.PairValueRecord if one.SecondGlyph not in swallowing]
                after.PairValueCount = len(after.PairValueRecord)
