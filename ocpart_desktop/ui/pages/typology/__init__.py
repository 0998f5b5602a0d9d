"""Typology: the four types of partnership."""
