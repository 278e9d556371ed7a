"""A redline in the new text's own Word file: its styles, numbering, tables, headers and pictures stay."""
