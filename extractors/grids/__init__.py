"""Tables of any format as what they are: grids of actions, overviews, keys; joined over page breaks."""

from extractors.grids.claims import GridReading
from extractors.grids.reading import read_grids

__all__ = ["GridReading", "read_grids"]
