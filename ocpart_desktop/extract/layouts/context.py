"""What a layout may rely on beside its sheet."""

from __future__ import annotations

from dataclasses import dataclass, field

from ocpart_desktop.extract.layouts.codebook import Codebook
from ocpart_desktop.extract.layouts.header_rows import Located
from ocpart_desktop.survey.corrections import SheetCorrections


@dataclass(frozen=True, slots=True)
class Context:
    """``public`` and ``wave`` are the whole sheet's, for whatever does not tell its own.

    ``announced`` are the titles that a contents sheet gives to the tables of this one.
    """

    located: Located | None
    codebook: Codebook
    public: str | None = None
    wave: str | None = None
    announced: tuple[str, ...] = ()
    corrections: SheetCorrections = field(default_factory=SheetCorrections)
