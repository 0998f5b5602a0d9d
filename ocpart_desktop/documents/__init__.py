"""The summary handed over, one module a format."""
