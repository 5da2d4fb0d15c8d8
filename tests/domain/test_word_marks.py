"""Wordings compared word by word."""

import time

from hypothesis import given
from hypothesis import strategies as st

from andts_desktop.domain.word_marks import Word, WordMark, marked_words
from tests.domain.plan_strategies import texts

SAME, ADDED, REMOVED = WordMark.SAME, WordMark.ADDED, WordMark.REMOVED
wordings = st.one_of(texts, st.text(alphabet="ab. \n", max_size=12))


def joined(words: tuple[Word, ...], *marks: WordMark) -> str:
    return "".join(word.text for word in words if word.mark in marks)


@given(wordings, wordings)
def test_the_words_rebuild_both_wordings(old: str, new: str) -> None:
    words = marked_words(old, new)
    assert joined(words, SAME, ADDED) == new
    assert joined(words, SAME, REMOVED) == old


@given(wordings)
def test_a_wording_is_the_same_as_itself(text: str) -> None:
    assert all(word.mark is SAME for word in marked_words(text, text))


def test_words_are_marked_and_signs_apart_from_them() -> None:
    assert marked_words("Minska tillgången, nu", "Minska ungas tillgång, nu") == (
        Word("Minska ", SAME),
        Word("tillgången", REMOVED),
        Word("ungas tillgång", ADDED),
        Word(", nu", SAME),
    )


def test_space_alone_can_be_what_changed() -> None:
    assert marked_words("en\ntvå", "en två") == (
        Word("en", SAME),
        Word("\n", REMOVED),
        Word(" ", ADDED),
        Word("två", SAME),
    )


def test_no_words_are_nothing() -> None:
    assert marked_words("", "") == ()


def test_long_chapters_are_compared_in_time() -> None:
    old = " ".join(f"och ord{n % 700} i" for n in range(4000))
    new = " ".join(f"och ord{n % 900} i" for n in range(4000))
    started = time.perf_counter()
    assert joined(marked_words(old, new), SAME, ADDED) == new
    assert time.perf_counter() - started < 10
