"""Storyline: the day in its order, as it will be shown and handed over."""
