"""Who runs it: finding files, the batch, limits, progress, rendering, the command line."""
