"""The notebooks with a real kernel: run from top to bottom, and used in Voila and in JupyterLab."""

import os
import re
import shutil
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

import nbformat
import pytest
from jupyter_client.manager import KernelManager
from nbclient import NotebookClient

from activities.kinds.forms import MIME
from activities.running.notebook_runs import open_door

ROOT = Path(__file__).resolve().parent.parent
pytestmark = pytest.mark.slow
NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))


@pytest.fixture(scope="module")
def kernel(tmp_path_factory):
    """One kernel for all notebooks: what it imports takes longer than all that they do."""
    manager = KernelManager()
    manager.start_kernel(cwd=str(tmp_path_factory.mktemp("kernel")))
    yield manager
    manager.shutdown_kernel(now=True)


# No notebook lives on the names of the one before. Forgetting looks for rubbish, which takes longer than most notebooks
# unless what stays for good, such as modules, is left out of it.
FORGET = "%reset -f\nimport gc\ngc.freeze()\ndel gc"


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_runs_from_top_to_bottom(path, kernel):
    notebook = nbformat.read(path, as_version=4)
    notebook.cells.insert(0, nbformat.v4.new_code_cell(FORGET))
    client = NotebookClient(notebook, km=kernel, timeout=120)
    client.execute()
    client.kc.stop_channels()
    bundles = [out.data for cell in notebook.cells if cell.cell_type == "code" for out in cell.outputs if "data" in out]
    opens = any("open_activity(" in cell.source for cell in notebook.cells)
    assert any("application/vnd.jupyter.widget-view+json" in data for data in bundles) is opens
    # What is opened there is seen: a room by its map, a sheet by its figure, a file by its tables.
    assert opens or any("<svg" in html or "<table" in html for html in (data.get("text/html", "") for data in bundles))
    door = nbformat.read(path, as_version=4)
    if open_door(door):  # what the build takes for its output, without a kernel
        assert [out.data[MIME] for cell in door.cells for out in cell.get("outputs", ())] == [
            data[MIME] for data in bundles if MIME in data
        ]


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_is_a_thin_door(path):
    notebook = nbformat.read(path, as_version=4)
    for cell in notebook.cells:
        if cell.cell_type == "code":
            assert not re.search(r"^\s*(def|class|for|while)\b", cell.source, re.M), "logic belongs in activities/"
            assert not cell.outputs and cell.execution_count is None, "outputs are not kept"


class Server:
    """A Jupyter program on this machine, waited for until it answers and ended with the test."""

    def __init__(self, program, *options, folder):
        self.log = folder / "server.log"
        self.process = subprocess.Popen(
            [sys.executable, "-m", program, *options],
            cwd=folder,
            stdout=self.log.open("w"),
            stderr=subprocess.STDOUT,
            env={
                **os.environ,
                "JUPYTER_CONFIG_DIR": str(folder / "config"),
                "JUPYTER_DATA_DIR": str(folder / "user"),
                "JUPYTER_RUNTIME_DIR": str(folder / "run"),
            },
        )

    def wait(self, url):
        deadline = time.monotonic() + 120
        while time.monotonic() < deadline and self.process.poll() is None:
            try:
                with urllib.request.urlopen(url, timeout=120):
                    return
            except (urllib.error.URLError, OSError):
                time.sleep(0.2)
        pytest.fail(f"the server did not answer:\n{self.log.read_text()[-2000:]}")

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.terminate()
        try:
            self.process.wait(30)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()


@pytest.fixture(scope="module")
def notebook_copy(tmp_path_factory):
    """The activity's notebook in a folder of its own, since JupyterLab saves what it opens."""
    return Path(shutil.copy(ROOT / "notebooks" / "indicators-and-investigation.ipynb", tmp_path_factory.mktemp("live")))


@pytest.fixture(scope="module")
def server(notebook_copy):
    """The address of one server for JupyterLab and, as its extension, Voila; ending in /."""
    import socket

    with socket.socket() as probe:  # a port that was free a moment ago
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    options = ["--no-browser", "--allow-root", f"--port={port}", "--IdentityProvider.token=", "--ServerApp.disable_check_xsrf=True"]
    with Server("jupyterlab", *options, folder=notebook_copy.parent) as server:
        server.wait(f"http://127.0.0.1:{port}/api")
        yield f"http://127.0.0.1:{port}/"


def mark_a_passage(page):
    page.wait_for_selector(".workshop-ready [data-steps]:visible", timeout=120_000)
    page.click('[data-passage="linh-07"]')
    page.click('[data-bar] [data-tag="documents"]')
    assert page.locator('[data-passage="linh-07"] .cc-chip').inner_text() == "I"
    page.keyboard.press("Escape")


def test_the_activity_works_in_voila(page, notebook_copy, server):
    page.goto(f"{server}voila/render/{notebook_copy.name}", timeout=120_000)
    mark_a_passage(page)


def test_in_jupyterlab_the_coding_becomes_a_table_and_a_matrix(page, notebook_copy, server):
    page.goto(f"{server}lab/tree/{notebook_copy.name}", timeout=120_000)
    cells = page.locator(".jp-Notebook .jp-CodeCell")
    cells.first.wait_for(timeout=120_000)

    # A cell that is run before the kernel has answered is not run at all.
    page.locator("#jp-main-statusbar", has_text="Idle").wait_for(timeout=120_000)

    def run(cell):
        cell.locator(".jp-InputArea-editor").click()
        page.keyboard.press("Control+Enter")

    run(cells.nth(0))
    mark_a_passage(page)
    run(cells.nth(1))
    table = cells.nth(1).locator(".jp-OutputArea table")
    table.wait_for(timeout=60_000)
    assert "Retention of identity documents" in table.inner_text()
    run(cells.nth(2))
    cells.nth(2).locator(".jp-OutputArea-output :is(img, svg):visible").first.wait_for(timeout=60_000)
