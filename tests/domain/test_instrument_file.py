"""Instruments as JSON: every fault by line, and nothing lost on the way out and in again."""

import json
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given

from andts_desktop.domain.instrument import Instrument, NotApplicablePolicy, PartRule, QuestionKind
from andts_desktop.domain.instrument_check import check_usable, faults
from andts_desktop.domain.instrument_file import read_draft, read_instrument, write_instrument
from andts_desktop.domain.plan import LevelRole
from andts_desktop.domain.units import UnitKind
from andts_desktop.errors import InputError, ResourceError
from tests.domain.build import instruments, last_line_with, lines_of
from tests.domain.instrument_strategies import sound_instruments

Json = dict[str, Any]


def small() -> Json:
    return {
        "format": "andts-instrument-1",
        "id": "prov-1",
        "family": "prov",
        "version": "1",
        "title": "Prov",
        "short_title": "Prov",
        "max": "5",
        "unit_kinds": ["district"],
        "parts": [
            {
                "id": "a",
                "title": "Del a",
                "max": "5",
                "questions": [
                    {
                        "id": "q1",
                        "text": "Finns det?",
                        "max": "1",
                        "links": [{"role": "focus_area", "key": "omrade-1.1"}],
                        "options": [
                            {"id": "nej", "text": "Nej", "points": "0"},
                            {"id": "ja", "text": "Ja", "points": "1"},
                        ],
                    },
                    {"id": "q2", "text": "Hur många?", "kind": "number", "max": 4},
                ],
            }
        ],
    }


EMPTY = {"id": "tom", "title": "Tom", "max": "0"}


def question(source: Json, number: int) -> Json:
    found: Json = source["parts"][0]["questions"][number]
    return found


def test_defaults_are_those_of_pi_mini() -> None:
    read = read_instrument(lines_of(small()), "prov.json")
    assert read.scored is True
    assert read.is_example is False
    assert read.not_applicable is NotApplicablePolicy.ZERO
    assert read.unit_kinds == (UnitKind.DISTRICT,)
    assert read.parts[0].rule is PartRule.SUM


def test_questions_carry_options_links_and_a_short_text() -> None:
    first, second = read_instrument(lines_of(small()), "prov.json").questions()
    assert first.kind is QuestionKind.CHOICE
    assert [(option.id, option.points) for option in first.options] == [
        ("nej", Decimal(0)),
        ("ja", Decimal(1)),
    ]
    assert [(link.role, link.key) for link in first.links] == [(LevelRole.FOCUS_AREA, "omrade-1.1")]
    assert first.short == "Finns det?"
    assert (second.kind, second.max) == (QuestionKind.NUMBER, Decimal(4))


def test_groups_are_the_parts_that_ask_something() -> None:
    source = small()
    inner = source["parts"][0] | {"id": "inner"}
    source["parts"] = [{"id": "outer", "title": "Yttre", "max": "5", "parts": [inner]}]
    read = read_instrument(lines_of(source), "prov.json")
    assert [group.id for group in read.question_groups()] == ["inner"]
    assert read.question(read.questions()[0].id) is read.questions()[0]


@pytest.mark.parametrize(
    ("spoil", "marker", "reason"),
    [
        (lambda s: s.update(format="annat"), '"format"', "formatet ska vara"),
        (lambda s: s.pop("family"), '{\n "format"', "”family” saknas"),
        (lambda s: s.update(max="6"), '"max": "6"', "summerar till 5 poäng, men max är 6"),
        (lambda s: s.update(unit_kinds=["district", "by"]), '"by"', "”by” finns inte"),
        (lambda s: s.update(not_applicable="nja"), '"nja"', "zero, excluded"),
        (lambda s: s["parts"][0].update(max="7"), '"max": "7"', "ger högst 5 poäng"),
        (lambda s: s["parts"][0].update(rule="medel"), '"medel"', "sum, scaled"),
        (lambda s: s["parts"].append(EMPTY), '{\n   "id": "tom"', "varken frågor"),
        (lambda s: question(s, 1).update(id="q 2"), '"id": "q 2"', "inte ha mellanslag"),
        (lambda s: s.update(minimum_answers=-1), '"minimum_answers"', "noll eller mer"),
        (lambda s: s.update(minimum_answers=True), '"minimum_answers"', "ett helt tal"),
        (lambda s: s["parts"].append(s["parts"][0]), '"id": "a"', "delen ”a” finns redan"),
        (lambda s: question(s, 1).update(id="q1"), '"id": "q1"', "frågan ”q1” finns redan"),
        (lambda s: question(s, 0).update(max="2"), '"max": "2"', "högsta alternativet ger 1"),
        (lambda s: question(s, 0)["options"].pop(), '"options"', "minst två"),
        (lambda s: question(s, 0).pop("options"), '{\n     "id": "q1"', "minst två"),
        (lambda s: question(s, 0)["options"][1].update(id="nej"), '"id": "nej"', "finns redan"),
        (lambda s: question(s, 0)["options"][1].update(points="två"), '"två"', "ett tal"),
        (lambda s: question(s, 0)["links"][0].update(role="stad"), '"stad"', "goal, focus_area"),
        (lambda s: question(s, 1).update(text=5), '"text": 5', "ska vara text"),
    ],
)
def test_a_fault_is_named_by_line(
    spoil: Callable[[Json], object], marker: str, reason: str
) -> None:
    source = small()
    spoil(source)
    text = lines_of(source)
    with pytest.raises(ResourceError) as caught:
        read_instrument(text, "prov.json")
    assert reason in caught.value.reason
    assert (caught.value.source, caught.value.line) == ("prov.json", last_line_with(text, marker))


def test_a_doubled_question_is_named_where_it_stands_again_in_another_part() -> None:
    source = small()
    copy = json.loads(json.dumps(source["parts"][0])) | {"id": "b"}
    source["parts"].append(copy)
    source["max"] = "10"
    text = lines_of(source)
    with pytest.raises(ResourceError) as caught:
        read_instrument(text, "prov.json")
    assert caught.value.reason == "frågan ”q1” finns redan"
    assert caught.value.line == last_line_with(text, '"id": "q1"')


def test_a_part_below_may_not_have_the_id_of_one_above() -> None:
    source = small()
    inner = source["parts"][0]
    source["parts"] = [{"id": "a", "title": "Yttre", "max": "5", "parts": [inner]}]
    text = lines_of(source)
    with pytest.raises(ResourceError, match="delen ”a” finns redan") as caught:
        read_instrument(text, "prov.json")
    assert caught.value.line == last_line_with(text, '"id": "a"')


def test_a_scaled_part_cannot_stretch_nothing() -> None:
    source = small()
    source["parts"][0].update(
        rule="scaled", questions=[{"id": "q", "text": "?", "kind": "number", "max": "0"}]
    )
    with pytest.raises(ResourceError, match="ger högst 0 poäng"):
        read_instrument(lines_of(source), "prov.json")


def test_points_written_with_an_exponent_survive_the_round_trip() -> None:
    text = lines_of(small()).replace('"max": 4', '"max": 0.4e1')
    read = read_instrument(text, "prov.json")
    assert read_instrument(write_instrument(read), "igen") == read


def later(source: Json) -> Json:
    """Return the sample in the format of today."""
    return source | {"format": "andts-instrument-2"}


@pytest.mark.parametrize(
    ("spoil", "key"),
    [
        (lambda s: s.update(titel="Prov"), "titel"),
        (lambda s: s["parts"][0].update(regel="sum"), "regel"),
        (lambda s: question(s, 0).update(visas_om=[]), "visas_om"),
        (lambda s: question(s, 0)["options"][0].update(poang="1"), "poang"),
        (lambda s: question(s, 0)["links"][0].update(nyckel="a"), "nyckel"),
        (lambda s: question(s, 1).update(steps=[{"at_least": 0, "points": 4, "p": 1}]), "p"),
        (lambda s: question(s, 1).update(show_if=[{"question": "q1", "option": "ja"}]), "option"),
    ],
)
def test_a_field_that_means_nothing_is_named_but_was_not_before(
    spoil: Callable[[Json], object], key: str
) -> None:
    source = small()
    spoil(source)
    read_instrument(lines_of(source), "prov.json")
    text = lines_of(later(source))
    with pytest.raises(ResourceError, match=f"fältet ”{key}” finns inte") as caught:
        read_instrument(text, "prov.json")
    assert caught.value.line == last_line_with(text, f'"{key}": ')


def test_the_name_of_the_schema_may_stand_in_the_file() -> None:
    source = later(small()) | {"$schema": "schema/andts-instrument-2.schema.json"}
    assert read_instrument(lines_of(source), "prov.json").id == "prov-1"


def test_a_frame_without_any_question_is_read_and_cannot_be_used() -> None:
    source = later(small())
    source["parts"] = [{"id": "a", "title": "Att fylla", "max": "5", "rule": "scaled"}]
    frame = read_instrument(lines_of(source), "ram.json")
    assert frame.questions() == ()
    with pytest.raises(InputError, match="Delen ”Att fylla” har varken frågor eller delar"):
        check_usable(frame)


def test_a_frame_without_parts_is_none() -> None:
    with pytest.raises(ResourceError, match="enkäten har inga delar"):
        read_instrument(lines_of(later(small()) | {"parts": []}), "ram.json")


def test_a_frame_must_be_right_in_all_else() -> None:
    source = later(small())
    source["parts"] = [{"id": "a", "title": "Att fylla", "max": "4"}]
    with pytest.raises(ResourceError, match="summerar till 4 poäng, men max är 5"):
        read_instrument(lines_of(source), "ram.json")


def test_a_draft_may_say_what_is_wrong() -> None:
    source = later(small())
    source.update(title="", max="9")
    question(source, 1).update(id="q1", text=" ", weight="0", show_if=[{"question": "q9"}])
    draft = read_draft(lines_of(source), "utkast")
    assert len(faults(draft)) == 6
    assert read_draft(write_instrument(draft), "igen") == draft


def test_a_draft_has_the_form_of_an_instrument() -> None:
    with pytest.raises(ResourceError, match="prov, rad 2: formatet ska vara ”andts-instrument-2”"):
        read_draft(lines_of(small() | {"format": "andts-instrument-3"}), "prov")


@given(instruments())
def test_what_is_written_is_read_back_unchanged(drawn: Instrument) -> None:
    written = write_instrument(drawn)
    assert read_instrument(written, "igen") == drawn


@given(sound_instruments())
def test_every_field_is_read_back_unchanged(drawn: Instrument) -> None:
    written = write_instrument(drawn)
    assert read_instrument(written, "igen") == read_draft(written, "igen") == drawn
