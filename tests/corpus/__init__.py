"""Workbooks as they arrive, one trap each, and what must be read of them.

``python -m tests.corpus`` shows what is read otherwise than expected; ``--write`` keeps it.
"""
