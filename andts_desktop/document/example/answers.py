"""The example's surveys: four years of PI-mini 2, and the totals of the years before."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from andts_desktop.document import Document
from andts_desktop.document.example.former_districts import districts_in
from andts_desktop.document.example.names import DISTRICTS
from andts_desktop.domain.ids import InstrumentId, QuestionId, UnitId
from andts_desktop.domain.instrument import Instrument, Question
from andts_desktop.domain.survey import Answer, AnswerSheet, AnswerState, SurveyRound

VERSION_1, VERSION_2 = InstrumentId("pi-mini-1"), InstrumentId("pi-mini-2")
YEARS_OF_VERSION_1 = range(2019, 2023)

UNFINISHED, SILENT = "Hamnen", "Västerängen"
"""The districts that this year have answered half the survey, and nothing."""

_COURSES = {
    "Norrby": (0.50, 0.06),
    "Söderstaden": (0.36, 0.09),
    "Östermark": (0.60, 0.02),
    "Västerängen": (0.33, 0.04),
    "Centrum": (0.64, 0.05),
    "Ängsborg": (0.44, 0.08),
    "Åkerby": (0.62, -0.04),
    "Hamnen": (0.40, 0.05),
}
"""Where each district began, as a share of what can be reached, and its change per year."""

_COMMENTS = {
    "org-samordnare": "Samordnaren delar sin tid med det brottsförebyggande arbetet.",
    "org-ledning": "Står på ledningsgruppens årshjul i mars och oktober.",
    "org-budget": "Beslutet om nästa års medel väntas i december.",
    "org-plan": "Planen ses över efter årets uppföljning.",
    "sam-grupp": "Gruppen har bytt ordförande under året.",
    "sam-plats": "Gäller torget och parken vid stationen.",
    "kun-andts": "Räknat på dem som var anställda den 1 oktober.",
    "kun-lagesbild": "Bygger på Elevenkäten, Trygghetsmätningen och samtal med ungdomsrådet.",
    "akt-tillsyn": "Vi tipsar tillståndsenheten och är med vid två av besöken.",
    "akt-barn-stod": "Grupperna är gemensamma med grannstadsdelen.",
    "akt-motesplatser": "Räknat på skolterminerna, inte på sommaren.",
    "akt-skola": "Två fristående skolor har tackat nej.",
    "akt-foraldraskap": "Kurserna hålls tillsammans med familjecentralen.",
    "akt-upptackt": "Ny personal får utbildningen först efter årsskiftet.",
    "akt-uppsokande": "Fältarna är ute mest på fredagar.",
    "akt-suicid": "Rutinen är beslutad men ännu inte känd av alla.",
}

_STATES = {
    AnswerState.NOT_APPLICABLE: (41, "Den verksamheten finns inte hos oss."),
    AnswerState.UNKNOWN: (37, "Den som brukar svara har slutat."),
}
"""How seldom (one of so many) a question has no answer, and what is said of it then."""

_LEFT_OPEN = {"Söderstaden": "akt-trafik", "Ängsborg": "org-utvardering"}
"""What two districts never answered in the earlier years."""


def store(document: Document, years: Sequence[int]) -> None:
    """Open the rounds of `years` and of the years before, and store every answer."""
    ids = {unit.name: unit.id for unit in document.units.all()}
    sheets: list[AnswerSheet] = []
    for year in YEARS_OF_VERSION_1:
        sheets += _totals(document.surveys.open_round(year, VERSION_1), ids)
    for year in years:
        found = document.surveys.open_round(year, VERSION_2)
        instrument = document.surveys.instrument(found)
        sheets += _of_districts(instrument, found, ids, years)
    document.surveys.set_answers(sheets)


def _totals(survey_round: SurveyRound, ids: dict[str, UnitId]) -> Iterator[AnswerSheet]:
    since = survey_round.year - YEARS_OF_VERSION_1.start
    for place, (name, heir) in enumerate(districts_in(survey_round.year, DISTRICTS).items()):
        if name == SILENT and since == 0:
            continue
        begun, _ = _COURSES[heir]
        value = round(2 * (begun * 78 + since * (1.5 + place % 3))) / Decimal(2)
        answer = Answer(QuestionId("total"), AnswerState.ANSWERED, value=value)
        yield AnswerSheet(survey_round.id, ids[name], (answer,))


def _of_districts(
    instrument: Instrument, survey_round: SurveyRound, ids: dict[str, UnitId], years: Sequence[int]
) -> Iterator[AnswerSheet]:
    questions = instrument.questions()
    this_year = survey_round.year == years[-1]
    for place, name in enumerate(DISTRICTS):
        if this_year and name == SILENT:
            continue
        begun, change = _COURSES[name]
        share = begun + change * (survey_round.year - years[0])
        asked = questions[: len(questions) // 2] if this_year and name == UNFINISHED else questions
        left_open = "" if this_year else _LEFT_OPEN.get(name, "")
        answers = (
            _answer(question, order, place, survey_round.year, share)
            for order, question in enumerate(asked)
            if question.id != left_open
        )
        yield AnswerSheet(survey_round.id, ids[name], tuple(answers))


def _answer(question: Question, order: int, place: int, year: int, share: float) -> Answer:
    turn = 5 * place + 3 * order + year
    for state, (seldom, words) in _STATES.items():
        if turn % seldom == 0:
            return Answer(question.id, state, comment=words)
    # Some questions are easier than others, and each district has its own strong sides.
    ease = (7 * order + 11 * place) % 31 / 31 - 0.5
    reached = min(max(share + 0.7 * ease, 0), 0.999)
    option = question.options[int(reached * len(question.options))]
    comment = _COMMENTS.get(question.id, "") if (place + order + year) % 3 == 0 else ""
    return Answer(question.id, AnswerState.ANSWERED, option_ids=(option.id,), comment=comment)
