"""The fields of an initiative's sheet, as every document names and orders them."""

from __future__ import annotations

from ocpart_desktop.documents import labels
from ocpart_desktop.i18n import _
from ocpart_desktop.notebook.model import Initiative, Partner
from ocpart_desktop.notebook.vocabularies import goals
from ocpart_desktop.notebook.wording import next_steps_text
from ocpart_desktop.notebook.words import Vocabulary, Words

Field = tuple[str, str]


def facts(initiative: Initiative, words: Words) -> list[Field]:
    """What is said in a word or two; the contact is there only when it may be exported."""
    domains = (words.label(Vocabulary.DOMAINS, code) for code in initiative.domains)
    partners = (_partner(each, words) for each in initiative.partners)
    return [
        (_("Territory"), initiative.territory_name),
        (_("Lead"), initiative.lead),
        (_("Kind of actor"), words.label(Vocabulary.ACTORS, initiative.lead_actor)),
        (_("Partners"), "; ".join(partners)),
        (_("Since"), str(initiative.start_year or "")),
        (_("Domains"), ", ".join(domains)),
        (_("Goals (SDG)"), ", ".join(_goal(code) for code in initiative.goals)),
        (_("Types"), labels.types(initiative, words)),
        (_("Form"), words.label(Vocabulary.FORMS, initiative.form)),
        (_("Nature"), labels.collective(initiative)),
        (_("Stage"), labels.stage(initiative, words)),
        (_("Source"), initiative.source),
        (_("Contact"), initiative.contact),
    ]


def story(initiative: Initiative) -> list[Field]:
    """What is told at length; the summary has no name of its own."""
    return [
        ("", initiative.summary),
        (_("Origin"), initiative.origin),
        (_("Need"), initiative.need),
        (_("Solution"), initiative.solution),
        (_("Means"), initiative.means),
        (_("Levers"), initiative.levers),
        (_("Brakes"), initiative.brakes),
        (_("Results"), initiative.results),
        (_("Impact on innovation"), initiative.impact_innovation),
        (_("Impact on how organisations fare"), initiative.impact_performance),
        (_("Impact on trust"), initiative.impact_trust),
        (_("Next steps"), next_steps_text(initiative)),
    ]


def telling(initiative: Initiative, words: Words) -> list[Field]:
    """The facts that tell something: that it is a partnership goes without saying."""
    taken_for_granted = None if initiative.alliance else (_("Nature"), _("Partnership"))
    return [fact for fact in known(facts(initiative, words)) if fact != taken_for_granted]


def known(fields: list[Field]) -> list[Field]:
    """Those that say something."""
    return [(label, text.strip()) for label, text in fields if text.strip()]


def _partner(partner: Partner, words: Words) -> str:
    """« La ville d'Orléans (commune, collectivité) : prête le local »: no bracket in a bracket."""
    called = words.label(Vocabulary.ACTORS, partner.kind)
    kind = called.replace(" (", ", ").replace(")", "") if partner.kind else ""
    named = f"{partner.name} ({kind})" if kind else partner.name
    role = partner.role.strip()
    return _("{label}: {text}").format(label=named, text=role) if role else named


def _goal(code: str) -> str:
    name = goals().get(code)
    return f"{code}. {name}" if name else code
