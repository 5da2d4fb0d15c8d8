"""The example's departments: followed up yearly with their own activities, without an index."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from andts_desktop.document import Document
from andts_desktop.document.example.names import SCHOOL, SOCIAL
from andts_desktop.domain.ids import InstrumentId, OptionId, QuestionId
from andts_desktop.domain.instrument import Question, QuestionKind
from andts_desktop.domain.survey import Answer, AnswerSheet, AnswerState

FOLLOW_UP = InstrumentId("uppfoljning-fack-1")
FIRST_YEAR = 2024

Told = str | int | tuple[str, ...]
"""An answer as it was given: an option or a text, a number, or several options."""

_EACH_YEAR: Mapping[str, Mapping[str, Told]] = {
    SOCIAL: {
        "kontakt": "ja",
        "kontakt-funktion": "Verksamhetschefen för öppenvården",
        "verksamhetsplan": "aktiviteter",
        "namnd": "ja",
        "omraden": ("barn-unga", "upptackt", "vard-stod"),
        "resultat": "Fler barn till föräldrar med missbruk har fått stöd i grupp.",
        "parter": ("stadsdelar", "polis", "region", "ideburna"),
    },
    SCHOOL: {
        "kontakt": "ja",
        "kontakt-funktion": "Samordnaren för elevhälsan",
        "verksamhetsplan": "namns",
        "omraden": ("barn-unga", "foraldrar", "annat"),
        "omrade-annat": "Rökfri skoltid på gymnasieskolorna",
        "resultat": "Alla skolor har samma rutin när en elev är påverkad.",
        "parter": ("stadsdelar", "skola"),
        "stod": "nej",
    },
}
"""What a department answers every year."""

_BY_TURN: Mapping[str, Sequence[Mapping[str, Told]]] = {
    SOCIAL: (
        {
            "namnd-vilken": "Socialnämnden i november",
            "planerade": 8,
            "genomforda": 5,
            "avvikelser": "ja",
            "orsaker": ("personal", "budget"),
            "utbildade": 42,
            "stod": "ja",
            "stod-vilket": "Hjälp att räkna fram vad insatserna kostar.",
        },
        {
            "namnd-vilken": "Socialnämnden i december",
            "planerade": 9,
            "genomforda": 7,
            "avvikelser": "ja",
            "orsaker": ("extern",),
            "utbildade": 58,
            "stod": "nej",
        },
        {
            "namnd-vilken": "Socialnämnden i oktober",
            "planerade": 9,
            "genomforda": 9,
            "avvikelser": "nej",
            "utbildade": 61,
            "stod": "nej",
        },
    ),
    SCHOOL: (
        {
            "namnd": "nej",
            "planerade": 5,
            "genomforda": 2,
            "avvikelser": "ja",
            "orsaker": ("tid", "annat"),
            "orsak-annat": "Två skolor har bytt rektor.",
            "utbildade": 120,
        },
        {
            "namnd": "ja",
            "namnd-vilken": "Utbildningsnämnden i september",
            "planerade": 6,
            "genomforda": 4,
            "avvikelser": "ja",
            "orsaker": ("tid",),
            "utbildade": 75,
        },
    ),
}
"""What differs between the years, taken in turn."""


def store(document: Document, years: Sequence[int]) -> None:
    """Open the follow-up of each year from the first one, and store the departments' answers."""
    units = {unit.name: unit.id for unit in document.units.all()}
    sheets = []
    for year in (each for each in years if each >= FIRST_YEAR):
        found = document.surveys.open_round(year, FOLLOW_UP)
        questions = document.surveys.instrument(found).questions()
        for name in (SOCIAL, SCHOOL):
            answers = tuple(_answers(questions, name, year))
            sheets.append(AnswerSheet(found.id, units[name], answers))
    document.surveys.set_answers(sheets)


def _answers(questions: Sequence[Question], name: str, year: int) -> Iterator[Answer]:
    turns = _BY_TURN[name]
    told = {**_EACH_YEAR[name], **turns[(year - FIRST_YEAR) % len(turns)]}
    return (_answer(each, told[each.id]) for each in questions if each.id in told)


def _answer(question: Question, told: Told) -> Answer:
    key = QuestionId(question.id)
    if isinstance(told, int):
        return Answer(key, AnswerState.ANSWERED, value=Decimal(told))
    if question.kind is QuestionKind.TEXT:
        return Answer(key, AnswerState.ANSWERED, text=str(told))
    chosen = told if isinstance(told, tuple) else (told,)
    return Answer(key, AnswerState.ANSWERED, tuple(map(OptionId, chosen)))
