"""What is read of the code before it is run: faults and format of Python and of the scripts, and whether the types fit.

Each check is a program that is pinned with the others, with its settings in pyproject.toml, biome.json and jsconfig.json.
Of one that passes nothing is said; of one that does not, what it found.
"""

from __future__ import annotations

import sys
import threading
from pathlib import Path

from activities.kinds.bundles import find_node
from activities.running.programs import Stopped, program_environment, run_logged
from activities.running.progress import REFRESH, Step


def list_checks(root: Path) -> dict[str, list[str | Path]]:
    """The checks by what they are told as, each with its command."""
    python, node, packages = sys.executable, find_node(), root / "node_modules"
    return {
        "Python: faults": [python, "-m", "ruff", "check", "--quiet"],
        "Python: format": [python, "-m", "ruff", "format", "--quiet", "--diff"],
        "Python: types": [python, "-m", "mypy", "--no-error-summary"],
        "Scripts: faults and format": [node, packages / "@biomejs/biome/bin/biome", "check", "--error-on-warnings"],
        "Scripts: types": [node, packages / "typescript/bin/tsc", "--project", "jsconfig.json"],
    }


class CodeChecks:
    """Every check, one after another and beside whatever else is done, from now until `report` waits for the last.

    They and a build each keep one processor busy. In a thread that nobody waits for: who is interrupted ends at once, and the program that
    is on with them.
    """

    def __init__(self, root: Path):
        self._root = root
        self._now = ""
        self._found: list[str] = []
        self._broken: BaseException | None = None
        self._thread = threading.Thread(target=self._run, daemon=True)
        self._thread.start()

    def report(self) -> None:
        """Wait for the end. Raises Stopped with all that they found, and whatever kept one from being done."""
        with Step("Reading the code") as step:
            while self._thread.is_alive():
                step.tell(self._now)
                self._thread.join(REFRESH)
            if self._found or self._broken:
                step.fail()
        if self._broken:
            raise self._broken
        if self._found:
            raise Stopped("\n\n".join(self._found))

    def _run(self) -> None:
        log = self._root / "_build" / "logs" / "code-checks.log"
        try:
            for label, command in list_checks(self._root).items():
                self._now = label
                code, printed = run_logged(command, log, cwd=self._root, env=program_environment(Path(sys.executable)))
                if code:
                    self._found.append(f"{label}:\n{printed.strip() or f'ended with code {code}'}")
        except Exception as broken:
            self._broken = broken
