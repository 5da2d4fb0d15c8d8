"""Edits of instruments: what they change, what they keep, and that each can be taken back."""

from dataclasses import replace
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from andts_desktop.domain.instrument import Condition, Instrument, Part, Question, QuestionKind
from andts_desktop.domain.instrument_check import faults
from andts_desktop.domain.instrument_edits import (
    WHOLE,
    Ref,
    Spot,
    duplicated,
    found,
    insert_part,
    insert_question,
    move,
    part_ids,
    part_ref,
    question_ids,
    question_ref,
    remove,
    spot_of,
    walk_parts,
    with_part,
    with_question,
)
from andts_desktop.domain.instrument_making import (
    blank_instrument,
    blank_question,
    followed,
    free_id,
    moved_item,
    of_kind,
    with_new_option,
    without,
)
from andts_desktop.domain.instrument_sums import sums_in_words
from andts_desktop.domain.instrument_versions import copied
from tests.domain.instrument_strategies import sound_instruments


def _refs(instrument: Instrument) -> list[Ref]:
    parts = [part_ref(part.id) for part in walk_parts(instrument)]
    return parts + [question_ref(each.id) for each in instrument.questions()]


def _two_parts() -> Instrument:
    made = blank_instrument("Vår enkät", "Del", "Fråga")
    second = Part("del-2", "Del två", Decimal(1), questions=(blank_question("b", "B"),))
    return replace(made, parts=(*made.parts, second), max=Decimal(2))


@given(sound_instruments(), st.data())
def test_what_is_removed_and_put_back_is_as_before(asked: Instrument, data: st.DataObject) -> None:
    ref = data.draw(st.sampled_from(_refs(asked)))
    spot, taken = spot_of(asked, ref), found(asked, ref)
    assert spot is not None
    rest = remove(asked, ref)
    assert rest != asked
    if isinstance(taken, Part):
        assert insert_part(rest, spot, taken) == asked
    elif isinstance(taken, Question):
        assert insert_question(rest, spot, taken) == asked


@given(sound_instruments(), st.data(), st.sampled_from((-1, 1)))
def test_a_move_and_the_move_back_give_the_same(
    asked: Instrument, data: st.DataObject, step: int
) -> None:
    ref = data.draw(st.sampled_from(_refs(asked)))
    moved = move(asked, ref, step)
    if moved != asked:
        assert move(moved, ref, -step) == asked


@given(sound_instruments(), st.data(), st.text())
def test_a_change_and_the_change_back_give_the_same(
    asked: Instrument, data: st.DataObject, text: str
) -> None:
    ref = data.draw(st.sampled_from(_refs(asked)))
    old = found(asked, ref)
    if isinstance(old, Part):
        changed = with_part(asked, old.id, replace(old, title=text))
        assert with_part(changed, old.id, old) == asked
    elif isinstance(old, Question):
        changed = with_question(asked, old.id, replace(old, text=text))
        assert with_question(changed, old.id, old) == asked


@given(sound_instruments(), st.data())
def test_a_copy_has_ids_of_its_own_and_is_as_sound(asked: Instrument, data: st.DataObject) -> None:
    ref = data.draw(st.sampled_from(_refs(asked)))
    changed, copy = duplicated(asked, ref)
    assert remove(changed, copy) == asked
    assert len(question_ids(changed)) == len(changed.questions())
    assert len(part_ids(changed)) == len(tuple(walk_parts(changed)))


@given(sound_instruments(), st.data(), st.sampled_from(tuple(QuestionKind)))
def test_another_kind_has_what_it_needs(
    asked: Instrument, data: st.DataObject, kind: QuestionKind
) -> None:
    old = data.draw(st.sampled_from(asked.questions()))
    changed = of_kind(old, kind, "Nej", "Ja")
    wrong = {each.field for each in faults(with_question(asked, old.id, changed)) if each.path}
    assert changed.kind is kind
    assert "steps" not in wrong


def test_a_new_instrument_can_be_used_at_once() -> None:
    made = copied(blank_instrument("Ny enkät", "Del 1", "Ny fråga"), "Ny enkät", ())
    assert made.id == "ny-enkat-1"
    assert faults(made) == ()


def test_a_question_goes_on_to_the_next_part() -> None:
    asked = _two_parts()
    moved = move(asked, question_ref("del-1-1"), 1)
    assert spot_of(moved, question_ref("del-1-1")) == Spot("del-2", 0)


def test_what_cannot_move_stays() -> None:
    asked = _two_parts()
    assert move(asked, question_ref("b"), 1) is asked
    assert move(asked, part_ref("del-1"), -1) is asked
    assert move(asked, WHOLE, 1) is asked


def test_what_is_not_there_changes_nothing() -> None:
    asked = _two_parts()
    assert remove(asked, question_ref("c")) == asked
    assert remove(asked, WHOLE) is asked
    assert spot_of(asked, question_ref("c")) is None
    assert duplicated(asked, WHOLE) == (asked, WHOLE)
    assert insert_question(asked, Spot("c", 0), blank_question("c", "C")) is asked
    assert insert_part(asked, Spot("c", 0), Part("d", "D", Decimal(0))) is asked
    assert found(asked, WHOLE) is asked


def test_conditions_within_a_copied_part_follow_it() -> None:
    asked = _two_parts()
    later = replace(blank_question("c", "C"), show_if=(Condition(asked.questions()[1].id),))
    changed, copy = duplicated(insert_question(asked, Spot("del-2", 1), later), part_ref("del-2"))
    part = changed.part(copy.id)
    assert part is not None
    assert part.questions[1].show_if[0].question == part.questions[0].id


def test_a_free_id_is_the_first_that_nothing_has() -> None:
    assert free_id("svar", {"svar-1", "svar-3"}) == "svar-2"


def test_an_option_is_added_without_points() -> None:
    question = with_new_option(blank_question("a", "A"), "Delvis")
    assert [option.text for option in question.options] == ["Nej", "Ja", "Delvis"]
    assert question.options[-1].points == 0


def test_an_item_at_the_end_stays() -> None:
    assert moved_item((1, 2, 3), 2, 1) == (1, 2, 3)
    assert moved_item((1, 2, 3), 2, -1) == (1, 3, 2)
    assert without((1, 2, 3), 1) == (1, 3)


def test_a_short_name_follows_the_long_one_until_it_is_another() -> None:
    question = blank_question("a", "A")
    assert followed(question, "text", "B") == {"text": "B", "short": "B"}
    assert followed(replace(question, short="S"), "text", "B") == {"text": "B"}
    asked = _two_parts()
    assert followed(asked, "title", "T") == {"title": "T", "short_title": "T"}


def test_the_points_for_ja_follow_the_maximum() -> None:
    question = blank_question("a", "A")
    changed = replace(question, **followed(question, "max", Decimal(2)))  # type: ignore[arg-type]
    assert [option.points for option in changed.options] == [0, 2]
    weighted = replace(question, weight=Decimal(2))
    assert followed(weighted, "max", Decimal(2)) == {"max": Decimal(2)}


def test_the_sums_are_said_when_they_are_right() -> None:
    assert sums_in_words(_two_parts()) == ("Summorna stämmer: 1 + 1 = 2 p", True)


def test_the_sums_say_what_is_missing_and_what_is_too_much() -> None:
    asked = _two_parts()
    short = with_part(asked, "del-2", replace(asked.parts[1], max=Decimal("1.5")))
    assert sums_in_words(short) == (
        "Del två: 1 av 1,5 p – 0,5 p saknas\nHela enkäten: 2,5 av 2 p – 0,5 p för mycket",
        False,
    )


def test_without_points_there_are_no_sums() -> None:
    assert sums_in_words(replace(_two_parts(), scored=False)) == ("Enkäten ger inga poäng.", True)
