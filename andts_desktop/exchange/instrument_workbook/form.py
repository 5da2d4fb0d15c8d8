"""The form of an instrument's workbook: its sheets, their columns, and its Swedish words.

Rows refer to each other by ids, which therefore stand first: they are what people move, copy and
sort in Excel. Conditions and steps are lines of words in a cell.
"""

from collections.abc import Mapping

from andts_desktop.domain.instrument import NotApplicablePolicy, PartRule, QuestionKind
from andts_desktop.domain.instrument_faults import PlaceKind
from andts_desktop.exchange.plan_workbook.form import UNIT_KINDS
from andts_desktop.exchange.workbook.form import Column, SheetForm
from andts_desktop.exchange.workbook.values import either

MARK = "ANDTS_ENKAT"
"""The name of the document property and of the defined name that mark the workbook as ours."""
VERSION = "1"
NO_WORD = "nej"

KINDS: Mapping[QuestionKind, str] = {
    QuestionKind.CHOICE: "ett av flera svar",
    QuestionKind.CHOICES: "flera svar",
    QuestionKind.YES_NO: "ja eller nej",
    QuestionKind.NUMBER: "tal",
    QuestionKind.TEXT: "fritext",
}
RULES: Mapping[PartRule, str] = {
    PartRule.SUM: "läggs ihop",
    PartRule.SCALED: "räknas om",
}
POLICIES: Mapping[NotApplicablePolicy, str] = {
    NotApplicablePolicy.ZERO: "noll poäng",
    NotApplicablePolicy.EXCLUDED: "räknas bort",
}

DETAILS: Mapping[str, tuple[str, str]] = {
    "id": ("Id", "Kort namn utan mellanslag. En ny version får ett nytt id."),
    "family": ("Familj", "Gemensamt kort namn för alla versioner av enkäten."),
    "version": ("Version", "Till exempel 2."),
    "title": ("Titel", ""),
    "short_title": ("Kort titel", "I rubriker och diagram."),
    "is_example": ("Exempelfrågor", "ja eller nej."),
    "note": ("Anmärkning", "Visas på skärmen och i utskrifter."),
    "scored": ("Ger poäng", "ja, eller nej för en enkät utan poäng och index."),
    "max": ("Högsta poäng", "Summan av delarnas högsta poäng."),
    "not_applicable": (
        "Ej tillämplig",
        "noll poäng, eller räknas bort från det högsta möjliga.",
    ),
    "comparable_with": ("Jämförbar med version", "En tidigare version på varje rad i cellen."),
    "break_reason": ("Varför inte jämförbar", "Skrivs ut där en serie bryts."),
    "unit_kinds": (
        "Svarar",
        f"En typ av enhet på varje rad i cellen: {either(UNIT_KINDS.values())}.",
    ),
    "minimum_answers": ("Minsta antal svar", "Med färre svar finns inget index. Kan vara tom."),
}
"""The fields of the whole by their words on the sheet, each with what there is to know of it."""

_LINES = "En på varje rad i cellen. Alt+Enter ger ny rad."
_OF = "enkäten"

ABOUT = SheetForm(
    "Om enkäten",
    (Column("Uppgift", 24), Column("Värde", 70), Column("Förklaring", 60)),
    required=2,
    has_long_texts=True,
    of=_OF,
)
PARTS = SheetForm(
    "Delar",
    (
        Column("Id", 20, hint="Kort namn utan mellanslag."),
        Column("Rubrik", 50),
        Column("Högsta poäng", 12),
        Column(
            "Räknesätt",
            14,
            "Räknesätt",
            "läggs ihop: högst delens poäng. räknas om: andelen av det möjliga.",
        ),
        Column("Under delen", 20, "Del", "Id för delen ovanför. Tom för en del som är överst."),
        Column("Minsta antal svar", 12, hint="Med färre svar har delen inget värde."),
    ),
    required=3,
    of=_OF,
)
QUESTIONS = SheetForm(
    "Frågor",
    (
        Column("Id", 20, hint="Kort namn utan mellanslag. Ändra inte en fråga som har använts."),
        Column("Del", 18, "Del", "Id för den del som frågan hör till."),
        Column("Fråga", 60),
        Column("Kort namn", 30, hint="I tabeller. Tomt: hela frågan."),
        Column("Slag", 16, "Slag"),
        Column("Högsta poäng", 10, hint="Efter vikten. Fritext ger 0."),
        Column("Vikt", 8, hint="Det som poängen gångras med. Tom: 1."),
        Column("Hjälp", 60, hint="Vad som ger full poäng, och var svaret finns."),
        Column("Visas om", 30, hint=f"Till exempel: q1 = ja eller vet, q2 >= 3, q3. {_LINES}"),
        Column("Poängsteg", 20, hint=f"Till exempel: från 3: 1 poäng. {_LINES}"),
        Column("Mäts i", 14, hint="Det ett tal räknas i, till exempel möten."),
        Column("Största tal", 10),
        Column("Kopplingar", 34, hint=f"Till exempel: byggsten: byggsten-budget. {_LINES}"),
        Column("Överlappar", 24, hint=f"Frågor i Länsrapporten. {_LINES}"),
        Column("Föregångare", 16, hint="Frågans id i förra versionen, om det var ett annat."),
        Column("Inte jämförbar", 30, hint="Varför svaren inte jämförs med tidigare."),
    ),
    required=3,
    has_long_texts=True,
    of=_OF,
)
OPTIONS = SheetForm(
    "Svarsalternativ",
    (
        Column("Fråga", 20, "Fråga", "Id för frågan."),
        Column("Svar", 50),
        Column("Poäng", 10, hint="Före frågans vikt. Tom: 0."),
        Column("Krav", 60, hint="Vad som krävs för att svara så."),
        Column("Id", 20, hint="Kort namn utan mellanslag. Kan lämnas tomt på nya rader."),
    ),
    required=2,
    has_long_texts=True,
    of=_OF,
)
SHEETS = (ABOUT, PARTS, QUESTIONS, OPTIONS)

HEADERS: Mapping[PlaceKind, Mapping[str, str]] = {
    PlaceKind.PART: {
        "id": "Id",
        "title": "Rubrik",
        "max": "Högsta poäng",
        "minimum_answers": "Minsta antal svar",
    },
    PlaceKind.QUESTION: {
        "id": "Id",
        "text": "Fråga",
        "max": "Högsta poäng",
        "weight": "Vikt",
        "show_if": "Visas om",
        "steps": "Poängsteg",
        "limit": "Största tal",
        "links": "Kopplingar",
        "overlaps": "Överlappar",
        "previous": "Föregångare",
        "options": "Slag",
    },
    PlaceKind.OPTION: {"id": "Id", "text": "Svar"},
}
"""The column of each field that can be at fault."""
