"""Every kind of chapter can be named."""

from andts_desktop.domain.chapters import CHAPTER_KIND_NAMES
from andts_desktop.domain.plan import ChapterKind


def test_every_kind_of_chapter_has_a_name_of_its_own() -> None:
    assert set(CHAPTER_KIND_NAMES) == set(ChapterKind)
    assert len(set(CHAPTER_KIND_NAMES.values())) == len(ChapterKind)
