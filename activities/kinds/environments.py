"""How templates of the engine are filled: one way for forms and for pages.

Whatever comes from rows is escaped for HTML unless a template makes no page, a name that is not there is an error, and lines with nothing but a tag leave none behind.
"""

from __future__ import annotations

import contextlib
import functools
import hashlib
import pickle
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import jinja2

from activities.loading.kept_layer import write_whole

ENGINE = Path(__file__).resolve().parents[1]
KEPT = ENGINE.parent / "_build" / "templates"


def make_environment(
    folder: Path,
    filters: Mapping[str, Callable] | None = None,
    functions: Mapping[str, Callable] | None = None,
    for_pages: bool = True,
    **marks: str,
) -> jinja2.Environment:
    """The environment for the templates in `folder`, with the filters and functions that they use.

    for_pages: they make HTML. marks: other brackets than Jinja's own, as `variable_start_string`, for what makes templates.
    """
    settings: dict[str, Any] = {
        "autoescape": for_pages,
        "undefined": jinja2.StrictUndefined,
        "trim_blocks": True,
        "lstrip_blocks": True,
        "keep_trailing_newline": not for_pages,
        **marks,
    }
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(folder), bytecode_cache=KeptTemplates(repr(sorted(settings.items()))), **settings
    )
    environment.filters.update({name: _wait_for_page(apply) for name, apply in (filters or {}).items()})
    environment.globals.update(functions or {})
    return environment


def _wait_for_page(apply: Callable) -> Callable:
    """The filter, never applied while a template is compiled: what was kept would go by the filter as it was."""

    @jinja2.pass_context
    @functools.wraps(apply)
    def apply_in_page(_page: jinja2.runtime.Context, *values: Any, **options: Any) -> Any:
        return apply(*values, **options)

    return apply_in_page


class KeptTemplates(jinja2.BytecodeCache):
    """Templates as Jinja has compiled them, kept in `_build/templates` for as long as their text is the same.

    To compile them takes a sixth of a build of few pages. settings: whatever else they are compiled by.
    """

    def __init__(self, settings: str):
        self._settings = settings

    def get_cache_key(self, name: str, filename: str | None = None) -> str:
        place = Path(filename or name)
        place = place.relative_to(ENGINE) if place.is_relative_to(ENGINE) else place
        return hashlib.sha256(f"{jinja2.__version__} {self._settings} {name} {place}".encode()).hexdigest()[:24]

    def load_bytecode(self, bucket: jinja2.bccache.Bucket) -> None:
        with contextlib.suppress(OSError, EOFError, pickle.UnpicklingError), (KEPT / bucket.key).open("rb") as kept:
            bucket.load_bytecode(kept)

    def dump_bytecode(self, bucket: jinja2.bccache.Bucket) -> None:
        write_whole(KEPT / bucket.key, bucket.bytecode_to_string())
