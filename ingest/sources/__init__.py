"""Where the bytes of a report come from: a file, or an entry of a zip archive, both named by one path.

``archive.zip/inner/q1.docx`` names an entry as if the archive were a folder. So a path is all that a reader in another
process or on another machine needs, and all that a history keeps.
"""

from ingest.sources.entry_limits import Bounds, bounds, held_to
from ingest.sources.fetching import fetch, hash_of, size_of, stamp
from ingest.sources.naming import path_of, shown

__all__ = ["Bounds", "bounds", "fetch", "hash_of", "held_to", "path_of", "shown", "size_of", "stamp"]
