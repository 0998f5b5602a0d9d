"""Known misfortunes. Anything else that is raised is a bug and is reported as one."""

from __future__ import annotations


class UserError(Exception):
    """A misfortune the user can understand and act upon.

    ``code`` is stable and language-free (tests and the JSON output rely on it);
    ``message`` is one plain sentence in the user's language: what is wrong, why, what to do.
    """

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code
        self.message = message

    def __reduce__(self) -> tuple[type[UserError], tuple[str, str]]:
        """Cross a process boundary whole: the reader lives in a child process."""
        return type(self), (self.code, self.message)


class Cancelled(Exception):  # noqa: N818 - not an error: the caller no longer wants the result
    """The work was given up because nobody wants its result any more."""
