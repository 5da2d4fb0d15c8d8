"""The key of a form survives being written, printed and broken over lines, and tells damage."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from andts_desktop.domain.collection import FormKey
from andts_desktop.domain.form_key import digest, key_text, key_words, parse_key
from andts_desktop.domain.ids import InstrumentId, OptionId, UnitId
from tests.domain.build import choice_question, instrument, part

KEY = FormKey("fil-1", InstrumentId("pi-mini-2"), "2", "a1b2", 2026, UnitId(17), "Järva | södra")
words = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
keys = st.builds(
    FormKey,
    file_key=words,
    instrument_id=words.map(InstrumentId),
    version=words,
    digest=words,
    year=st.integers(1990, 2100),
    unit_id=st.integers(0, 10**9).map(UnitId),
    unit_name=words,
)


@given(keys)
def test_every_key_is_read_back(key: FormKey) -> None:
    assert parse_key(key_text(key)) == key


@given(keys)
def test_a_key_is_one_line_of_plain_letters(key: FormKey) -> None:
    written = key_text(key)
    assert written.isascii()
    assert len(written.split()) == 1


@given(st.data())
def test_a_changed_letter_is_told(data: st.DataObject) -> None:
    written = key_text(KEY)
    place = data.draw(st.integers(0, len(written) - 1))
    other = data.draw(st.sampled_from([c for c in "aZ0|%-" if c != written[place]]))
    assert parse_key(written[:place] + other + written[place + 1 :]) is None


def test_a_key_broken_over_lines_is_read() -> None:
    written = key_text(KEY)
    assert parse_key(f" {written[:20]}\r\n{written[20:40]} {written[40:]}\n") == KEY


@pytest.mark.parametrize(
    "text", ["", "|", "ANDTS1", "ANDTS1|||||||", "hej", "\x00", "ANDTS2|a|b|c|d|1|1|e|00000000"]
)
def test_what_is_no_key_is_none(text: str) -> None:
    assert parse_key(text) is None


@given(st.text(max_size=60))
def test_no_text_makes_it_fail(text: str) -> None:
    assert parse_key(text) is None


def test_the_words_name_instrument_year_and_unit() -> None:
    assert key_words(KEY, "PI-mini") == "PI-mini, version 2 · 2026 · Järva | södra"


class TestDigest:
    def test_a_title_does_not_change_it(self) -> None:
        asked = instrument(part("a", "2", [choice_question("q1", "0", "1")]))
        assert digest(asked) == digest(replace(asked, title="En annan titel"))

    def test_points_of_one_size_are_the_same(self) -> None:
        one = instrument(part("a", "2", [choice_question("q1", "0", "1")]))
        other = instrument(part("a", "2", [choice_question("q1", "0.0", "1.0")]))
        assert digest(one) == digest(other)

    def test_a_changed_question_changes_it(self) -> None:
        question = choice_question("q1", "0", "1")
        option = question.options[0]
        changed = [
            replace(question, text="En annan fråga"),
            replace(question, options=(replace(option, text="Nja"), *question.options[1:])),
            replace(question, options=(replace(option, id=OptionId("x")), *question.options[1:])),
            replace(question, options=question.options[::-1]),
            replace(question, options=(replace(option, criteria="Ny"), *question.options[1:])),
            replace(question, limit=Decimal(3)),
        ]
        digests = {digest(instrument(part("a", "2", [each]))) for each in (question, *changed)}
        assert len(digests) == len(changed) + 1


def test_a_key_whose_year_is_no_number_is_no_key() -> None:
    assert parse_key(key_text(replace(KEY, year=-1))) is None
