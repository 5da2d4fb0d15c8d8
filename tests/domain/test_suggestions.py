"""Answers that follow from the status of activities."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

import pytest

from andts_desktop.domain.follow_up import (
    DEFAULT_CAUSES,
    DEFAULT_STATUS_SCALE,
    FollowUp,
    StatusEntry,
)
from andts_desktop.domain.ids import NodeId, OptionId, QuestionId, RoundId, UnitId
from andts_desktop.domain.instrument import (
    NO,
    YES,
    Condition,
    Link,
    Option,
    Question,
    QuestionKind,
    Step,
)
from andts_desktop.domain.plan import (
    LevelRole,
    Node,
    Plan,
    Responsibilities,
    Responsibility,
    ResponsibilityRole,
)
from andts_desktop.domain.sheets import Suggestion
from andts_desktop.domain.suggestions import suggestions
from andts_desktop.domain.survey import Answer, AnswerSheet, AnswerState, Origin, Provenance
from tests.domain.build import (
    ACTIVITY,
    AREA,
    choice,
    choice_question,
    instrument,
    node,
    number_question,
    part,
    plan,
)

UNIT = UnitId(7)
LINKS = (Link(LevelRole.FOCUS_AREA, "skola"),)


def area_of(*activities: Node) -> Plan:
    return plan(replace(node(1, AREA, *activities), key="skola"))


FOUR = area_of(*(node(number, ACTIVITY) for number in (2, 3, 4, 5)))


def statuses(*keys: str) -> FollowUp:
    log = tuple(
        StatusEntry(NodeId(number), 2025, "2025-05-01", key)
        for number, key in enumerate(keys, start=2)
        if key
    )
    return FollowUp(2025, DEFAULT_STATUS_SCALE, DEFAULT_CAUSES, log)


def suggested(
    question: Question,
    follow_up: FollowUp,
    of_plan: Plan = FOUR,
    answers: Sequence[Answer] = (),
    before: Sequence[Question] = (),
) -> Suggestion | None:
    asked = instrument(part("p", "9", [*before, replace(question, links=LINKS)]))
    sheet = AnswerSheet(RoundId(1), UNIT, tuple(answers))
    return suggestions(asked, sheet, of_plan, follow_up).get(question.id)


def answer_of(question: Question, follow_up: FollowUp, of_plan: Plan = FOUR) -> object:
    found = suggested(question, follow_up, of_plan)
    if found is None:
        return None
    (answer,) = (found.answer,)
    return answer.value if question.kind is QuestionKind.NUMBER else answer.option_ids[0]


STEPS = choice_question("q", "0", "0.5", "1")


def test_a_suggestion_says_what_it_rests_on() -> None:
    found = suggested(STEPS, statuses("done", "done", "done", "ongoing"))
    grounds = "3 av 4 aktiviteter genomförda"
    assert found == Suggestion(
        replace(choice("q", "o1"), provenance=Provenance(Origin.SUGGESTED, grounds)), grounds
    )


@pytest.mark.parametrize(
    ("keys", "option"),
    [
        (("done", "done", "done", "done"), "o2"),
        (("done", "done"), "o1"),
        (("done",), "o0"),
        (("dropped",), "o0"),
    ],
)
def test_the_option_is_the_best_within_the_share(keys: Sequence[str], option: str) -> None:
    assert answer_of(STEPS, statuses(*keys)) == option


def test_nothing_is_suggested_before_anything_has_a_status() -> None:
    assert suggested(STEPS, statuses()) is None


def test_nothing_is_suggested_where_the_plan_has_no_such_node() -> None:
    assert suggested(STEPS, statuses("done"), plan(node(2, ACTIVITY))) is None


def test_an_activity_itself_can_be_what_is_asked_about() -> None:
    link = Link(LevelRole.ACTIVITY, "kurs")
    asked = instrument(part("p", "9", [replace(STEPS, links=(link, link))]))
    of_plan = plan(replace(node(2, ACTIVITY), key="kurs"))
    found = suggestions(asked, AnswerSheet(RoundId(1), UNIT), of_plan, statuses("done"))
    assert found[STEPS.id].grounds == "1 av 1 aktiviteter genomförda"


def test_a_status_that_the_scale_no_longer_has_is_not_done() -> None:
    assert answer_of(STEPS, statuses("borttagen")) == "o0"


def test_where_some_activities_are_the_units_own_only_they_count() -> None:
    own = Responsibilities((Responsibility(UNIT, "Norr", ResponsibilityRole.LEAD),))
    of_plan = area_of(node(2, ACTIVITY), replace(node(3, ACTIVITY), responsibilities=own))
    found = suggested(STEPS, statuses("ongoing", "done"), of_plan)
    assert found is not None
    assert found.grounds == "1 av 1 aktiviteter genomförda"


def test_activities_of_several_levels_are_called_activities() -> None:
    task = replace(ACTIVITY, key="task", plural="uppgifter")
    of_plan = area_of(node(2, ACTIVITY), node(3, task))
    found = suggested(STEPS, statuses("done"), of_plan)
    assert found is not None
    assert found.grounds == "1 av 2 aktiviteter genomförda"


def test_a_question_that_is_answered_gets_no_suggestion() -> None:
    assert suggested(STEPS, statuses("done"), answers=[choice("q", "o0")]) is None


def test_a_question_that_waits_to_be_confirmed_gets_one() -> None:
    waiting = replace(choice("q", "o0"), provenance=Provenance(Origin.PREFILLED, "2024"))
    assert suggested(STEPS, statuses("done"), answers=[waiting]) is not None


def test_a_question_that_is_not_asked_gets_none() -> None:
    gate = choice_question("gate", "0", "1")
    hidden = replace(STEPS, show_if=(Condition(gate.id, (OptionId("o1"),)),))
    assert suggested(hidden, statuses("done"), before=[gate]) is None


def test_a_question_that_links_to_nothing_gets_none() -> None:
    asked = instrument(part("p", "9", [STEPS]))
    assert suggestions(asked, AnswerSheet(RoundId(1), UNIT), FOUR, statuses("done")) == {}


def test_options_that_all_give_nothing_are_not_chosen_among() -> None:
    assert suggested(choice_question("q", "0", "0"), statuses("done")) is None


def test_no_option_within_the_share_is_no_suggestion() -> None:
    assert suggested(choice_question("q", "0.5", "1"), statuses("done")) is None


def yes_or_no(*names: OptionId) -> Question:
    options = tuple(Option(each, each, Decimal(1 if each == YES else 0)) for each in names)
    name = QuestionId("q")
    return Question(name, "Fråga", "Fråga", "", QuestionKind.YES_NO, Decimal(1), options)


@pytest.mark.parametrize(("keys", "answer"), [(("done",) * 4, YES), (("done",) * 3, NO)])
def test_yes_is_for_all_of_them(keys: Sequence[str], answer: OptionId) -> None:
    assert answer_of(yes_or_no(YES, NO), statuses(*keys)) == answer


@pytest.mark.parametrize("kind", [QuestionKind.CHOICES, QuestionKind.TEXT])
def test_other_kinds_get_no_suggestion(kind: QuestionKind) -> None:
    assert suggested(replace(STEPS, kind=kind), statuses("done")) is None


NUMBER = number_question("q", "3")


@pytest.mark.parametrize(
    ("question", "number"),
    [
        (NUMBER, "2"),
        (replace(NUMBER, weight=Decimal(2)), "1"),
        (replace(NUMBER, unit="procent", limit=Decimal(100)), "75"),
        (replace(NUMBER, unit="procent", limit=Decimal(50)), "50"),
        (replace(NUMBER, unit="Aktiviteter"), "3"),
        (replace(NUMBER, unit="personer"), None),
        (replace(NUMBER, steps=(Step(Decimal(1), Decimal(3)),)), None),
    ],
)
def test_a_number_follows_where_it_counts_activities(
    question: Question, number: str | None
) -> None:
    expected = None if number is None else Decimal(number)
    assert answer_of(question, statuses("done", "done", "done", "ongoing")) == expected


def test_half_a_percent_is_rounded_up() -> None:
    eight = area_of(*(node(number, ACTIVITY) for number in range(2, 10)))
    percent = replace(NUMBER, unit="%", limit=Decimal(100))
    found = suggested(percent, statuses("done"), eight)
    assert found is not None
    assert found.answer.value == 13


def test_the_number_of_a_suggestion_is_an_answer() -> None:
    found = suggested(NUMBER, statuses("done"))
    assert found is not None
    assert found.answer.state is AnswerState.ANSWERED
