"""Everything that was read can be found again in the document."""

from pathlib import Path

import pytest

from andts_desktop.exchange.plan_import.reading import read_source
from andts_desktop.exchange.plan_import.source import Paragraph, Place

PLANS = Path(__file__).resolve().parents[2] / "files" / "plans"


@pytest.mark.parametrize(
    "name", ["tallbacka.docx", "norrtuna.odt", "angelo.pdf", "bjorkvinge.xlsx", "grusasen.md"]
)
def test_every_paragraph_and_row_says_where_it_stands(name: str) -> None:
    for block in read_source(PLANS / name).blocks:
        places = [block.place] if isinstance(block, Paragraph) else [r.place for r in block.rows]
        assert all(place.words for place in places)


def test_a_word_file_counts_its_paragraphs() -> None:
    first, second = read_source(PLANS / "tallbacka.docx").blocks[:2]
    assert (first.place.words, second.place.words) == ("stycke 1", "stycke 2")


@pytest.mark.parametrize(
    ("place", "words"),
    [
        (Place(), ""),
        (Place(page=4), "sidan 4"),
        (Place(sheet="Plan", row=12), "bladet Plan, rad 12"),
        (Place(table=2, row=3), "tabell 2, rad 3"),
        (Place(paragraph=7), "stycke 7"),
    ],
)
def test_a_place_is_told_in_swedish(place: Place, words: str) -> None:
    assert place.words == words
