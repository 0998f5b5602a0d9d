"""Initiatives and remarks: what the room brings."""
