"""The debrief: what many groups answered, counted and laid side by side. No scores, no ranking, names only when asked for.

`observing` says what one group's answers say, `tallies` counts that over groups, `tables` lays it out. All of this is pure, and
`activities/kinds/debrief` does the same in the page.
"""

from .tables import lay_out
from .tallies import Tally, tally_groups

__all__ = ["Tally", "lay_out", "tally_groups"]
