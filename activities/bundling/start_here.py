"""Where somebody starts who has unpacked a bundle, or has not: a page and a text, in the words of the rows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath
from textwrap import fill
from urllib.parse import quote

from activities.kinds.environments import make_environment
from activities.page.look import LOOK
from activities.page.policy import word_policy

TEST_DEVICE = "book/guide/test-device.html"
WIDTH = 76


@dataclass(frozen=True)
class Told:
    """What is told of a bundle. contents: the checksum of all its files. files: their names. words: the labels."""

    title: str
    version: str
    edition: str
    contents: str
    files: list[str]
    words: Mapping[str, str]

    def list_beside(self, website: str) -> dict[str, dict[str, list[str]]]:
        """The files beside the book, by their folders and their names without ending."""
        found: dict[str, dict[str, list[str]]] = {}
        for name in self.files:
            path = PurePosixPath(name)
            if len(path.parts) > 1 and path.parts[0] != website:
                found.setdefault(path.parts[0], {}).setdefault(path.stem, []).append(name)
        return found


def write_start_page(told: Told, website: str) -> str:
    """The page. It shows its links once a script of the book has answered, and else says to unpack the whole."""
    return (
        make_environment(LOOK / "templates", functions={"quote": quote})
        .get_template("start_here.html.j2")
        .render(
            told=told,
            t=told.words,
            website=website,
            language=told.words["host.locale"].partition("-")[0],
            policy=word_policy(),
            beside=told.list_beside(website),
            test=f"{website}/{TEST_DEVICE}" if f"{website}/{TEST_DEVICE}" in told.files else "",
        )
    )


def write_start_text(told: Told, website: str, start: str) -> str:
    """The same in plain words, for those whose browser shows nothing."""
    t = told.words
    parts = [
        f"{told.title}\n{'=' * len(told.title)}",
        t["bundle.version"].format(version=told.version, edition=t[f"bundle.edition-{told.edition}"]),
        t["bundle.unpack"],
        t["bundle.open"].format(page=f"{start}.html"),
        t["bundle.or-open"].format(page=f"{website}/index.html"),
        t["bundle.test"],
        *(f"{folder}/  {t[f'bundle.folder-{folder}']}" for folder in told.list_beside(website)),
        t["bundle.licence"],
        t["bundle.checksums"],
        t["bundle.contents"].format(checksum=told.contents),
    ]
    # A sum, or an address, is never broken over two lines.
    return (
        "\n\n".join(
            "\n".join(fill(line, WIDTH, break_long_words=False, break_on_hyphens=False) for line in part.split("\n"))
            for part in parts
        )
        + "\n"
    )
