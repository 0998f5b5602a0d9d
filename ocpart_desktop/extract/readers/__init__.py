"""One module a format: bytes → the sheets of a workbook, their values as stored."""
