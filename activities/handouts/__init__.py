"""What a facilitator prints before a workshop, from the rows: as PDF, as Word files, and in the page of the print set.

`contents` says what each sheet holds, in the words of `blocks`; `pdf` and `word` set the same blocks, and so does a template of the page.
"""

from .contents import Choices, list_handouts
from .files import NoPlace, write_handouts

__all__ = ["Choices", "NoPlace", "list_handouts", "write_handouts"]
