"""The answers file: what one group answered in one activity, read, written and laid out as tables.

`activities/browser/answers_file.js` reads and writes the same format in the page; the files in
`tests/answers` are judged alike by both, and what the two share stands in `contract.json`. A collection is many of
them in one file: everything that was kept on a device. A file comes from anywhere and is read as data only.
"""

from .collection import Collection, read_collection, write_collection
from .files import AnswersFile, read_answers, write_answers
from .folders import Gathered, gather_folder, read_file, read_folder
from .frames import coding_frame, coding_matrix
from .problems import AnswersError
from .sheets import worksheet_frame

__all__ = [
    "AnswersError",
    "AnswersFile",
    "Collection",
    "Gathered",
    "coding_frame",
    "coding_matrix",
    "gather_folder",
    "read_answers",
    "read_collection",
    "read_file",
    "read_folder",
    "worksheet_frame",
    "write_answers",
    "write_collection",
]
