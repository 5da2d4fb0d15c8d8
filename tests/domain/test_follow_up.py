"""Statuses counted by step, deviations with their causes, and what was written."""

import re

import pytest

from andts_desktop.domain.follow_up import (
    DEFAULT_CAUSES,
    DEFAULT_STATUS_SCALE,
    CauseCount,
    FollowUp,
    Prose,
    ProseSection,
    StatusEntry,
    causes_of,
    count_statuses,
    deviations,
    goal_progress,
    main_cause,
)
from andts_desktop.domain.ids import NodeId
from andts_desktop.errors import InputError
from tests.domain.build import ACTIVITY, AREA, GOAL, STONE, node, plan

PLAN = plan(
    node(
        1,
        GOAL,
        node(2, AREA, node(3, ACTIVITY, parent=2), node(4, ACTIVITY, parent=2), parent=1),
        node(5, ACTIVITY, parent=1),
    ),
    node(6, GOAL),
    node(7, STONE),
)


def entry(node_id: int, status: str, date: str = "2025-05-01", cause: str = "") -> StatusEntry:
    return StatusEntry(NodeId(node_id), 2025, date, status, cause)


def followed(*log: StatusEntry, prose: tuple[Prose, ...] = ()) -> FollowUp:
    return FollowUp(2025, DEFAULT_STATUS_SCALE, DEFAULT_CAUSES, log, prose=prose)


def shown(counts: object) -> dict[str, int]:
    assert isinstance(counts, tuple)
    return {each.kind.name: each.count for each in counts if each.count}


def test_the_default_scale_says_every_status_by_symbol_and_word() -> None:
    names = [kind.name for kind in DEFAULT_STATUS_SCALE]
    assert names == [
        "ej påbörjad",
        "pågår",
        "delvis genomförd",
        "genomförd",
        "ej genomförd",
        "utgår",
    ]
    assert len({kind.symbol for kind in DEFAULT_STATUS_SCALE}) == len(names)
    assert [kind.name for kind in DEFAULT_STATUS_SCALE if kind.is_deviation] == [
        "delvis genomförd",
        "ej genomförd",
        "utgår",
    ]


def test_the_last_entry_of_the_year_counts() -> None:
    found = followed(entry(3, "ongoing", "2025-03-01"), entry(3, "done", "2025-11-01"))
    assert found.latest()[NodeId(3)].status_key == "done"


def test_nodes_are_counted_by_status_and_the_rest_are_without() -> None:
    counts, without = count_statuses(
        followed(entry(3, "done"), entry(4, "done"), entry(99, "done")), PLAN.with_status()
    )
    assert shown(counts) == {"genomförd": 2}
    assert without == 1


def test_a_status_that_has_left_the_scale_counts_as_none() -> None:
    counts, without = count_statuses(followed(entry(3, "vilande")), PLAN.with_status())
    assert shown(counts) == {}
    assert without == 3


def test_progress_is_told_goal_by_goal_without_the_inner_work() -> None:
    first, second = goal_progress(PLAN, followed(entry(3, "done"), entry(5, "ongoing")))
    assert (first.node.id, first.total, first.without_status) == (1, 3, 1)
    assert shown(first.counts) == {"genomförd": 1, "pågår": 1}
    assert (second.node.id, second.total) == (6, 0)


def test_deviations_stand_in_the_plans_order_with_their_causes() -> None:
    found = deviations(
        PLAN, followed(entry(5, "dropped"), entry(3, "not_done", cause="time"), entry(4, "done"))
    )
    assert [(each.node.id, each.kind.name, each.cause_name) for each in found] == [
        (3, "ej genomförd", "tidsbrist"),
        (5, "utgår", ""),
    ]


def test_a_deviation_that_was_mended_later_in_the_year_is_none() -> None:
    mended = followed(entry(3, "not_done", "2025-03-01"), entry(3, "done", "2025-11-01"))
    assert deviations(PLAN, mended) == ()


def test_causes_are_summed_the_most_common_first_and_the_missing_last() -> None:
    found = deviations(
        PLAN,
        followed(entry(3, "dropped"), entry(4, "dropped"), entry(5, "dropped", cause="budget")),
    )
    assert causes_of(found) == (CauseCount("minskad budget", 1), CauseCount("", 2))


def test_the_main_cause_is_more_common_than_any_other() -> None:
    alike = [entry(3, "dropped", cause="time"), entry(4, "dropped", cause="budget")]
    once_more = entry(5, "dropped", cause="budget")
    assert main_cause(deviations(PLAN, followed(*alike))) == ""
    assert main_cause(deviations(PLAN, followed(*alike, once_more))) == "minskad budget"
    assert main_cause(()) == ""


def test_a_cause_that_is_not_in_the_register_has_no_name() -> None:
    assert followed().cause_name("okänd") == ""
    assert followed().kind("okänd") is None


def test_prose_is_found_by_its_place() -> None:
    written = followed(
        prose=(
            Prose(ProseSection.SUMMARY, "Året"),
            Prose(ProseSection.GOAL, "Målet", NodeId(1)),
        )
    )
    assert written.prose_text(ProseSection.SUMMARY) == "Året"
    assert written.prose_text(ProseSection.GOAL, NodeId(1)) == "Målet"
    assert written.prose_text(ProseSection.GOAL, NodeId(6)) == ""


@pytest.mark.parametrize("text", ["partly_done", "Delvis genomförd", " PARTLY_DONE "])
def test_a_status_is_found_by_name_or_key(text: str) -> None:
    assert followed().kind_named(text).key == "partly_done"


@pytest.mark.parametrize("text", ["staff", "Personalbrist eller vakans"])
def test_a_cause_is_found_by_name_or_key(text: str) -> None:
    assert followed().cause_named(text).key == "staff"


def test_what_is_not_there_is_told_with_what_can_be_chosen() -> None:
    with pytest.raises(InputError, match=r"Statusen ”klar” finns inte.*genomförd \(done\)"):
        followed().kind_named("klar")
    with pytest.raises(InputError, match=r"Orsaken ”lust” finns inte.*tidsbrist \(time\)"):
        followed().cause_named("lust")


def test_a_deviation_lacks_its_cause_until_it_is_said() -> None:
    follow_up = followed()
    assert follow_up.lacks_cause(entry(3, "not_done"))
    assert not follow_up.lacks_cause(entry(3, "not_done", cause="time"))
    assert not follow_up.lacks_cause(entry(3, "ongoing"))


@pytest.mark.parametrize("sound", [entry(3, "not_done", cause="time"), entry(3, "not_done")])
def test_an_entry_by_the_plans_rules_passes(sound: StatusEntry) -> None:
    followed().check(sound)


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        (entry(3, "klar"), "Statusen ”klar” finns inte. Välj någon av: ej påbörjad (not_started)"),
        (entry(3, "ongoing", cause="time"), "”pågår” är ingen avvikelse och har ingen orsak"),
        (entry(3, "dropped", cause="lathet"), "Orsaken ”lathet” finns inte. Välj någon av: tids"),
    ],
)
def test_an_entry_against_the_plans_rules_is_refused(wrong: StatusEntry, words: str) -> None:
    with pytest.raises(InputError, match=re.escape(words)):
        followed().check(wrong)
