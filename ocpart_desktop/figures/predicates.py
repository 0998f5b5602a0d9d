"""What respondents do in a sentence: answer, mention, practise, give a mark."""

from __future__ import annotations

import re

from ocpart_desktop.figures.amounts import out_of
from ocpart_desktop.i18n import _
from ocpart_desktop.survey.partnership import PartnershipType
from ocpart_desktop.survey.publics import Public
from ocpart_desktop.survey.questions import Answer, Question, QuestionKind

_PUBLICS = {public.value: public for public in Public}
_SUBTOTAL = re.compile(r"^(?:S/?T|sous[- ]total)\b[\s:–-]*(?=\S)", re.IGNORECASE)


def of_them(public: str | None) -> str:
    """« des maires »; respondents when nobody knows who was asked."""
    known = _PUBLICS.get(public or "")
    if known:
        return known.of_them
    if public:
        return _("of respondents ({public})").format(public=public)
    return _("of respondents")


def claim(question: Question, answer: Answer, figure: str) -> str:
    """« 36 % des dirigeants d’entreprise pratiquent le mécénat » or its like for any question."""
    label = quotable(answer.label)
    if question.indicator:
        figure += out_of(question)
        return _("“{answer}” stands at {figure}").format(answer=label, figure=figure)
    if question.kind is QuestionKind.MEAN:
        return _("the mean mark of “{answer}” is {figure}{scale}").format(
            answer=label, figure=figure, scale=out_of(question)
        )
    if question.kind is QuestionKind.COUNT:
        return _("the mean of “{answer}” is {figure}").format(answer=label, figure=figure)
    if question.kind is QuestionKind.SHARE:
        return _("“{answer}” stands at {figure}").format(answer=label, figure=figure)
    who = of_them(question.public)
    if answer.type:
        return _("{figure} {of_them} {practise}").format(
            figure=figure, of_them=who, practise=practise(answer.type)
        )
    return _answering(question.kind, net=answer.net).format(
        figure=figure, of_them=who, answer=label
    )


def _answering(kind: QuestionKind, *, net: bool) -> str:
    if kind is QuestionKind.MULTIPLE:
        return _("{figure} {of_them} mention “{answer}”")
    if net:
        return _("{figure} {of_them} answer “{answer}” (subtotal)")
    return _("{figure} {of_them} answer “{answer}”")


def practise(kind: PartnershipType) -> str:
    """The verb and its type: « pratiquent le mécénat »."""
    return {
        PartnershipType.PATRONAGE: _("practise patronage"),
        PartnershipType.RESPONSIBLE_PRACTICES: _("develop responsible practices"),
        PartnershipType.ECONOMIC_COOPERATION: _("lead an economic cooperation"),
        PartnershipType.SOCIAL_INNOVATION: _("lead a social innovation"),
    }[kind]


def quoted(label: str) -> str:
    """« Mécénat », between the reader's quotation marks."""
    return _("“{text}”").format(text=quotable(label))


def quotable(label: str) -> str:
    """A label ready to stand between quotation marks: without S/T, final stop, own guillemets."""
    text = _SUBTOTAL.sub("", " ".join(label.split()))
    text = re.sub(r"«\s*", "“", re.sub(r"\s*»", "”", text))
    if text[:1] == "“" and text.find("”") == len(text) - 1:
        text = text[1:-1]
    return text.rstrip(".") or label
