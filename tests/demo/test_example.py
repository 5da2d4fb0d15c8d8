from collections.abc import Iterator
from pathlib import Path

import pytest

from andts_desktop.document import Document
from andts_desktop.document.example import build_example, example_years
from andts_desktop.domain.comparison import compare_units
from andts_desktop.domain.follow_up import (
    FollowUp,
    GoalAssessment,
    OutcomeState,
    ProseSection,
    Sex,
    deviations,
)
from andts_desktop.domain.ids import PlanId
from andts_desktop.domain.plan import ChapterKind, LevelRole
from andts_desktop.domain.survey import AnswerState, EventKind, SheetState
from andts_desktop.domain.units import UnitKind
from andts_desktop.exchange.library import Library
from tests.domain.build import with_role

YEAR = 2026
REAL_NAMES = (
    "Stockholm",
    "Västerås",
    "Västmanland",
    "Skultuna",
    "IRIS",
    "Interbook",
    "KIFF",
    "Cosmic",
    "Grinden",
    "BIG",
    "Farsta",
)


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Document]:
    from andts_desktop import paths

    path = tmp_path_factory.mktemp("exempel") / "exempel.andts"
    document = Document.create(path, Library(paths.resources()))
    build_example(document, YEAR)
    yield document
    document.close()


def follow_up(document: Document, plan: int, year: int) -> FollowUp:
    return document.follow_up.of(PlanId(plan), year)


def test_the_programme_is_shaped_as_stockholms_with_activities_of_its_own(
    example: Document,
) -> None:
    plan = example.plans.plan(PlanId(1))

    assert plan.details.title == "Exempelstads ANDTS-program 2023–2026"
    assert len(with_role(plan, LevelRole.GOAL)) == 6
    areas = with_role(plan, LevelRole.FOCUS_AREA)
    assert len(areas) == 24
    activities = with_role(plan, LevelRole.ACTIVITY)
    assert len(activities) == 29
    assert all(each.responsibilities.lead and each.text for each in activities)
    assert sum(bool(area.children) for area in areas) >= 20
    assert len({each.number for each in activities}) == 29
    situation = plan.chapter(ChapterKind.SITUATION)
    assert situation is not None
    assert len(situation.text) > 500
    assert all(goal.indicators for goal in with_role(plan, LevelRole.GOAL))


def test_the_surveys_questions_still_find_what_they_ask_about(
    example: Document, library: Library
) -> None:
    keys = {node.key for node in example.plans.plan(PlanId(1)).walk()}
    questions = library.instrument("pi-mini-2").questions()

    assert {link.key for question in questions for link in question.links} <= keys


def test_the_action_plan_is_shaped_as_vasteras(example: Document, library: Library) -> None:
    plan = example.plans.plan(PlanId(2))
    shape = library.template("vasteras-2022-2025")

    assert plan.details.title == "Exempelstads handlingsplan ANDTS 2023–2026"
    assert [node.number for node in plan.walk()] == [node.number for node in shape.walk()]
    assert [len(node.indicators) for node in plan.walk()] == [
        len(node.indicators) for node in shape.walk()
    ]


def test_no_invented_outcome_stands_under_a_real_name(example: Document) -> None:
    plans = [example.plans.plan(plan_id) for plan_id in example.plans.ids()]
    texts = [unit.name for unit in example.units.all()]
    for plan in plans:
        texts += [plan.details.title, plan.details.municipality, plan.details.decided_by]
        texts += [chapter.title + chapter.text for chapter in plan.chapters]
        texts += [node.title + node.text for node in plan.walk()]
        texts += [each.text + each.target for node in plan.walk() for each in node.indicators]

    found = {name for name in REAL_NAMES for text in texts if name in text}

    assert found == set()


def test_eight_districts_and_two_departments_answer(example: Document) -> None:
    kinds = [unit.kind for unit in example.units.all() if unit.is_valid_in(YEAR)]

    assert kinds.count(UnitKind.DISTRICT) == 8
    assert kinds.count(UnitKind.DEPARTMENT) == 2
    assert kinds.count(UnitKind.MUNICIPALITY) == 0


def test_the_break_between_the_versions_shows(example: Document) -> None:
    unit = example.units.named("Norrby")

    found = example.surveys.series(unit)

    assert [[result.year for result in run] for run in found.runs] == [
        [2019, 2020, 2021, 2022],
        [2023, 2024, 2025, 2026],
    ]
    assert found.breaks[0].after_year == 2022


def test_this_year_one_district_is_not_finished_and_one_is_silent(example: Document) -> None:
    found = example.surveys.round_of(YEAR)
    assert found is not None
    scores = {
        unit.name: example.surveys.score(found, unit)
        for unit in example.surveys.answering_units(YEAR)
    }

    assert scores["Västerängen"].index is None
    assert scores["Västerängen"].unanswered == 48
    assert scores["Hamnen"].unanswered >= 24
    finished = [s for name, s in scores.items() if name not in {"Västerängen", "Hamnen"}]
    assert all(score.unanswered == 0 for score in finished)
    assert all(score.index is not None and 35 < score.index < 90 for score in finished)


def test_an_earlier_year_has_questions_that_were_never_answered(example: Document) -> None:
    found = example.surveys.round_of(YEAR - 1)
    assert found is not None

    for name in ("Söderstaden", "Ängsborg"):
        assert example.surveys.score(found, example.units.named(name)).unanswered == 1


def test_every_answer_state_and_comments_occur(example: Document) -> None:
    found = example.surveys.round_of(YEAR)
    assert found is not None
    answers = [
        answer
        for unit in example.surveys.units_with_answers(found)
        for answer in example.surveys.sheet(found, unit.id).answers
    ]

    assert {answer.state for answer in answers} == set(AnswerState) - {AnswerState.UNANSWERED}
    assert sum(bool(answer.comment) for answer in answers) > 30


def test_departments_are_followed_up_by_themselves_without_index(example: Document) -> None:
    found = example.surveys.round_of(YEAR, "uppfoljning-fack")
    assert found is not None
    names = [unit.name for unit in example.sheets.units(found)]
    assert names == ["Socialförvaltningen", "Utbildningsförvaltningen"]
    for unit in example.sheets.units(found):
        score = example.surveys.score(found, unit)
        assert (score.index, score.unanswered, score.answered > 10) == (None, 0, True)


def test_what_was_answered_in_earlier_years_is_locked(example: Document) -> None:
    earlier = [each for each in example.surveys.rounds() if each.year < YEAR]
    states = {
        example.sheets.state(each.id, unit.id)
        for each in earlier
        for unit in example.surveys.units_with_answers(each)
    }
    assert states == {SheetState.LOCKED}


def test_this_years_sheets_have_come_to_every_state(example: Document) -> None:
    found = example.surveys.round_of(YEAR)
    assert found is not None
    states = [each.state for each in example.sheets.participants(found)]
    assert {state: states.count(state) for state in SheetState} == {
        SheetState.DRAFT: 4,
        SheetState.READY: 3,
        SheetState.LOCKED: 1,
    }
    assert {event.kind for event in example.sheets.log(found.id)} == set(EventKind)
    unfinished = example.surveys.score(found, example.units.named("Hamnen"))
    assert unfinished.prefilled > 15


def test_districts_that_were_merged_or_renamed_keep_their_history(example: Document) -> None:
    former = {unit.name: unit for unit in example.units.all() if not unit.is_valid_in(YEAR)}
    assert {name: len(example.surveys.series(unit).years) for name, unit in former.items()} == {
        "Hamnområdet": 2,
        "Västra Ängsborg": 3,
        "Östra Ängsborg": 3,
    }
    heirs = {example.units.unit(each.successor).name for each in example.units.successions()}
    assert heirs == {"Hamnen", "Ängsborg"}


def test_most_districts_go_forward_and_one_back(example: Document) -> None:
    first, last = (
        example.surveys.compare(found, UnitKind.DISTRICT)
        for year in (2023, 2025)
        if (found := example.surveys.round_of(year))
    )

    before = {result.unit.name: result.index for result in first.results}
    after = {result.unit.name: result.index for result in last.results}
    assert first.mean is not None
    assert last.mean is not None
    assert first.mean < last.mean
    assert before["Åkerby"] is not None
    assert after["Åkerby"] is not None
    assert after["Åkerby"] < before["Åkerby"]
    assert compare_units(last.results).mean == last.mean


def test_two_years_of_status_use_the_whole_scale(example: Document) -> None:
    used = set()
    for plan in (1, 2):
        for year in (YEAR - 1, YEAR):
            found = follow_up(example, plan, year)
            used |= {entry.status_key for entry in found.log}
            assert len({entry.date for entry in found.log}) >= 4
            assert all(entry.date.startswith(str(year)) for entry in found.log)

    assert used == {kind.key for kind in follow_up(example, 1, YEAR).scale}


@pytest.mark.parametrize("plan", [1, 2])
@pytest.mark.parametrize("year", [YEAR - 1, YEAR])
def test_every_deviation_has_its_cause(example: Document, plan: int, year: int) -> None:
    found = follow_up(example, plan, year)

    gone_wrong = deviations(example.plans.plan(PlanId(plan)), found)

    assert gone_wrong
    assert all(each.cause_name for each in gone_wrong)


def test_every_goal_is_judged_and_the_year_is_written_about(example: Document) -> None:
    for plan in (1, 2):
        goals = with_role(example.plans.plan(PlanId(plan)), LevelRole.GOAL)
        for year in (YEAR - 1, YEAR):
            found = follow_up(example, plan, year)
            assert {node_id for node_id, _ in found.assessments} == {goal.id for goal in goals}
            assert len(found.prose_text(ProseSection.SUMMARY)) > 50
    judged = {a for _, a in follow_up(example, 1, YEAR).assessments}
    assert judged == set(GoalAssessment)


def test_outcomes_are_figures_words_and_signs_by_sex(example: Document) -> None:
    outcomes = [*follow_up(example, 1, YEAR).outcomes, *follow_up(example, 2, YEAR).outcomes]

    assert {each.state for each in outcomes} == set(OutcomeState) - {OutcomeState.NOT_APPLICABLE}
    assert {each.sex for each in outcomes} == set(Sex)
    assert any(each.text and each.value is None for each in outcomes)
    assert any(each.value is not None for each in outcomes)
    assert not any(each.text for each in outcomes if each.state is not OutcomeState.VALUE)


def test_no_hidden_part_can_be_computed_from_the_total(example: Document) -> None:
    for year in range(2023, YEAR + 1):
        hidden: dict[int, int] = {}
        for plan in (1, 2):
            for each in follow_up(example, plan, year).outcomes:
                if each.state is OutcomeState.SUPPRESSED and each.sex is not Sex.TOTAL:
                    hidden[each.indicator_id] = hidden.get(each.indicator_id, 0) + 1
        assert set(hidden.values()) <= {2}


def test_last_years_report_is_final_and_this_years_a_draft(example: Document) -> None:
    assert example.follow_up.stamp(PlanId(1), YEAR - 1).is_final
    assert not example.follow_up.stamp(PlanId(1), YEAR).is_final


def test_the_same_year_gives_the_same_example(
    example: Document, tmp_path: Path, library: Library
) -> None:
    again = Document.create(tmp_path / "igen.andts", library)
    build_example(again, YEAR)

    for plan_id in again.plans.ids():
        assert again.plans.plan(plan_id) == example.plans.plan(plan_id)
        assert again.follow_up.of(plan_id, YEAR) == example.follow_up.of(plan_id, YEAR)
    for mine, other in zip(again.surveys.rounds(), example.surveys.rounds(), strict=True):
        for unit in again.surveys.units_with_answers(mine):
            assert again.surveys.sheet(mine, unit.id) == example.surveys.sheet(other, unit.id)
    again.close()


@pytest.mark.parametrize(
    ("today", "first", "last"), [(2023, 2023, 2023), (2026, 2023, 2026), (2031, 2028, 2031)]
)
def test_the_current_year_is_inside_the_plan(
    tmp_path: Path, library: Library, today: int, first: int, last: int
) -> None:
    years = example_years(today)
    assert (years.first, years.last) == (first, last)

    document = Document.create(tmp_path / "ett annat år.andts", library)
    build_example(document, today)
    details = document.plans.plan(PlanId(1)).details
    document.close()

    assert details.period_from is not None
    assert details.period_to is not None
    assert details.period_from <= today <= details.period_to


def test_an_example_that_cannot_be_finished_leaves_nothing(
    document: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    from andts_desktop.document.example import follow_up as stories
    from andts_desktop.errors import FileError

    def full(*_: object) -> None:
        raise FileError("Disken är full.")

    monkeypatch.setattr(stories, "store", full)

    with pytest.raises(FileError):
        build_example(document, YEAR)
    assert document.plans.ids() == ()
    assert document.surveys.rounds() == ()
