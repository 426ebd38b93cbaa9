"""The handouts as files in a folder, which is written whole or not at all."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from activities.laying import laying_anew

from .contents import Choices, list_handouts
from .lettering import ROOT, NoLetters
from .pdf import Made, write_pdf
from .said import SaidOf
from .settled import settle
from .word import write_word

MARK = "cases.pdf"  # what tells that a folder holds handouts, which may be written anew
FONTS = ROOT / "_build" / "print-type"


@dataclass(frozen=True)
class Written:
    """The files, in order, and what is to be said about them, a sentence each."""

    files: tuple[Path, ...]
    notes: tuple[str, ...]


def write_handouts(rows, folder: str | Path, book: str, choices: Choices | None = None, address: str = "") -> Written:
    """Write each handout as PDF and as Word file into `folder`, in place of earlier ones.

    book: its title. address: where the book lies, for the code on sheets. Raises NoPlace; KeyError for a plan that is none; ValueError
    for an address that no code holds; OSError where there is no room.
    """
    folder = Path(folder)
    said = SaidOf(book, rows.strings["host.locale"], rows.strings["host.page-of"], address)
    notes: list[str] = []
    with laying_anew(folder, MARK, "earlier handouts") as aside:
        for handout in list_handouts(rows, choices):
            sizes: dict[str, float] = {}
            try:
                made = write_pdf(handout, said, FONTS)
            except NoLetters as missing:
                notes.append(
                    f"{handout.id}.pdf was not written: the letters {missing} have no type here, or join and run in ways that it cannot; "
                    f"right is {handout.id}.docx, printed from a word processor"
                )
            else:
                sizes = made.sizes
                (aside / f"{handout.id}.pdf").write_bytes(made.data)
                notes += word_too_long(handout.id, made)
            (aside / f"{handout.id}.docx").write_bytes(settle(write_word(handout, said, sizes)))
    return Written(tuple(sorted(folder.iterdir())), tuple(notes))


def word_too_long(id: str, made: Made) -> list[str]:
    """A sentence for each sheet or card that takes more room than it is meant to."""
    return [
        f"{id}.pdf: “{title}” does not fit in the smallest letters; right is to shorten it, or to print it over two sides"
        for title in made.too_long
    ]
