"""A survey with a question of every kind and one that is not always asked, for tests."""

from decimal import Decimal

from andts_desktop.document import Document
from andts_desktop.domain.ids import InstrumentId, OptionId, QuestionId
from andts_desktop.domain.instrument import (
    Condition,
    Instrument,
    NotApplicablePolicy,
    Option,
    Part,
    Question,
    QuestionKind,
    Step,
)
from andts_desktop.domain.survey import SurveyRound
from andts_desktop.domain.units import UnitKind

_YES_NO = (
    Option(OptionId("ja"), "Ja", Decimal(1), "Beslutad av nämnden och känd av personalen."),
    Option(OptionId("nej"), "Nej", Decimal(0)),
)
PLAN = Question(
    QuestionId("plan"),
    "Finns det en beslutad plan för det ANDTS-förebyggande arbetet?",
    "Beslutad plan",
    "Planen ska vara beslutad och gälla i år.",
    QuestionKind.YES_NO,
    Decimal(1),
    _YES_NO,
    overlaps=("A3",),
)
YEAR = Question(
    QuestionId("plan-year"),
    "Hur ofta följs planen upp?",
    "Uppföljning av planen",
    "",
    QuestionKind.CHOICE,
    Decimal(1),
    (
        Option(OptionId("aldrig"), "Aldrig", Decimal(0)),
        Option(OptionId("ibland"), "Vid behov", Decimal("0.5")),
        Option(OptionId("varje"), "Varje år", Decimal(1), "Med en skriftlig uppföljning."),
    ),
    show_if=(Condition(PLAN.id, (OptionId("ja"),)),),
)
GROUPS = Question(
    QuestionId("groups"),
    "Vilka nås av föräldrastöd?",
    "Föräldrastöd",
    "Räkna bara det som har pågått i år.",
    QuestionKind.CHOICES,
    Decimal(2),
    (
        Option(OptionId("forskola"), "Föräldrar i förskolan", Decimal(1)),
        Option(OptionId("skola"), "Föräldrar i grundskolan", Decimal("0.5")),
        Option(OptionId("gymnasium"), "Föräldrar i gymnasiet", Decimal("0.5")),
    ),
)
VISITS = Question(
    QuestionId("visits"),
    "Hur många tillsynsbesök har gjorts?",
    "Tillsynsbesök",
    "",
    QuestionKind.NUMBER,
    Decimal(1),
    steps=(Step(Decimal(5), Decimal("0.5")), Step(Decimal(10), Decimal(1))),
    unit="besök",
    limit=Decimal(200),
)
WORDS = Question(
    QuestionId("words"),
    "Vad har varit svårast i år?",
    "Svårast i år",
    "",
    QuestionKind.TEXT,
    Decimal(0),
)
KINDS = Instrument(
    id=InstrumentId("kinds-1"),
    family="kinds",
    version="1",
    title="Enkät med alla slags frågor",
    short_title="Alla frågor",
    is_example=True,
    note="",
    scored=True,
    max=Decimal(5),
    not_applicable=NotApplicablePolicy.EXCLUDED,
    comparable_with=(),
    break_reason="",
    unit_kinds=(UnitKind.DISTRICT,),
    parts=(
        Part("a", "Styrning", Decimal(2), questions=(PLAN, YEAR)),
        Part("b", "Arbetet", Decimal(3), questions=(GROUPS, VISITS, WORDS)),
    ),
)


def open_kinds(document: Document, year: int) -> SurveyRound:
    """Open a round of the survey with all kinds of questions."""
    document.instruments.put(KINDS)
    return document.surveys.open_round(year, KINDS.id)
