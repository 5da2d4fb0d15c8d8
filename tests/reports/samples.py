"""Hand-made values to print: answers, status, outcomes and whole reports."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import replace
from decimal import Decimal

from andts_desktop import paths
from andts_desktop.domain.annual_report import (
    AnnualReport,
    ReportHead,
    ShortVersion,
    SurveyReport,
    UnitSurvey,
)
from andts_desktop.domain.comparison import (
    YearResult,
    compare_units,
    gains,
    series,
)
from andts_desktop.domain.follow_up import (
    DEFAULT_CAUSES,
    DEFAULT_STATUS_SCALE,
    FollowUp,
    GoalAssessment,
    Outcome,
    OutcomeState,
    Prose,
    ProseSection,
    ReportStamp,
    Sex,
    StatusEntry,
)
from andts_desktop.domain.ids import QuestionId, UnitId
from andts_desktop.domain.instrument import Instrument, QuestionKind
from andts_desktop.domain.instrument_file import read_instrument
from andts_desktop.domain.measures import (
    Advice,
    Anonymous,
    ChangeKind,
    MeasuredValue,
    QuestionChange,
    Spread,
)
from andts_desktop.domain.plan import (
    LevelRole,
    Node,
    Plan,
)
from andts_desktop.domain.plan_papers import PlanDocument, PlanHead
from andts_desktop.domain.scoring import Score, score
from andts_desktop.domain.survey import Answer, AnswerState
from andts_desktop.domain.survey_result import AmongOthers, SurveyResult
from andts_desktop.domain.units import Unit, UnitKind
from tests.domain.build import result_of
from tests.reports import sample_plans

YEAR = 2025
TODAY = dt.date(2026, 1, 12)


def instrument(name: str) -> Instrument:
    path = paths.resources() / "instruments" / f"{name}.json"
    return read_instrument(path.read_text(encoding="utf-8"), path.name)


COMMENTS = (
    "Tillsynen har genomförts enligt plan och kommunens samtliga serveringsställen är besökta.",
    """Det samordnade mötet flyttades till våren, eftersom samordnaren var vakant under hösten.

- Nytt datum är satt till mars 2026.
- Alla skolor är inbjudna.""",
    "",
    (
        "Processutvecklingsgruppen beslutade i oktober att slå ihop insatsen med "
        "föräldraskapsstödsprogrammet, så att samma familjer inte kallas två gånger. "
        "Erfarenheterna från de två första grupperna är goda och redovisas i bilaga till "
        "nämndens årsberättelse."
    ),
    "Genomförd på 11 av 12 skolor.",
)


SUMMARY = """\
Året har präglats av ett nära samarbete mellan skola, socialtjänst och polis. Tillsynen är \
genomförd enligt plan, medan två insatser fick vänta när tjänsten som samordnare var vakant under \
hösten.

Inför nästa år föreslår processutvecklingsgruppen att

- föräldraskapsstödet erbjuds i alla stadsdelar,
- tillsynen av nikotinprodukter utökas,
- samordnarens uppdrag förankras i ledningsgruppen."""

ANALYSIS = """\
Skillnaden mellan enheterna ligger framför allt i aktiviteterna. Strukturerna är på plats i de \
flesta stadsdelar, men tiden räcker inte till att använda dem."""


def follow_up(plan: Plan, year: int = YEAR) -> FollowUp:
    goals = [node for node in plan.nodes if node.level.role is LevelRole.GOAL]
    marks = list(GoalAssessment)
    return FollowUp(
        year,
        DEFAULT_STATUS_SCALE,
        DEFAULT_CAUSES,
        status_log(plan, year),
        prose=written(goals, year),
        assessments=tuple((node.id, marks[n % 4]) for n, node in enumerate(goals)),
    )


def status_log(plan: Plan, year: int) -> tuple[StatusEntry, ...]:
    carriers = plan.with_status()
    keys = ["done", "done", "partly_done", "ongoing", "not_done", "done", "done", "not_started"]
    causes = ["", "", "time", "", "staff", "", "", ""]
    return tuple(
        StatusEntry(
            node.id,
            year,
            f"{year}-11-{n % 28 + 1:02}",
            keys[n % len(keys)],
            causes[n % len(keys)],
            COMMENTS[n % len(COMMENTS)],
        )
        for n, node in enumerate(carriers)
        if n % 13 != 12
    )


def written(goals: Sequence[Node], year: int) -> tuple[Prose, ...]:
    return (
        Prose(ProseSection.SUMMARY, SUMMARY),
        Prose(ProseSection.ANALYSIS, ANALYSIS),
        *(
            Prose(
                ProseSection.GOAL,
                f"Arbetet med målet har fortsatt under {year}. Det viktigaste resultatet är att "
                "fler verksamheter än tidigare känner till rutinerna.",
                node.id,
            )
            for node in goals[::2]
        ),
    )


def outcomes(plan: Plan, years: Iterable[int] = (2023, 2024, 2025)) -> tuple[Outcome, ...]:
    indicators = [each for node in plan.walk() for each in node.indicators]
    marks = list(GoalAssessment)
    made: list[Outcome] = []
    for n, indicator in enumerate(indicators):
        for year in years:
            value = Decimal(70 + (n * 7 + year) % 30)
            mark = marks[n % 4] if year == YEAR else None
            if n % 7 == 3:
                made.append(Outcome(indicator.id, year, state=OutcomeState.SUPPRESSED))
                continue
            made.append(
                Outcome(indicator.id, year, value=value, text=f"{value} %", assessment=mark)
            )
            if n % 5 == 1:
                made.append(Outcome(indicator.id, year, Sex.WOMEN, value=value + 1))
                made.append(Outcome(indicator.id, year, Sex.MEN, state=OutcomeState.MISSING))
        if n == 4:
            made[-1] = replace(
                made[-1],
                value=None,
                text="Samtliga skolor har fått besök, några av dem två gånger",
                comment="Räknat efter skolenhet, inte efter klass.",
            )
    return tuple(made)


def answers(source: Instrument, seed: int, comments: bool = True) -> tuple[Answer, ...]:
    made = []
    for n, question in enumerate(source.questions()):
        turn = (n * 7 + seed * 3) % 11
        comment = COMMENTS[(n + seed) % len(COMMENTS)] if comments and turn in {2, 5} else ""
        if turn == 9:
            state = AnswerState.UNKNOWN if n % 2 else AnswerState.NOT_APPLICABLE
            made.append(Answer(question.id, state, comment=comment))
        elif question.kind is QuestionKind.NUMBER:
            made.append(Answer(question.id, AnswerState.ANSWERED, value=Decimal(40 + seed * 3)))
        elif turn != 10:
            option = question.options[(turn + seed) % len(question.options)]
            if turn < 6:
                option = max(question.options, key=lambda each: each.points)
            made.append(Answer(question.id, AnswerState.ANSWERED, (option.id,), comment=comment))
    return tuple(made)


def full_answers(source: Instrument) -> tuple[Answer, ...]:
    return tuple(
        Answer(q.id, AnswerState.ANSWERED, (max(q.options, key=lambda o: o.points).id,))
        for q in source.questions()
    )


def units(names: Iterable[str], kind: UnitKind = UnitKind.DISTRICT) -> tuple[Unit, ...]:
    return tuple(Unit(UnitId(n), name, kind) for n, name in enumerate(names, 1))


def unit_survey(unit: Unit, seed: int, comments: bool = True) -> UnitSurvey:
    old, new = instrument("pi-mini-1"), instrument("pi-mini-2")
    results = [
        YearResult(
            year,
            score(
                old,
                [Answer(QuestionId("total"), AnswerState.ANSWERED, value=Decimal(year - 1974))],
            ),
        )
        for year in range(2019, 2023)
    ]
    for year in (2023, 2024, YEAR):
        given = answers(new, seed + year - YEAR, comments)
        results.append(YearResult(year, score(new, given, unit.kind)))
    given = answers(new, seed, comments)
    return UnitSurvey(unit, score(new, given, unit.kind), series(results), gains(new, given))


DISTRICTS = (
    "Bromma",
    "Enskede-Årsta-Vantör",
    "Farsta",
    "Hägersten-Älvsjö",
    "Hässelby-Vällingby",
    "Järva",
    "Kungsholmen",
    "Skärholmen",
)


def survey(names: Iterable[str] = DISTRICTS) -> SurveyReport:
    surveys = tuple(unit_survey(unit, n) for n, unit in enumerate(units(names), 1))
    results = [result_of(each.unit, each.score) for each in surveys]
    comparison = compare_units(results) if len(results) > 1 else None
    return SurveyReport(instrument("pi-mini-2"), surveys, comparison)


def head(plan: Plan, is_final: bool = False, municipality: str = "") -> ReportHead:
    details = plan.details
    return ReportHead(
        municipality=municipality or details.municipality,
        plan_title=details.title,
        period=details.period,
        year=YEAR,
        case_number=details.case_number,
        decided_by=details.decided_by,
        stamp=ReportStamp("1.0", is_final),
        as_of=TODAY,
    )


def annual(plan: Plan, with_survey: bool = True, is_final: bool = False) -> AnnualReport:
    return AnnualReport(
        head(plan, is_final),
        plan,
        follow_up(plan),
        outcomes(plan),
        survey() if with_survey else None,
    )


def empty_annual() -> AnnualReport:
    plan = sample_plans.empty_plan()
    nothing = FollowUp(YEAR, DEFAULT_STATUS_SCALE, DEFAULT_CAUSES)
    return AnnualReport(head(plan), plan, nothing, (), None)


def short(plan: Plan, is_final: bool = False) -> ShortVersion:
    return ShortVersion(head(plan, is_final), plan)


def plan_document(plan: Plan, is_final: bool = False) -> PlanDocument:
    return PlanDocument(PlanHead(TODAY, is_final), plan)


def survey_result(name: str = "Farsta", seed: int = 3) -> SurveyResult:
    """Return a unit's result among eight districts, with changes of every kind."""
    (unit,) = units([name])
    own = unit_survey(unit, seed)
    index = own.score.index
    assert index is not None
    measured = MeasuredValue(index, Decimal(100))
    wide = Spread(8, 8, None, Decimal("58.2"), Decimal("31.5"), Decimal("80.25"))
    others = [AmongOthers("Hela enkäten", Decimal(100), Anonymous(measured, wide, 3))]
    for part in own.score.parts:
        value = MeasuredValue(part.points, part.max)
        spread = Spread(8, 8, None, part.max / 2, part.max / 4, part.max * Decimal("0.9"))
        others.append(AmongOthers(part.part.title, part.max, Anonymous(value, spread, 3)))
    return SurveyResult(
        municipality="Stockholms stad",
        year=YEAR,
        as_of=TODAY,
        survey=own,
        previous_year=YEAR - 1,
        changes=changes(own.score),
        others=tuple(others),
        advice=Advice(
            "activities",
            "Aktiviteter",
            (
                "Aktiviteter har 13,5 av 33 poäng, Strukturer 14 av 22.",
                "Av de åtta frågor som skulle höja indexet mest gäller sex aktiviteter.",
            ),
        ),
    )


def changes(scored: Score) -> tuple[QuestionChange, ...]:
    kinds = {
        ChangeKind.MORE: ("0.5", ""),
        ChangeKind.LESS: ("-1", ""),
        ChangeKind.SAME: ("0", ""),
        ChangeKind.NEW: (None, ""),
        ChangeKind.GONE: (None, ""),
        ChangeKind.NOT_COMPARABLE: (None, "Frågan gällde tidigare bara gymnasiet."),
        ChangeKind.NO_VALUE: (None, ""),
    }
    found = []
    for (kind, (points, reason)), each in zip(kinds.items(), scored.questions(), strict=False):
        asked = each.question
        found.append(
            QuestionChange(
                asked.id,
                asked.short,
                asked.text,
                "Organisation",
                kind,
                None if points is None else Decimal(points),
                "" if kind is ChangeKind.NEW else "Delvis",
                "" if kind is ChangeKind.GONE else "Ja, i hela stadsdelen",
                reason,
            )
        )
    return tuple(found)
