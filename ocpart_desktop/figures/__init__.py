"""Results → charts, tables, sentences and explanations: data before pixels."""
