"""What an answers file may hold: the figures, names and refusals of `contract.json`, which the page's reader takes in too.

A number that the two readers share stands there and nowhere else. `refusals` are the codes with which a file can be
refused, each with its params and, where there are few, what these can be.
"""

import json
from pathlib import Path
from typing import Any

_CONTRACT = json.loads(Path(__file__).with_name("contract.json").read_text(encoding="utf-8"))

FORMAT: str = _CONTRACT["format"]
VERSION: int = _CONTRACT["version"]
BOOK: str = _CONTRACT["book"]
COLLECTION_FORMAT: str = _CONTRACT["collectionFormat"]
COLLECTION_VERSION: int = _CONTRACT["collectionVersion"]
ROLES: str = _CONTRACT["roles"]  # the key of who chairs, notes and reports: real names, which no collection takes along

MAX_BYTES: int = _CONTRACT["maxBytes"]
MAX_COLLECTION_BYTES: int = _CONTRACT["maxCollectionBytes"]
MAX_TEXT: int = _CONTRACT["maxText"]  # characters in one string
MAX_GROUP: int = _CONTRACT["maxGroup"]  # characters in a group's name
MAX_DEPTH: int = _CONTRACT["maxDepth"]  # lists and objects inside one another in one answer
MAX_NESTING: int = _CONTRACT["maxNesting"]  # brackets inside one another in a whole file
MAX_KEY: int = _CONTRACT["maxKey"]  # characters in an answer's key
MAX_NAME: int = _CONTRACT["maxName"]  # characters in a name inside an answer, or in an id
MAX_NUMBER: int = _CONTRACT["maxNumber"]  # whole numbers beyond it change in JavaScript

# Names that reach into JavaScript's own objects when a reader is careless.
REFUSED_NAMES: frozenset[str] = frozenset(_CONTRACT["refusedNames"])
REFUSALS: dict[str, dict[str, list | None]] = _CONTRACT["refusals"]
LINE: dict[str, Any] = _CONTRACT["line"]  # the signs of a line, and the codes with which one can be refused
