"""What the sheets of a workbook are made of: styles, safe text, figures, tables."""
