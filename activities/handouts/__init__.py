"""What a facilitator prints before a workshop, from the rows: as PDF, as Word files, and in the page of the print set.

`contents` says what each sheet holds, in the words of `blocks`; `pdf` and `word` set the same blocks, and so does a template of the page.
`files` writes them, and is imported by itself: the page needs nothing of what sets a PDF.
"""

from .contents import Choices, list_handouts

__all__ = ["Choices", "list_handouts"]
