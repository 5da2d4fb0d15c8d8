"""The names of the fields of a board's sheet, and its key."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from andts_desktop.domain import board_fields
from andts_desktop.domain.board_fields import SheetKey, parse_sheet_key, sheet_key_text
from andts_desktop.domain.follow_up import Sex
from andts_desktop.domain.ids import IndicatorId, NodeId, PlanId, UnitId

KEY = SheetKey("0f3a9c52", PlanId(2), 2026, UnitId(7), "Miljö- och byggnämnden")

keys = st.builds(
    SheetKey,
    st.text(max_size=20),
    st.integers(0, 10**9).map(PlanId),
    st.integers(0, 9999),
    st.integers(0, 10**9).map(UnitId),
    st.text(st.characters(exclude_categories=["Cs"]), max_size=40),
)


@given(keys)
def test_a_key_comes_back_as_it_was(key: SheetKey) -> None:
    assert parse_sheet_key(sheet_key_text(key)) == key


def test_a_key_is_plain_letters_and_may_be_broken_over_lines() -> None:
    text = sheet_key_text(KEY)
    assert text.isascii()
    assert " " not in text
    assert parse_sheet_key(f"{text[:20]}\n {text[20:]}") == KEY


@pytest.mark.parametrize(
    "text",
    [
        "",
        "ANDTSB1",
        sheet_key_text(KEY)[:-1],
        sheet_key_text(KEY).replace("2026", "2025"),
        sheet_key_text(KEY).replace("ANDTSB1", "ANDTSB2"),
    ],
)
def test_what_was_cut_or_changed_is_no_key(text: str) -> None:
    assert parse_sheet_key(text) is None


def test_every_field_has_a_name_of_its_own() -> None:
    node, indicator = NodeId(12), IndicatorId(12)
    names = [
        board_fields.KEY,
        board_fields.RESPONDENT,
        board_fields.status_field(node),
        board_fields.cause_field(node),
        board_fields.comment_field(node),
        *(board_fields.outcome_field(indicator, sex) for sex in Sex),
        board_fields.outcome_comment_field(indicator),
    ]
    assert len(names) == len({*names})
    assert not any("." in name for name in names)


def test_names_stay_what_they_are_in_files_that_were_sent() -> None:
    assert board_fields.status_field(NodeId(12)) == "node-12:status"
    assert board_fields.cause_field(NodeId(12)) == "node-12:cause"
    assert board_fields.comment_field(NodeId(12)) == "node-12:comment"
    assert board_fields.outcome_field(IndicatorId(3)) == "indicator-3:outcome"
    assert board_fields.outcome_field(IndicatorId(3), Sex.WOMEN) == "indicator-3:outcome-women"
    assert board_fields.outcome_comment_field(IndicatorId(3)) == "indicator-3:comment"
    assert board_fields.choice_value("not_done") == "k-not_5Fdone"
