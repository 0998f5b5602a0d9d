"""OCPart: a region beside the rest of France, offline, with the room's words."""

__version__ = "0.1.0"
