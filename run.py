"""The one command on a machine that has nothing but Python: sets up what is missing, then does the work.

    python3 run.py serve     build the book, serve it and open the browser
    python3 run.py --help    everything else

Standard library only, and written so that even a very old Python reads this file and gets its answer.
"""

import sys

OLDEST = (3, 11)
TESTED = (3, 13)

if sys.version_info < OLDEST:
    sys.exit(
        # An old Python reads this file, so no f-string.
        "This needs Python %d.%d or newer, and this is Python %d.%d: install a newer one and run it with that."  # noqa: UP031
        % (OLDEST + tuple(sys.version_info[:2]))
    )

from activities import __main__ as commands  # noqa: E402 - only a new enough Python can read these
from activities.running.setting_up import main  # noqa: E402

if __name__ == "__main__":
    main(sys.argv[1:], commands, tested=TESTED)
