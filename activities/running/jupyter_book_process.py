"""Jupyter Book in a process of its own: `python -m activities.running.jupyter_book_process ROOT WORK CONFIG`.

Makes the pages of ROOT in `WORK/_build/html` with the settings in CONFIG; a warning is an error.
"""

import sys
from pathlib import Path

# jsonschema would compile the grammar of internationalised addresses, 2 s at every start, for a
# format that no notebook and no setting has. It does without where the package cannot be imported.
sys.modules["rfc3987_syntax"] = None  # type: ignore[assignment]

import yaml  # noqa: E402 - after the line above, as all that follows
from jupyter_book.cli.main import main  # noqa: E402
from sphinx_external_toc.parsing import MalformedError, parse_toc_yaml  # noqa: E402

from activities.running.notebook_runs import KernelTooSlow, fill_cache, wait_longer_for_kernels  # noqa: E402


def find_notebooks(root: Path) -> list[Path]:
    """The notebooks that `_toc.yml` names, one by one or by `glob`. A malformed one has none here; Jupyter Book says why."""
    try:
        pages = parse_toc_yaml(root / "_toc.yml")
    except (MalformedError, OSError, yaml.YAMLError):
        return []
    named = [root / f"{page}.ipynb" for page in pages]
    found = [path for pattern in sorted(pages.globs()) for path in sorted(root.glob(f"{pattern}.ipynb"))]
    return [path for path in dict.fromkeys([*named, *found]) if path.exists()]


def make_pages(root: Path, work: Path, config: Path) -> None:
    """Run the notebooks, then Jupyter Book; ends the program with its exit code."""
    execute = yaml.safe_load(config.read_text(encoding="utf-8"))["execute"]
    wait_longer_for_kernels()
    try:
        fill_cache(find_notebooks(root), Path(execute["cache"]), execute.get("timeout", 30))
    except KernelTooSlow as slow:
        sys.exit(f"ERROR: {slow}")
    main(["build", str(root), "--path-output", str(work), "--config", str(config), "-W", "-n", "--keep-going"])


if __name__ == "__main__":
    make_pages(*map(Path, sys.argv[1:]))
