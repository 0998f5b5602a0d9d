"""Pieces that several pages share and that know the session."""
