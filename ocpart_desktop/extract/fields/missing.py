"""No answer and no opinion: two different things."""

from __future__ import annotations

from functools import lru_cache

from ocpart_desktop.extract.wording import fold

_MISSING = {
    "n a", "na", "null", "none", "nan", "nr", "non reponse", "sans reponse", "pas de reponse",
    "non concerne", "non concernee", "sans objet", "vide", "missing", "no answer", "n d", "nd",
}  # fmt: skip
_SHORT = 4
_NO_OPINION = (
    "nsp", "nspp", "nsp nrp", "nsp np", "nsp refus", "nsp nr", "ne sait pas", "ne sais pas",
    "je ne sais pas", "ne se prononce pas", "ne se prononcent pas", "sans opinion", "sans avis",
    "pas d avis", "pas d opinion", "ne souhaite pas repondre", "ne veut pas repondre",
    "refus", "refuse de repondre", "dont know", "don t know", "do not know", "dk", "no opinion",
    "refused", "prefer not to say", "ne peut pas repondre", "ne se prononce",
)  # fmt: skip


@lru_cache(maxsize=65_536)
def is_missing(text: str) -> bool:
    """Whether a cell's text stands for « no answer at all »."""
    folded = fold(text)
    return folded in _MISSING if folded else not text.strip("-\u2013\u2014./\u2026?_ ")


def is_worded_missing(text: str) -> bool:
    """Whether « no answer » is said in words, such as « Non concerné », rather than « N/A »."""
    folded = fold(text)
    return len(folded) > _SHORT and folded in _MISSING


@lru_cache(maxsize=65_536)
def is_no_opinion(text: str) -> bool:
    """Whether an answer says that the respondent has none to give (« NSP », a refusal)."""
    folded = fold(text)
    if len(folded) > 60:
        return False
    return folded in _NO_OPINION or folded.startswith(
        ("ne sait pas", "ne se prononce", "nsp ", "sans opinion", "je ne sais pas", "don t know")
    )
