"""The projection: the room's window, the facilitator's, and what is noted meanwhile."""
