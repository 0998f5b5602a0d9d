"""Regions: one question, one region, seen several ways."""
