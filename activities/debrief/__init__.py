"""The debrief: what many groups answered, counted and laid side by side. No scores, no ranking, names only when asked for.

`observing` says what one group's answers say, `tallies` counts that over groups, `tables` lays it out. All of this is pure, and
`activities/kinds/debrief` does the same in the page. `rooms` reads folders, `debriefs` lays rooms together.
"""

from .debriefs import Debrief, count_rooms, debrief_folder, list_contents
from .rooms import NoFolder, list_rooms
from .tables import lay_out
from .tallies import Tally, tally_groups

__all__ = [
    "Debrief",
    "NoFolder",
    "Tally",
    "count_rooms",
    "debrief_folder",
    "lay_out",
    "list_contents",
    "list_rooms",
    "tally_groups",
]
