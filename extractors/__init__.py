"""What is printed: bytes in, records of what stands on the page out, each with its place.

The lowest room of the house. It knows no meaning, no dates, no database and no file system.
"""
