"""What an answers file may hold: the figures and names that the page's reader holds too."""

from typing import Final

FORMAT: Final = "workshop-answers"
VERSION: Final = 1
BOOK: Final = "forced-labour-workshop"

MAX_BYTES = 5 * 1024 * 1024
MAX_TEXT = 20_000  # characters in one string
MAX_GROUP = 60  # characters in a group's name
MAX_DEPTH = 4  # lists and objects inside one another in one answer
MAX_NESTING = 32  # brackets inside one another in a whole file
MAX_KEY = 200  # characters in an answer's key
MAX_NAME = 100  # characters in a name inside an answer, or in an id
MAX_NUMBER = 2**53 - 1  # whole numbers beyond it change in JavaScript

# Names that reach into JavaScript's own objects when a reader is careless.
REFUSED_NAMES = frozenset({"__proto__", "constructor", "prototype"})
