"""Programs of the engine that begin with their imports done, which are most of what a small build costs.

A server imports what a build takes and forks itself for each program: what a real start does after its imports, the fork does, with the
same words, folder, environment and output. What the start itself promises is asked of real ones, as everywhere but on Linux.

`python warm_starts.py ADDRESS` is the server. It listens at a socket of this machine, and ends with the process that has begun it.
"""

from __future__ import annotations

import atexit
import contextlib
import gc
import importlib
import json
import os
import runpy
import select
import signal
import socket
import subprocess
import sys
import tempfile
import traceback
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

POSSIBLE = sys.platform == "linux"
ROOT = Path(__file__).resolve().parent.parent
PACKAGE = "activities"
# What a build and a check import when they come to it.
IMPORTS = (
    "activities.running.jupyter_book_process",
    "activities.running.building",
    "activities.page",
    "activities.editing.slips",
    "activities.editing.unwritten",
    "activities.answers.schema",
    "activities.kinds.needs",
    "activities.kinds.bundles",
)
# And Sphinx, beside its own extensions; not what it would tell from a stand-in of `activities.running.late_imports`.
EXTENSIONS = (
    "dateutil.parser",
    "fontTools.subset",
    "jupyter_book",
    "jupyter_cache.base",
    "jupyter_client",
    "matplotlib.figure",
    "myst_nb.sphinx_ext",
    "myst_nb.ext.execution_tables",
    "myst_nb.ext.glue",
    "myst_parser.sphinx_ext.directives",
    "myst_parser.sphinx_ext.mathjax",
    "myst_parser.sphinx_ext.myst_refs",
    "pybtex.style.formatting.unsrt",
    "sphinx.builders.html",
    "sphinx.search.en",
    "sphinx_comments",
    "sphinx_external_toc.events",
    "sphinx_multitoc_numbering",
    "sphinxcontrib.bibtex",
    "sphinxcontrib.bibtex.style.referencing.label",
    "sqlalchemy.dialects.sqlite",
)
LARGEST = 1 << 20  # bytes of a request: words and environment


class WarmProgram:
    """A program that was started warm, as far as `subprocess.Popen` is needed of it."""

    def __init__(self, connection: socket.socket, stdout=None):
        self.stdout = stdout
        self._connection = connection

    def has_ended(self) -> bool:
        """Whether it has, or was killed."""
        return bool(select.select([self._connection], [], [], 0)[0])

    def wait(self) -> int:
        """Its exit code when it has ended; -9 where it was killed. To be asked once."""
        with self._connection:
            said = self._connection.recv(64)
        return int(said) if said else -signal.SIGKILL


class WarmStarts:
    """Starts programs of one engine: that whose package `activities` lies in `root`."""

    _first: str | None = None  # the address of the server that this process has begun
    _all: dict[tuple, str] = {}

    def __init__(self, root: Path = ROOT, python: str | Path = sys.executable):
        self.root, self.python = root, str(python)

    def start(self, words: Sequence[str], stdout: int, stderr: int, cwd: Path, env: Mapping[str, str]) -> WarmProgram:
        """Start `python -P -m MODULE …` as it is written in `words`, without the first three of them; or `python -P -c SCRIPT`."""
        request = {"words": list(map(str, words)), "cwd": str(cwd), "env": dict(env), "python": self.python}
        return _ask(self._reach_server(), request, [stdout, stderr])

    def _reach_server(self) -> str:
        """The address of a server that has imported the engine as it is now."""
        files = sorted(path for path in (self.root / PACKAGE).rglob("*") if path.is_file() and path.suffix != ".pyc")
        state = (self.root, *((str(path), path.stat().st_mtime_ns, path.stat().st_size) for path in files))
        if state not in self._all:
            cls = type(self)
            cls._first = cls._first or _begin_server()
            address = f"{cls._first}{len(self._all)}"
            assert _ask(cls._first, {"serve": address, "root": str(self.root)}, []).wait() == 0, f"{self.root}: no engine to import"
            self._all[state] = address
        return self._all[state]


@contextlib.contextmanager
def guard_warm(starts: WarmStarts, guarded, command: Sequence[str | Path], **options) -> Iterator[WarmProgram | subprocess.Popen]:
    """Stands in for what starts a program of the engine and ends it with us; any other program is started as ever, by `guarded`."""
    words = [str(part) for part in command]
    if words[1:3] != ["-P", "-m"] or not words[3].startswith(PACKAGE):
        with guarded(command, **options) as program:
            yield program
        return
    theirs, ours = os.pipe()
    with open(theirs, encoding=options["encoding"], errors=options["errors"]) as stdout:
        try:
            program = starts.start(words[3:], ours, ours, options["cwd"], options["env"])
        finally:
            os.close(ours)
        program.stdout = stdout
        yield program


def _begin_server() -> str:
    folder = tempfile.TemporaryDirectory(prefix="warm-")
    address = str(Path(folder.name, "server"))
    env = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    server = subprocess.Popen(
        [sys.executable, "-P", __file__, address], cwd="/", env=env, stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )

    def end() -> None:
        server.stdin.close()
        server.wait()
        folder.cleanup()

    atexit.register(end)
    assert server.stdout.readline() == b"ready\n", "the server of warm starts has not begun"
    return address


def _ask(address: str, request: dict, files: Sequence[int]) -> WarmProgram:
    connection = socket.socket(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, LARGEST)
    connection.connect(address)
    socket.send_fds(connection, [json.dumps(request).encode()], files)
    return WarmProgram(connection)


# --- in the server ---------------------------------------------------------------------------------


def serve(address: str, tell_ready) -> None:
    """Answer until standard input ends: each request in a fork of this process."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with socket.socket(socket.AF_UNIX, socket.SOCK_SEQPACKET) as listener:
        listener.bind(address)
        listener.listen()
        tell_ready()
        gc.collect()
        gc.freeze()  # so that a fork does not copy what it only looks at
        while listener in select.select([listener, 0], [], [])[0]:
            connection, _ = listener.accept()
            if os.fork() == 0:
                break
            connection.close()
            _take_leave(os.WNOHANG)
        else:
            _take_leave(0)
            os._exit(0)
    request, files, _flags, _from = socket.recv_fds(connection, LARGEST, 2)
    _answer(json.loads(request), files, connection, address)


def _take_leave(how: int) -> None:
    """Of the forks that have ended; without WNOHANG, of all of them."""
    with contextlib.suppress(ChildProcessError):
        while os.waitpid(-1, how)[0]:
            pass


def _answer(request: dict, files: list[int], connection: socket.socket, address: str) -> None:
    if "serve" in request:
        import_engine(Path(request["root"]), request["serve"])
        serve(request["serve"], lambda: connection.send(b"0") and connection.close())
        return
    signal.signal(signal.SIGINT, signal.default_int_handler)
    code = run_program(request["words"], files, Path(request["cwd"]), request["env"], request["python"])
    connection.send(str(code).encode())
    os._exit(0)


def import_engine(root: Path, address: str) -> None:
    """Import the engine in `root`, in place of any other, and have it start its own programs warm too."""
    if root != ROOT:
        for name in [name for name in sys.modules if name.partition(".")[0] == PACKAGE]:
            del sys.modules[name]
        sys.path.insert(0, str(root))
    for name in IMPORTS:
        importlib.import_module(name)
    importlib.import_module("activities.kinds").find_kinds()
    programs = importlib.import_module("activities.running.programs")
    starts, guarded = WarmStarts(root), programs._guarded
    starts._reach_server = lambda: address
    programs._guarded = lambda command, **options: guard_warm(_with_python(starts), guarded, command, **options)


def _with_python(starts: WarmStarts) -> WarmStarts:
    starts.python = sys.executable
    return starts


def run_program(words: list[str], files: list[int], cwd: Path, env: dict[str, str], python: str) -> int:
    """Do in this process what `python -P -m` does with these words; return the exit code."""
    os.chdir(cwd)
    for number, file in enumerate([os.open(os.devnull, os.O_RDONLY), *files]):
        os.dup2(file, number)
        os.close(file)
    sys.stdin, sys.stdout, sys.stderr = (open(n, mode, encoding="utf-8", closefd=False) for n, mode in enumerate("rww"))
    os.environ.clear()
    os.environ.update(env)
    sys.executable, sys.prefix = python, str(Path(python).parent.parent)
    sys.argv = words
    sys.modules.pop(f"{PACKAGE}.__main__" if words[0] == PACKAGE else words[0], None)
    try:
        if words[0] == "-c":
            exec(compile(words[1], "<string>", "exec"), {"__name__": "__main__"})
        else:
            runpy.run_module(words[0], run_name="__main__", alter_sys=True)
        code = 0
    except SystemExit as end:
        if not isinstance(end.code, (int, type(None))):
            print(end.code, file=sys.stderr)
        code = end.code if isinstance(end.code, int) else int(end.code is not None)
    except BaseException:
        traceback.print_exc()
        code = 1
    atexit._run_exitfuncs()
    sys.stdout.flush()
    sys.stderr.flush()
    return code


if __name__ == "__main__":
    importlib.import_module(IMPORTS[0])
    for name in (*importlib.import_module("sphinx.application").builtin_extensions, *EXTENSIONS):
        importlib.import_module(name)
    importlib.import_module("textstat").flesch_kincaid_grade("A word.")  # it reads a dictionary
    serve(sys.argv[1], lambda: print("ready", flush=True))
