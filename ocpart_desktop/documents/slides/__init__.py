"""What the slides of a deck are made of: pages, native charts, the map, the initiatives."""
