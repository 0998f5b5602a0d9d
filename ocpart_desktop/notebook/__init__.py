"""The carnet: what the facilitator and the room write down."""

NOTEBOOK_SUFFIX = ".ocpart"
