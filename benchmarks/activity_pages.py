"""Activity 6 as a page in two further ways: with nothing around it, and as a stock Jupyter Book shows it.

The stock way is myst-nb's own: require.js and html-manager in the page, which mount the widget from
the state that the notebook's run left behind. They come from npm instead of from another host.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import anywidget
import yaml

from activities.kinds.bundles import build_bundles, find_node
from activities.kinds.forms import MIME, render_static
from activities.loading import load_rows
from activities.running.programs import Stopped, program_environment, run_logged
from activities.running.progress import Step

ROOT = Path(__file__).resolve().parent.parent
SCRATCH = ROOT / "_build" / "benchmarks"
ACTIVITY = "indicators-and-investigation"
JUPYTER_BOOK = "from jupyter_book.cli.main import main; main()"  # python -m does not know it
BARE = """<!DOCTYPE html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Bare</title>
<link rel="stylesheet" href="{kind}.css">
<script src="{kind}.js" async></script>
<link rel="icon" href="data:,">
{form}
</html>
"""


def name_own_page() -> str:
    """The address of the activity's page inside the book."""
    return load_rows().activities[ACTIVITY].page + ".html"


def make_bare_page() -> Path:
    """The form with its data, script and style, and nothing else; returns the folder of `index.html`."""
    folder = _empty(SCRATCH / "bare")
    form, kind = render_static(ACTIVITY, load_rows(), "a1")
    (folder / "index.html").write_text(BARE.format(kind=kind.name, form=form), encoding="utf-8")
    for ending in ("css", "js"):
        shutil.copy2(build_bundles() / f"{kind.name}.{ending}", folder)
    return folder


def make_stock_page() -> Path:
    """A stock Jupyter Book of the activity's own notebook; returns the folder of the built book.

    Raises Stopped where npm or Jupyter Book fails; the message names the log.
    """
    packages = _obtain_npm_packages()
    folder = _empty(SCRATCH / "stock")
    notebook = ROOT / f"{load_rows().activities[ACTIVITY].page}.ipynb"
    shutil.copy2(notebook, folder / "index.ipynb")
    widgets = folder / "assets" / "widgets"
    _lay_out_scripts(packages, widgets)
    _write_yaml(folder / "_toc.yml", {"format": "jb-book", "root": "index"})
    _write_yaml(
        folder / "_config.yml",
        {
            "title": "Stock",
            "author": "",
            "execute": {"execute_notebooks": "force", "timeout": 120, "allow_errors": False},
            "sphinx": {
                "config": {
                    # Not `_static`: Jupyter Book puts every script in a folder of that name on every page.
                    "html_static_path": ["assets"],
                    "nb_ipywidgets_js": {
                        "widgets/require.js": {},
                        "widgets/embed-amd.js": {"data-jupyter-widgets-cdn": "_static/widgets/"},
                    },
                    # Our own type of output is unknown to a stock book, which shows the widget.
                    "nb_mime_priority_overrides": [["html", MIME, None]],
                }
            },
        },
    )
    command = [sys.executable, "-P", "-c", JUPYTER_BOOK, "build", folder]
    _run("Building the stock page", command, SCRATCH / "stock.log", folder)
    return folder / "_build" / "html"


def _lay_out_scripts(packages: Path, widgets: Path) -> None:
    """Put what html-manager loads where it looks for it: `<package>@<version>/dist/index.js`."""
    version = anywidget.AnyWidget._model_module_version.default_value
    module = widgets / f"anywidget@{version}" / "dist" / "index.js"
    module.parent.mkdir(parents=True)
    shutil.copy2(Path(anywidget.__file__).parent / "nbextension" / "index.js", module)
    shutil.copy2(packages / "@jupyter-widgets" / "html-manager" / "dist" / "embed-amd.js", widgets)
    # npm has require.js only at full length; the stock page gets it minified.
    esbuild = ROOT / "node_modules" / "esbuild" / "bin" / "esbuild"
    source = packages / "requirejs" / "require.js"
    subprocess.run(
        [esbuild, source, "--minify", "--log-level=error", f"--outfile={widgets / 'require.js'}"],
        check=True,
        env=program_environment(Path(find_node())),
    )


def _obtain_npm_packages() -> Path:
    """A `node_modules` that has what the stock page needs, which the book itself does not install."""
    needed = json.loads((ROOT / "package.json").read_text(encoding="utf-8"))["devDependencies"]
    for modules in (ROOT / "node_modules", SCRATCH / "npm" / "node_modules"):
        if all((modules / name).is_dir() for name in needed):
            return modules
    folder = _empty(SCRATCH / "npm")
    for name in ("package.json", "package-lock.json", ".npmrc"):
        shutil.copy2(ROOT / name, folder)
    npm = shutil.which("npm", path=str(Path(sys.executable).parent)) or shutil.which("npm")
    if not npm:
        raise Stopped("npm is missing: run 'python3 run.py build' first, which installs it.")
    _run("Installing the npm packages", [npm, "ci", "--include=dev"], SCRATCH / "npm.log", folder)
    return modules


def _run(label: str, command: list, log: Path, folder: Path) -> None:
    with Step(label):
        code, _ = run_logged(command, log, cwd=folder, env=program_environment(Path(sys.executable)))
    if code:
        raise Stopped(f"{label} failed (details: {log})")


def _write_yaml(path: Path, content: dict) -> None:
    path.write_text(yaml.safe_dump(content, allow_unicode=True, sort_keys=False), encoding="utf-8")


def _empty(folder: Path) -> Path:
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    return folder
