"""Survey forms of every kind of question, and any form at all for the laws of round trips."""

from dataclasses import replace
from decimal import Decimal

from hypothesis import strategies as st

from andts_desktop.domain.collection import FormKey, Known, SurveyForm
from andts_desktop.domain.form_key import digest
from andts_desktop.domain.ids import InstrumentId, OptionId, QuestionId, RoundId, UnitId
from andts_desktop.domain.instrument import (
    NO,
    YES,
    Condition,
    Instrument,
    Option,
    Part,
    Question,
    QuestionKind,
    Step,
)
from andts_desktop.domain.survey import Answer, AnswerState, SurveyRound
from andts_desktop.domain.text import cleaned, cleaned_line
from andts_desktop.domain.units import Unit, UnitKind
from tests.domain import build

FILE_KEY = "0f3a9c52"
UNIT = Unit(UnitId(7), "Hägersten-Älvsjö", UnitKind.DISTRICT)
OTHER_UNIT = Unit(UnitId(8), "Järva", UnitKind.DISTRICT)
YEAR = 2026
YES_AND_NO = (Option(YES, "Ja", Decimal(1)), Option(NO, "Nej", Decimal(0)))
HELP = "Full poäng kräver ett beslut. Se efter i protokollet eller fråga nämndsekreteraren."


def question(name: str, kind: QuestionKind, text: str, *options: Option) -> Question:
    has_points = kind is not QuestionKind.TEXT
    made = Question(QuestionId(name), text, text, HELP, kind, Decimal(int(has_points)), options)
    return made if kind is not QuestionKind.NUMBER else replace(made, limit=Decimal(365))


def options(*texts: str) -> tuple[Option, ...]:
    return tuple(
        Option(OptionId(f"a{number}"), text, Decimal(number) / 2)
        for number, text in enumerate(texts)
    )


PLAN = question("org-plan", QuestionKind.CHOICE, "Finns det en beslutad plan?")
PLAN = replace(
    PLAN,
    options=tuple(
        replace(each, criteria="Planen anger vem som gör vad, och när.") if number == 2 else each
        for number, each in enumerate(options("Nej", "Ett utkast", "Ja, den är beslutad"))
    ),
)
BOARD = question("org-nämnd", QuestionKind.YES_NO, "Har nämnden fattat beslut om den?", *YES_AND_NO)
BOARD = replace(BOARD, show_if=(Condition(PLAN.id, (OptionId("a1"), OptionId("a2"))),))
PARTNERS = question(
    "sam.parter",
    QuestionKind.CHOICES,
    "Vilka samverkar ni med?",
    *options("Polisen", "Skolan; även förskolan", "Föreningar", "Någon annan"),
)
VISITS = question("antal", QuestionKind.NUMBER, "Hur många tillsynsbesök har ni gjort?")
VISITS = replace(
    VISITS,
    unit="besök",
    steps=(Step(Decimal(1), Decimal("0.5")), Step(Decimal(10), Decimal(1))),
    show_if=(Condition(PARTNERS.id, (OptionId("a0"),)),),
)
WORDS = question("fritt", QuestionKind.TEXT, "Vad har varit svårast i år?")
WORDS = replace(WORDS, help="", show_if=(Condition(VISITS.id, at_least=Decimal(5)),))
SAMPLE = build.instrument(
    build.part("a", "2", [PLAN, BOARD]),
    build.part("b", "3", [PARTNERS, VISITS, WORDS]),
)
SAMPLE = replace(SAMPLE, title="Provenkät för förvaltningar", note="Exempelfrågor för provning.")
ANSWERS = (
    Answer(PLAN.id, AnswerState.ANSWERED, (OptionId("a2"),), comment="Beslutad i mars, § 12"),
    Answer(BOARD.id, AnswerState.NOT_APPLICABLE),
    Answer(PARTNERS.id, AnswerState.ANSWERED, (OptionId("a0"), OptionId("a1"))),
    Answer(VISITS.id, AnswerState.ANSWERED, value=Decimal("12.5"), comment="Två till\ni höst"),
    Answer(WORDS.id, AnswerState.ANSWERED, text="Att nå föräldrar.\nÅäö – och tid."),
)


def form_of(asked: Instrument, *answers: Answer, unit: Unit = UNIT) -> SurveyForm:
    key = FormKey(FILE_KEY, asked.id, asked.version, digest(asked), YEAR, unit.id, unit.name)
    return SurveyForm(key, asked, answers, "samordnare@kommunen.se", f"{YEAR}-11-30")


def known_of(*asked: Instrument) -> Known:
    rounds = tuple(
        (SurveyRound(RoundId(number), each.id, YEAR), each)
        for number, each in enumerate(asked, start=1)
    )
    return Known(FILE_KEY, rounds, (UNIT, OTHER_UNIT))


ids = st.one_of(
    st.sampled_from(["q", "Off", "o-1", "fråga 1", "a.b", "a/b#", "_unknown", "Yes", "ж"]),
    st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=6),
)
lines = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=30).map(cleaned_line)
lines = st.one_of(lines.filter(bool), st.sampled_from(["Ja", "Vet ej", "=1+1", "3", "<b>å</b>"]))
texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=80).map(
    lambda text: cleaned(text).strip()
)
numbers = st.decimals(0, 365, places=3, allow_nan=False, allow_infinity=False)


@st.composite
def any_question(draw: st.DrawFn, name: str) -> Question:
    kind = draw(st.sampled_from(QuestionKind))
    offered: tuple[Option, ...] = ()
    if kind is QuestionKind.YES_NO:
        offered = YES_AND_NO
    elif kind in (QuestionKind.CHOICE, QuestionKind.CHOICES):
        names = draw(st.lists(ids, min_size=2, max_size=4, unique=True))
        offered = tuple(
            Option(OptionId(each), draw(lines), draw(build.half_points(2)), draw(texts))
            for each in names
        )
    return replace(question(name, kind, draw(lines), *offered), help=draw(texts))


@st.composite
def any_answer(draw: st.DrawFn, asked: Question, words: st.SearchStrategy[str] = texts) -> Answer:
    comment = draw(st.one_of(st.just(""), words))
    state = draw(st.sampled_from(AnswerState))
    if state is not AnswerState.ANSWERED:
        return Answer(asked.id, state, comment=comment)
    found = [each.id for each in asked.options]
    if asked.kind is QuestionKind.NUMBER:
        return Answer(asked.id, state, value=draw(numbers).normalize(), comment=comment)
    if asked.kind is QuestionKind.TEXT:
        return Answer(asked.id, state, text=draw(words.filter(bool)), comment=comment)
    if asked.kind is QuestionKind.CHOICES:
        chosen = draw(st.sets(st.sampled_from(found)))
        return Answer(asked.id, state, tuple(e for e in found if e in chosen), comment=comment)
    return Answer(asked.id, state, (draw(st.sampled_from(found)),), comment=comment)


@st.composite
def any_form(draw: st.DrawFn) -> SurveyForm:
    names = draw(st.lists(ids, min_size=1, max_size=4, unique=True))
    asked = tuple(draw(any_question(name)) for name in names)
    part = Part("p", draw(lines), Decimal(3), questions=asked)
    made = replace(build.instrument(part), id=InstrumentId(draw(ids)), title=draw(lines))
    return form_of(made, *(draw(any_answer(each)) for each in asked))
