"""What a command shows while it works: one line a step, with the time it takes.

Standard library only, since `run.py` uses it before anything is installed.
"""

from __future__ import annotations

import sys
import threading
import time

REFRESH = 0.5  # seconds between two looks at the clock, on a screen


class Step:
    """One step of a command: `with Step("Building the book") as step: … step.tell("page 3 of 60")`.

    On a screen the line is rewritten as the clock runs; elsewhere it is written once, in two halves.
    """

    def __init__(self, label: str, stream=None):
        self.label = label
        self.stream = stream or sys.stdout
        self.detail = ""
        self._failed = False
        self._on_screen = self.stream.isatty()
        self._done = threading.Event()

    def tell(self, detail: str) -> None:
        """Say how far the step is; shown on a screen only."""
        self.detail = detail

    def fail(self) -> None:
        """Have the line say that the step failed, though the work goes on."""
        self._failed = True

    def __enter__(self) -> Step:
        self._start = time.monotonic()
        self._write(f"{self.label} … ")
        if self._on_screen:
            self._clock = threading.Thread(target=self._tick, daemon=True)
            self._clock.start()
        return self

    def __exit__(self, kind, error, trace) -> None:
        self._done.set()
        if self._on_screen:
            self._clock.join()
        took = f"{time.monotonic() - self._start:.1f} s"
        if kind and issubclass(kind, KeyboardInterrupt):
            end = f"interrupted after {took}"
        else:
            end = f"failed after {took}" if kind or self._failed else took
        self._write(f"\r\033[K{self.label} … {end}\n" if self._on_screen else f"{end}\n")

    def _tick(self) -> None:
        while not self._done.wait(REFRESH):
            seconds = int(time.monotonic() - self._start)
            detail = f"  ({self.detail})" if self.detail else ""
            self._write(f"\r\033[K{self.label} … {seconds} s{detail}")

    def _write(self, text: str) -> None:
        encoding = self.stream.encoding or "ascii"
        self.stream.write(text.encode(encoding, "replace").decode(encoding))
        self.stream.flush()
