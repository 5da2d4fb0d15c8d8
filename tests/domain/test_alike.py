"""Texts are paired with those that say nearly the same."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from andts_desktop.domain.alike import folded, likeness, pair_alike
from tests.domain.plan_strategies import texts, titles

wordings = st.lists(st.one_of(titles, texts), max_size=6)


@given(wordings, wordings)
def test_pairs_are_one_to_one_and_alike(old: list[str], new: list[str]) -> None:
    pairs = pair_alike(old, new, 0.6)
    assert len(set(pairs.values())) == len(pairs)
    assert all(likeness(old[there], new[here]) >= 0.6 for here, there in pairs.items())


@given(wordings)
def test_a_list_is_paired_with_itself_place_by_place(same: list[str]) -> None:
    pairs = pair_alike(same, same, 0.75)
    assert pairs == {place: place for place in range(len(same))}


@pytest.mark.parametrize(
    ("old", "new", "pairs"),
    [
        (["Minska tillgången"], ["MINSKA tillgången."], {0: 0}),
        (["Minska tillgången", "Stöd i skolan"], ["Stöd i skolorna", "Nytt"], {0: 1}),
        (["Antal besök per år"], ["Antal besök per kvartal", "Antal besök per år!"], {1: 0}),
        (["Öka stödet till unga"], ["Minska tillgången till unga"], {}),
        (["a b c d", "a b c e"], ["a b c f", "a b c g"], {0: 0, 1: 1}),
        (["Tillsyn"], [], {}),
    ],
)
def test_the_most_alike_are_paired(old: list[str], new: list[str], pairs: dict[int, int]) -> None:
    assert pair_alike(old, new, 0.75) == pairs


def test_likeness_is_of_the_words_and_nothing_below_the_least() -> None:
    assert folded("Mål 1: Öka  STÖDET!") == "mål 1 öka stödet"
    assert likeness("Öka stödet!", "öka stödet") == 1.0
    assert likeness("abcd", "bcda", 0.8) == 0.0
    assert likeness("abc", "xyz", 0.1) == 0.0
    assert likeness("a", "abcdefgh", 0.9) == 0.0


def test_a_thousand_texts_are_paired_in_time() -> None:
    old = [f"Informera unga om tobak vid tillfälle {n} i skolan" for n in range(1000)]
    new = [f"Informera unga om nikotin vid tillfälle {n} i skola" for n in range(1000)]
    started = time.perf_counter()
    pairs = pair_alike(old, new, 0.75)
    assert time.perf_counter() - started < 3
    assert all(here == there for here, there in pairs.items())
