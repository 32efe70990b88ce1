"""From the bytes of a text file to the blocks that stand in it: decoding, cleaning, grids and prose."""
