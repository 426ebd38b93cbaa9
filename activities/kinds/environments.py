"""How templates of the engine are filled: one way for forms and for pages.

Whatever comes from rows is escaped for HTML unless a template makes no page, a name that is not there is an error, and lines with nothing but a tag leave none behind.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import jinja2


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
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(folder),
        autoescape=for_pages,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=not for_pages,
        **marks,  # type: ignore[arg-type]
    )
    environment.filters.update(filters or {})
    environment.globals.update(functions or {})
    return environment
