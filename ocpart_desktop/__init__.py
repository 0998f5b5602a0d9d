"""OCPart: a region beside the rest of France, offline, with the room's words."""

import os

__version__ = "0.1.0"

# Our matrices are small: one thread is many times faster than several on a busy laptop. It must be
# said before numpy is loaded, in the window as in the reader's own process.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
