"""Reading one kind of column: weight, region, several answers, numbers."""
