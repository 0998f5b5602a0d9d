"""Regions, départements, communes: from what people write to official codes, and to outlines."""
