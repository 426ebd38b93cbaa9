"""What is read of the code before it is run: faults and format of Python and of the scripts, and whether the types fit.

Each check is a program that is pinned with the others, with its settings in pyproject.toml, biome.json and jsconfig.json.
One that passes is a line; one that does not is what it found.
"""

from __future__ import annotations

import sys
from pathlib import Path

from activities.kinds.bundles import find_node
from activities.running.programs import Stopped, program_environment, run_logged
from activities.running.progress import Step


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


def check_code(root: Path) -> None:
    """Do every check. Raises Stopped with all that they found."""
    logs = root / "_build" / "logs"
    found = []
    for label, command in list_checks(root).items():
        log = logs / "code-checks.log"
        with Step(label) as step:
            code, printed = run_logged(command, log, cwd=root, env=program_environment(Path(sys.executable)))
            if code:
                step.fail()
                found.append(f"{label}:\n{printed.strip() or f'ended with code {code}'}")
    if found:
        raise Stopped("\n\n".join(found))
