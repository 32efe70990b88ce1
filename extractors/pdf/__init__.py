"""PDF pages as words, rules, fills and pictures, and these as tables and paragraphs.

Only this package and the format itself know the PDF libraries.
"""
