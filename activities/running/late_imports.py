"""What Jupyter Book imports for what a build hardly ever does: to be loaded when it is done, and not at each start.

To run a notebook takes jupyter_cache, SQLAlchemy, nbclient and IPython: a third of a build's start. MyST-NB imports them
whatever is to be built, and notebooks that have run need not run again. So while its modules are imported, stand-ins are
there in place of what they ask for; a class or function of a stand-in loads what it stands for when it is first called.
"""

from __future__ import annotations

import contextlib
import functools
import importlib
import sys
from collections.abc import Callable, Iterator
from types import ModuleType
from typing import Any

# jsonschema looks for packages to judge formats that no notebook and no setting has, and does without where they cannot be
# imported. The first compiles the grammar of internationalised addresses, which takes 2 s.
UNUSED_FORMATS = ("rfc3987_syntax", "isoduration")
CLIENTS = {"cache": "NotebookClientCache", "direct": "NotebookClientDirect", "inline": "NotebookClientInline"}


def ask_once_for_plugins() -> None:
    """Have the list of plugins of all packages read once, and not for each of the 30 questions that Sphinx and its extensions ask of it.

    Each question reads a hundred small files: all of them together are a sixth of a build of one page. Nothing is installed meanwhile.
    """
    for name in ("importlib.metadata", "importlib_metadata"):
        with contextlib.suppress(ImportError):
            metadata = importlib.import_module(name)
            metadata.entry_points = _answer_from(functools.cache(metadata.entry_points))  # type: ignore[attr-defined]


def _answer_from(read_all: Callable[[], Any]) -> Callable[..., Any]:
    def entry_points(**asked: Any) -> Any:
        return read_all().select(**asked)

    return entry_points


def import_for_changed_pages(before_running: Callable[[], None]) -> None:
    """Import MyST-NB and Jupyter Book without what only the running of a notebook takes.

    before_running: called once, when Sphinx is about to run a notebook or to look one up among those that have run.
    """
    for name in UNUSED_FORMATS:
        sys.modules.setdefault(name, None)  # type: ignore[arg-type]
    glued = {"IPython": (), "IPython.display": ("display",)}  # for cells that glue; they run in a kernel
    with _standing_in({**glued, "jupyter_client.kernelspec": ("find_kernel_specs",)}):
        importlib.import_module("jupyter_book.utils")
        with _standing_in({f"myst_nb.core.execute.{name}": (client,) for name, client in CLIENTS.items()}, before_running):
            importlib.import_module("myst_nb.core.execute")


@contextlib.contextmanager
def _standing_in(names: dict[str, tuple[str, ...]], before: Callable[[], None] | None = None) -> Iterator[None]:
    """Put a stand-in where each module is not loaded yet; afterwards whoever imports the module gets the real one."""
    put = {}
    for name, parts in names.items():
        if name not in sys.modules:
            put[name] = module = ModuleType(name, "Stands in for the module of this name until it is used.")
            for part in parts:
                setattr(module, part, _call_late(name, part, before))
    sys.modules.update(put)
    try:
        yield
    finally:
        for name in put:
            del sys.modules[name]


def _call_late(name: str, part: str, before: Callable[[], None] | None) -> Callable[..., Any]:
    def call(*args, **options):
        if before and name not in sys.modules:
            before()
        return getattr(importlib.import_module(name), part)(*args, **options)

    return call
