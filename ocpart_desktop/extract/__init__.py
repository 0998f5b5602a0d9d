"""Any spreadsheet → a survey and the receipt of what was understood."""
