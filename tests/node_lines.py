"""A script in Node that answers line by line, so that one start serves all that a file asks."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from activities.kinds.bundles import find_node

SCRIPTS = Path(__file__).parent / "scripts"


@contextmanager
def open_script(name: str) -> Iterator[Callable[[Any], Any]]:
    """What `scripts/<name>` answers to what it is asked; on its side a line of JSON comes in and one goes out. Its end must be a good one."""
    command = [find_node(), "--no-warnings", str(SCRIPTS / name)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8") as node:

        def ask(asked: Any) -> Any:
            assert node.stdin and node.stdout
            node.stdin.write(json.dumps(asked) + "\n")
            node.stdin.flush()
            answer = node.stdout.readline()
            assert answer, f"{name} ended; what it said stands above"
            return json.loads(answer)

        yield ask
        assert node.stdin
        node.stdin.close()
        assert node.wait(timeout=60) == 0
