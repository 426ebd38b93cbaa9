"""Jupyter Book in a process of its own: `python -m activities.running.jupyter_book_process ROOT WORK CONFIG`.

Makes the pages of ROOT in `WORK/_build/html` with the settings in CONFIG; a warning is an error.
"""

import gc
import os
import sys
from pathlib import Path

from activities.running.late_imports import ask_once_for_plugins, import_for_changed_pages
from activities.running.notebook_runs import KernelTooSlow, fill_cache, wait_longer_for_kernels

# Nearly all that a build makes, it keeps to its end: to look for what may go after each 700 objects is a fourteenth of its work.
gc.set_threshold(50_000, 10, 10)
ask_once_for_plugins()
import_for_changed_pages(before_running=wait_longer_for_kernels)

import yaml  # noqa: E402 - after the line above, as all that follows
from jupyter_book.sphinx import build_sphinx  # noqa: E402
from sphinx_external_toc.parsing import MalformedError, parse_toc_yaml  # noqa: E402

from activities.loading.editions import Edition  # noqa: E402


def find_notebooks(root: Path) -> list[Path]:
    """The notebooks that `_toc.yml` names, one by one or by `glob`. A malformed one has none here; Sphinx says why."""
    try:
        pages = parse_toc_yaml(root / "_toc.yml")
    except (MalformedError, OSError, yaml.YAMLError):
        return []
    named = [root / f"{page}.ipynb" for page in pages]
    found = [path for pattern in sorted(pages.globs()) for path in sorted(root.glob(f"{pattern}.ipynb"))]
    return [path for path in dict.fromkeys([*named, *found]) if path.exists()]


def make_pages(root: Path, work: Path, config: Path) -> None:
    """Run the notebooks, then Sphinx with Jupyter Book's settings; ends the program with an exit code where that fails."""
    execute = yaml.safe_load(config.read_text(encoding="utf-8"))["execute"]
    ours = Edition.from_environment()
    os.environ.update(ours.for_outputs().to_environment())  # which the kernels inherit
    try:
        fill_cache(find_notebooks(root), Path(execute["cache"]), execute.get("timeout", 30))
    except KernelTooSlow as slow:
        sys.exit(f"ERROR: {slow}")
    finally:
        os.environ.update(ours.to_environment())
    result = build_sphinx(
        root,
        work / "_build" / "html",
        noconfig=True,
        path_config=config,
        confoverrides={"external_toc_path": (root / "_toc.yml").as_posix(), "latex_individualpages": False, "nitpicky": True},
        warningiserror=True,
        keep_going=True,
    )
    if isinstance(result, BaseException):
        raise result
    sys.exit(result)


if __name__ == "__main__":
    make_pages(*map(Path, sys.argv[1:]))
