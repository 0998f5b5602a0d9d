"""Extract: what was understood of the file."""
