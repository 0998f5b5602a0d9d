"""The window around the pages: navigation, header, messages."""
