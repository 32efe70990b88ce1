"""Word files as they are packed: limits, styles, numbering, runs, tables; only this room knows python-docx."""
