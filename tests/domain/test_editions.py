from hypothesis import given
from hypothesis import strategies as st

from andts_desktop.domain.editions import ChangedPassage, PassageChange, changes_between

passages = st.lists(st.tuples(st.sampled_from(["Mål", "Svar"]), st.text(max_size=4)), max_size=8)


def test_the_same_words_have_no_changes() -> None:
    assert changes_between([("Mål", "Tillsyn")], [("Mål", "Tillsyn")]) == ()


def test_a_new_wording_stands_beside_the_old_one() -> None:
    found = changes_between([("Mål", "pågår")], [("Mål", "genomförd")])
    assert found == (ChangedPassage(PassageChange.CHANGED, "Mål", "pågår", "genomförd"),)


def test_what_has_come_and_gone_is_told() -> None:
    found = changes_between([("A", "1"), ("A", "2")], [("A", "2"), ("B", "3")])
    assert [each.change for each in found] == [PassageChange.REMOVED, PassageChange.ADDED]


@given(passages, passages)
def test_the_changes_lead_from_one_to_the_other(
    old: list[tuple[str, str]], new: list[tuple[str, str]]
) -> None:
    found = changes_between(old, new)
    gone = sorted(each.old for each in found if each.change is not PassageChange.ADDED)
    come = sorted(each.new for each in found if each.change is not PassageChange.REMOVED)
    kept = sorted([text for _, text in old] + come)
    assert kept == sorted([text for _, text in new] + gone)
