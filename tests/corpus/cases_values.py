"""What cells hold: scales, marks, numbers, dates, open text, and the ways of not answering."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from .facts import Asked
from .registry import Made, case
from .study import OPINION, WORDINGS, Cells, grid, identity, study
from .writing import text_table, workbook

S = study()
MARKS, OPINIONS = S.marks("fragilities"), S.choice("opinion")


def _turn(*cells: Any) -> Cells:
    return [cells[i % len(cells)] for i in range(S.n)]


def _shares(**n: int) -> dict[str, float]:
    return {label.replace("_", " "): float(count) for label, count in n.items()}


@case("scale_of_opinion.xlsx", "steps of agreement in no order, « Ne se prononce pas » apart")
def scale_of_opinion() -> Made:
    cells = [cell or "Ne se prononce pas" for cell in OPINIONS.cells()]
    nsp = cells.count("Ne se prononce pas")
    figures = {**OPINIONS.figures(range(S.n)), "Ne se prononce pas": nsp}
    rows = grid(*identity(S), ("Q3", WORDINGS["opinion"], cells))
    return Made(workbook({"Base": rows}), S.facts({"Q3": Asked("scale", S.n, figures)}))


@case("marks_alone.csv", "« de 0 à 10 » with decimal commas, NSP, a refusal code, an 11")
def marks_alone() -> Made:
    cells = _turn("7,5", "0", "10", "NSP", "99", "3", "11", "8", "", "5")
    rows = grid(*identity(S), ("Q8. Votre confiance, de 0 à 10", cells))
    kept = [7.5, 0, 10, 3, 8, 5]
    asked = Asked("mean", 54, {"Votre confiance, de 0 à 10": sum(kept) / len(kept)})
    facts = S.facts({"Q8": asked}).but(
        issues=frozenset({("outside_scale", "D8")}), notes=frozenset({"taken_for_missing"})
    )
    return Made(text_table(rows), facts)


@case("marks_without_a_word.xlsx", "a battery of marks that nothing says to be out of 10")
def marks_without_a_word() -> Made:
    columns = [(f"Q8_{n}", c) for n, c in enumerate(MARKS.columns(), start=1)]
    told = [any(m is not None for m in marks) for marks in MARKS.given]
    names = [str(n) for n in range(1, 4)]
    asked = Asked("mean", sum(told), MARKS.figures(range(S.n), names))
    return Made(workbook({"Base": grid(*identity(S), *columns)}), S.facts({"Q8": asked}))


@case("numbers.xlsx", "a count, an amount with cents, a year, a number written « 1 250 »")
def numbers() -> Made:
    staff = [(i * 37) % 250 for i in range(S.n)]
    amount = [round(100 + i * 13.37, 2) for i in range(S.n)]
    written = [f"{1 + i // 10} {100 + i * 7:03d}" for i in range(S.n)]
    rows = grid(
        *identity(S),
        ("SALARIES", "Combien de salariés avez-vous ?", staff),
        ("MONTANT", "Quel montant y consacrez-vous (k€) ?", amount),
        ("HEURES", "Combien d'heures ?", written),
    )
    hours = [float(text.replace(" ", "")) for text in written]
    facts = S.facts(
        {
            "SALARIES": Asked("count", S.n, {"Combien de salariés avez-vous ?": sum(staff) / S.n}),
            "MONTANT": Asked(
                "mean", S.n, {"Quel montant y consacrez-vous (k€) ?": sum(amount) / S.n}
            ),
            "HEURES": Asked("count", S.n, {"Combien d'heures ?": sum(hours) / S.n}),
        }
    )
    return Made(workbook({"Base": rows}), facts)


@case("dates.xlsx", "a date that is an answer, one to come, a word among them")
def dates() -> Made:
    days: list[Any] = [date(2020, 1, 1) + timedelta(days=31 * i) for i in range(S.n)]
    days[7], days[9] = date(2091, 1, 1), "bientôt"
    rows = grid(*identity(S), ("Q2", "Depuis quand ?", days))
    issues = frozenset({("future_date", "D10"), ("not_a_date", "D12")})
    facts = S.facts({"Q2": Asked("date", S.n)}).but(issues=issues)
    return Made(workbook({"Base": rows}), facts)


@case("dates_as_text.csv", "dates written as text, day first and ISO, one of them to come")
def dates_as_text() -> Made:
    days = [date(2020, 1, 1) + timedelta(days=31 * i) for i in range(S.n)]
    cells = [f"{d:%d/%m/%Y}" if i % 2 else d.isoformat() for i, d in enumerate(days)]
    cells[5] = "31/12/2091"
    rows = grid(*identity(S), ("Q2. Depuis quand ?", cells))
    facts = S.facts({"Q2": Asked("date", S.n)}).but(issues=frozenset({("future_date", "D7")}))
    return Made(text_table(rows), facts)


@case("open_texts.xlsx", "comments long and short, « RAS », and what must not leave the file")
def open_texts() -> Made:
    long = [f"Nous voudrions plus de rencontres, au moins {i} par an." for i in range(S.n)]
    short = _turn("RAS", "merci", "à suivre", "bien", "rien de plus à dire", None)
    rows = grid(
        *identity(S), ("Q20", "Vos suggestions ?", long), ("Q21", "Commentaire libre", short)
    )
    facts = S.facts({"Q20": Asked("text", S.n), "Q21": Asked("text", 50)})
    return Made(workbook({"Base": rows}), facts)


@case("ways_of_not_answering.xlsx", "NSP, refusal, not concerned, blank and dash: five things")
def ways_of_not_answering() -> Made:
    cells = _turn(
        "Oui", "NSP", "Refus", "Non concerné", None, "-", "Non", "N/A", "Oui", "Sans réponse"
    )
    rows = grid(*identity(S), ("Q5", "Êtes-vous favorable ?", cells))
    figures = _shares(Oui=12, Non=6, NSP=6, Refus=6)
    return Made(workbook({"Base": rows}), S.facts({"Q5": Asked("single", 30, figures)}))


@case("other_to_specify.xlsx", "« Autre (précisez) » is an answer, what was written beside is text")
def other_to_specify() -> Made:
    cells = _turn("Association", "Entreprise", "Autre (précisez)", "Fondation")
    texts = ["un collectif d'habitants" if c.startswith("Autre") else None for c in cells]
    rows = grid(
        *identity(S),
        ("Q6", "Avec qui ?", cells),
        ("Q6_autre", "Avec qui ? Autre, précisez", texts),
    )
    figures = dict.fromkeys(("Association", "Entreprise", "Fondation", "Autre (précisez)"), 15)
    facts = S.facts({"Q6": Asked("single", S.n, figures), "Q6_autre": Asked("text", 15)})
    return Made(workbook({"Base": rows}), facts)


@case("typed_answers_single.csv", "one answer a person, or what they typed instead")
def typed_answers_single() -> Made:
    usual = ("La commune", "La région", "L'intercommunalité")
    cells = [f"une idée à moi, n° {i}" if i % 6 == 1 else usual[i % 3] for i in range(S.n)]
    rows = grid(*identity(S), ("Qui doit agir ?", cells))
    figures = {x: cells.count(x) for x in usual} | {"Autre": 10}
    asked = Asked("single", S.n, figures)
    facts = S.facts({"Qui doit agir ?": asked}).but(notes=frozenset({"typed_answers"}))
    return Made(text_table(rows), facts)


@case(
    "typed_answers_several.csv", "joined answers, to which people added their own, commas and all"
)
def typed_answers_several() -> Made:
    prio = S.choice("priorities")
    cells = prio.joined(", ")
    for i in range(0, S.n, 7):
        cells[i] = ", ".join(x for x in (cells[i], f"Mon idée n° {i}") if x)
    rows = grid(*identity(S), (WORDINGS["priorities"], cells))
    typed = len(range(0, S.n, 7))
    base = sum(cell is not None for cell in cells)
    figures = {**prio.figures(range(S.n)), "Autre": typed}
    asked = Asked("multiple", base, figures, role="priorities")
    facts = S.facts({WORDINGS["priorities"]: asked}).but(notes=frozenset({"typed_answers"}))
    return Made(text_table(rows, delimiter="\t"), facts)


@case("booleans.xlsx", "true and false as Excel stores them: ticked options, and a question")
def booleans() -> Made:
    ticks = S.choice("types").ticks(True, False)
    rows = grid(
        *identity(S),
        *[
            (f"Q7_{n}", x, c)
            for n, (x, c) in enumerate(zip(S.choice("types").labels, ticks, strict=True))
        ],
        ("Q5", "Êtes-vous favorable ?", _turn(True, False, True)),
    )
    facts = S.facts({
        "Q7": S.asked("types"), "Q5": Asked("single", S.n, {"VRAI": 40, "FAUX": 20}),
    })  # fmt: skip
    return Made(workbook({"Base": rows}), facts)


@case("spellings.xlsx", "« oui », « Oui » and « OUI. » are one answer, and it is said")
def spellings() -> Made:
    cells = _turn("Oui", "Oui", "oui", "Non", "OUI.", "Non")
    bands = _turn("Moins de 10", "10 à 49", "moins de 10", "50 et plus")
    rows = grid(*identity(S), ("TAILLE", "Effectif", bands), ("Q5", "Êtes-vous favorable ?", cells))
    facts = S.facts({"Q5": Asked("single", S.n, _shares(Oui=40, Non=20))})
    issues = {("other_spelling", "E5"), ("other_spelling", "E7"), ("other_spelling", "D5")}
    return Made(
        workbook({"Base": rows}), facts.but(variables=("TAILLE",), issues=frozenset(issues))
    )


@case("codes_of_steps.xlsx", "1 to 5 without a codebook: answers, never a mean out of 10")
def codes_of_steps() -> Made:
    cells = _turn(1, 2, 3, 4, 5)
    rows = grid(*identity(S), ("Q3", OPINION[0], cells), ("Q4", "Votre avis", cells[::-1]))
    figures = {str(n): 12.0 for n in range(1, 6)}
    facts = S.facts({"Q3": Asked("single", S.n, figures), "Q4": Asked("single", S.n, figures)})
    return Made(workbook({"Base": rows}), facts)
