"""Summary: what is handed over."""
