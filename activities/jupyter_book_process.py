"""Jupyter Book's command line in a process of its own: `python -m activities.jupyter_book_process build …`."""

import sys

# jsonschema would compile the grammar of internationalised addresses, 2 s at every start, for a
# format that no notebook and no setting has. It does without where the package cannot be imported.
sys.modules["rfc3987_syntax"] = None

from jupyter_book.cli.main import main  # noqa: E402 - after the line above

if __name__ == "__main__":
    main()
