"""French territories: any label → an INSEE code, and the outlines to draw them."""
