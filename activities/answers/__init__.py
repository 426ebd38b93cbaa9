"""The answers file: what one group answered in one activity, read, written and laid out as tables.

`activities/browser/answers_file.js` reads and writes the same format in the page; the files in
`tests/answers` are judged alike by both, and what the two share stands in `contract.json`. A file comes from anywhere and is read as data only.
"""

from .files import AnswersFile, read_answers, read_folder, write_answers
from .frames import coding_frame, coding_matrix
from .problems import AnswersError
from .sheets import worksheet_frame

__all__ = [
    "AnswersError",
    "AnswersFile",
    "coding_frame",
    "coding_matrix",
    "read_answers",
    "read_folder",
    "worksheet_frame",
    "write_answers",
]
