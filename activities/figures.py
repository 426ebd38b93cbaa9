"""What a notebook of one's own takes from the book: tables from a file, and the book's figures.

The rooms behind this door may move; a notebook that was copied and filled in goes on working.
"""

from activities.drawing.figures import counts_figure, matrix_figure, ratio_figure, regions_figure
from activities.drawing.room_map import room_map_figure
from activities.loading.own_counts import read_counts

__all__ = ["counts_figure", "matrix_figure", "ratio_figure", "read_counts", "regions_figure", "room_map_figure"]
