from hypothesis import given
from hypothesis import strategies as st

from andts_desktop.domain.paper_sections import PaperSection, SectionChoice, arranged

SECTIONS = (
    PaperSection("head", "Sammanfattning", is_optional=False),
    PaperSection("goals", "Mål"),
    PaperSection("answers", "Svar"),
)
choices = st.lists(
    st.builds(SectionChoice, st.sampled_from(["head", "goals", "answers", "gone"]), st.booleans())
)


def _keys(chosen: list[SectionChoice]) -> list[str]:
    return [section.key for section, _ in arranged(SECTIONS, chosen)]


def test_without_choices_all_stand_in_their_order() -> None:
    assert arranged(SECTIONS, ()) == tuple((section, True) for section in SECTIONS)


def test_the_chosen_order_holds() -> None:
    chosen = [SectionChoice(key) for key in ("answers", "head", "goals")]
    assert _keys(chosen) == ["answers", "head", "goals"]


def test_a_chapter_can_be_left_out() -> None:
    shown = dict(arranged(SECTIONS, [SectionChoice("goals", is_shown=False)]))
    assert shown[SECTIONS[1]] is False


def test_what_must_be_there_is_always_shown() -> None:
    shown = dict(arranged(SECTIONS, [SectionChoice("head", is_shown=False)]))
    assert shown[SECTIONS[0]] is True


def test_a_new_chapter_stands_after_the_one_before_it() -> None:
    chosen = [SectionChoice(key) for key in ("goals", "head")]
    assert _keys(chosen) == ["goals", "answers", "head"]


@given(choices)
def test_no_chapter_is_lost_or_doubled(chosen: list[SectionChoice]) -> None:
    assert sorted(_keys(chosen)) == sorted(section.key for section in SECTIONS)
