"""What each page was made of, so that a change makes anew the pages that it shows on, and no others.

A page is read (Markdown and rows become a document) and then written (the document becomes HTML, in the
frame that all pages share). Both take from rows and files. What they took is kept beside Sphinx's own
record of the pages, and looked up again at the next build. Sphinx by itself would go by the times of
files: of one text that is set back it says that nothing has changed.
"""

from __future__ import annotations

import contextlib
import hashlib
import pickle
from collections.abc import Iterator
from pathlib import Path

from activities.rows.watched import digest_value

from .rows import book_watch

WRITTEN = "written.pickle"


def digest_file(path: Path) -> str:
    """A fingerprint of what a file holds; of one that is not there, nothing."""
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError:
        return ""


def note_page(env, page: str) -> None:
    """Say that a page was made to fit whether another one is there."""
    env.workshop_neighbours.setdefault(env.docname, {})[page] = page in env.found_docs


# --- reading ---------------------------------------------------------------------------------


def _begin_page(app, docname, source) -> None:
    """From here on, what is read of the rows is read for this page."""
    _made_of(app.env)
    _end_page(app, None)
    app.env.temp_data["workshop_noting"] = noting = book_watch().noting()
    app.env.temp_data["workshop_reads"] = noting.__enter__()


def _end_page(app, doctree) -> None:
    if (noting := app.env.temp_data.pop("workshop_noting", None)) is not None:
        noting.__exit__(None, None, None)
        watch, reads = book_watch(), app.env.temp_data.pop("workshop_reads")
        _made_of(app.env)[app.env.docname] = watch.take_down(reads)


def _made_of(env) -> dict[str, dict]:
    if not hasattr(env, "workshop_made_of"):
        env.workshop_made_of = {}
        env.workshop_files = {}
        env.workshop_neighbours = {}
    return env.workshop_made_of


def _find_outdated(app, env, added, changed, removed) -> set[str]:
    """The pages whose rows or files are no longer what they were made of."""
    watch, made_of = book_watch(), _made_of(env)
    return {page for page in env.found_docs if not watch.still_holds(made_of.get(page, {})) or _has_changed_around(env, page)}


def _has_changed_around(env, page: str) -> bool:
    files, neighbours = env.workshop_files.get(page, {}), env.workshop_neighbours.get(page, {})
    return any(digest_file(Path(env.srcdir, name)) != digest for name, digest in files.items()) or any(
        (other in env.found_docs) != was_there for other, was_there in neighbours.items()
    )


def _note_files(app, env) -> None:
    """The files that each page was read from, with their fingerprints, once all that are due have been read."""
    _made_of(env)
    for page in env.found_docs:
        if page not in env.workshop_files:
            paths = [env.doc2path(page, base=False), *env.dependencies.get(page, ())]
            env.workshop_files[page] = {name: digest_file(Path(env.srcdir, name)) for name in sorted(paths)}


def _forget_page(app, env, docname) -> None:
    _made_of(env).pop(docname, None)
    env.workshop_files.pop(docname, None)
    env.workshop_neighbours.pop(docname, None)


def _take_over(app, env, docnames, other) -> None:
    """Pages that were read in another process."""
    _made_of(env).update({page: reads for page, reads in _made_of(other).items() if page in docnames})
    env.workshop_neighbours.update({page: near for page, near in other.workshop_neighbours.items() if page in docnames})


# --- writing ---------------------------------------------------------------------------------


class WrittenPages:
    """What each page of the built book was written from; kept from one build to the next."""

    def __init__(self, folder: Path):
        self._path = folder / WRITTEN
        try:
            self._before = pickle.loads(self._path.read_bytes())
        except (OSError, pickle.UnpicklingError, EOFError):
            self._before = {}
        self._now: dict[str, tuple] = {}

    def list_outdated(self, env) -> list[str]:
        """The pages that would be written differently today, although they were not read anew."""
        watch, surroundings = book_watch(), digest_surroundings(env)
        return [
            page
            for page in sorted(env.found_docs)
            if page not in self._before
            or self._before[page][1] != surroundings[page]
            or not watch.still_holds(self._before[page][0])
        ]

    @contextlib.contextmanager
    def noting(self, page: str) -> Iterator[None]:
        """Note the rows from which a page is written meanwhile."""
        with book_watch().noting() as reads:
            yield
        self._now[page] = (book_watch().take_down(reads), None)

    def still_holds(self, page: str, parts_of: set[str]) -> bool:
        """Whether a page that is cut out of other pages would come out as before: its rows are, and none of those was written anew."""
        return page in self._before and not parts_of & self._now.keys() and book_watch().still_holds(self._before[page][0])

    def save(self, env) -> None:
        """Keep what was noted, once the book is whole."""
        surroundings = digest_surroundings(env)
        every = {**self._before, **self._now}
        here = [page for page, taken in every.items() if page in surroundings or taken[1] is None]  # None: cut out of others
        kept = {page: (every[page][0], surroundings.get(page)) for page in here}
        self._path.write_bytes(pickle.dumps(kept))


def digest_surroundings(env) -> dict[str, str]:
    """For each page, a fingerprint of all that it shows of other pages.

    Every page shows the contents of the book; a link may show the title of the page or section that it leads to,
    and turns to text or a warning where that is gone; what a page cites, it shows in the manner of the bibliography.
    """
    standard, references = env.get_domain("std"), env.get_domain("cite")
    shared = digest_value(
        [
            sorted((page, title.pformat()) for page, title in env.titles.items()),
            sorted((page, list(inside)) for page, inside in env.toctree_includes.items()),
            sorted((page, [tree.attributes.get("caption") for tree in trees]) for page, trees in _find_trees(env)),
            sorted((label, *map(str, about)) for label, about in standard.labels.items()),
            sorted((label, *map(str, about)) for label, about in standard.anonlabels.items()),
            sorted((page, sorted(map(repr, about.get("myst_slugs", {}).items()))) for page, about in env.metadata.items()),
            sorted(env.found_docs),
        ]
    )
    cited = digest_value([(one.key, one.citation_id, one.formatted_entry.label, repr(one.entry)) for one in references.citations])
    citing = {ref.docname for ref in references.citation_refs} | {key.docname for key in references.bibliographies}
    return {page: shared + cited if page in citing else shared for page in env.found_docs}


def _find_trees(env):
    from sphinx.addnodes import toctree

    return [(page, list(toc.findall(toctree))) for page, toc in env.tocs.items()]


def setup_made_of(app) -> None:
    """Note what pages are made of, and have those read anew of which it has changed."""
    app.connect("source-read", _begin_page, priority=1)
    app.connect("doctree-read", _end_page, priority=990)
    app.connect("env-get-outdated", _find_outdated)
    app.connect("env-updated", _note_files, priority=1)
    app.connect("env-purge-doc", _forget_page)
    app.connect("env-merge-info", _take_over)
