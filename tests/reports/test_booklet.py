import io
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from andts_desktop.domain.paper import PaperSize
from andts_desktop.domain.plan import Plan
from andts_desktop.reports.booklet import sides
from andts_desktop.reports.page import PdfFile
from andts_desktop.reports.pdf_check import read_facts
from andts_desktop.reports.print_pdf import print_pdf
from andts_desktop.reports.short_version import short_version_paper
from tests.reports import sample_plans, samples
from tests.reports.pdf_text import in_order, pages, reader, squeezed


def booklet(plan: Plan) -> PdfFile:
    return print_pdf(short_version_paper(samples.short(plan), size=PaperSize.BOOKLET))


def spoken(pdf: pikepdf.Pdf) -> list[tuple[int, int]]:
    """The pieces of the structure tree in reading order: sheet's side and number."""
    places = {page.obj.objgen: number for number, page in enumerate(pdf.pages)}

    def walk(element: pikepdf.Object, page: pikepdf.Object | None) -> Iterator[tuple[int, int]]:
        page = element.get("/Pg", page)
        kids = element.get("/K", pikepdf.Array())
        for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
            if not isinstance(kid, pikepdf.Dictionary):
                assert page is not None
                yield places[page.objgen], int(kid)
            elif kid.get("/Type") == "/MCR":
                yield places[kid.Pg.objgen], int(kid.MCID)
            else:
                yield from walk(kid, page)

    return list(walk(pdf.Root.StructTreeRoot, None))


def test_four_pages_fold_to_a_sheet_and_eight_to_two() -> None:
    assert sides(4) == ((3, 0), (1, 2))
    assert sides(8) == ((7, 0), (1, 6), (5, 2), (3, 4))


@given(st.integers(1, 30))
def test_every_page_stands_on_one_side_and_folds_beside_its_neighbour(sheets: int) -> None:
    count = 4 * sheets
    made = sides(count)
    assert sorted(page for side in made for page in side) == list(range(count))
    assert all(left + right == count - 1 for left, right in made)
    # The front of each sheet has its right page where the back has that page's back.
    for front, back in zip(made[::2], made[1::2], strict=True):
        assert back[0] == front[1] + 1


def test_pages_that_cannot_be_folded_are_refused() -> None:
    with pytest.raises(ValueError, match="folded"):
        sides(6)


@pytest.mark.parametrize("name", ["stockholm", "kronoberg", "nationella"])
def test_a_booklet_is_lying_a4_with_the_first_and_the_last_page_together(name: str) -> None:
    file = booklet(sample_plans.named(name))
    sheets = reader(file).pages
    assert file.pages == len(sheets)
    assert {round(float(page.mediabox.width)) for page in sheets} == {842}
    text = squeezed(pages(file)[0])
    assert in_order(text, "i korthet", f"sida {2 * file.pages} av")


def test_the_tags_are_whole_and_follow_the_pages_and_not_the_sheets(tmp_path: Path) -> None:
    file = booklet(sample_plans.stockholm())
    path = tmp_path / "häfte.pdf"
    path.write_bytes(file.data)
    facts = read_facts(path)
    assert facts.findings == ()
    assert facts.standards == ("PDF/UA-1", "PDF/A-2a")
    with pikepdf.open(io.BytesIO(file.data)) as pdf:
        sides_heard = [side for side, _ in spoken(pdf)]
    # Page 1 is on the first side, 2 and 3 on the second, 4 on the first again.
    assert [side for side, _ in groupby(sides_heard)] == [0, 1, 0]


def test_every_piece_leads_back_to_its_element() -> None:
    with pikepdf.open(io.BytesIO(booklet(sample_plans.stockholm()).data)) as pdf:
        numbers = list(pdf.Root.StructTreeRoot.ParentTree.Nums)
        lengths = [len(each) for each in numbers[1::2]]
        heard = spoken(pdf)
    assert sorted(heard) == [
        (side, number) for side, length in enumerate(lengths) for number in range(length)
    ]


def test_the_outline_leads_to_the_half_of_the_sheet() -> None:
    with pikepdf.open(io.BytesIO(booklet(sample_plans.stockholm()).data)) as pdf:
        first = pdf.Root.Outlines.First
        assert first.Dest[0].objgen == pdf.pages[0].obj.objgen
        assert float(first.Dest[2]) > 420


def test_the_same_plan_gives_the_same_bytes() -> None:
    plan = sample_plans.named("vaxjo")
    assert booklet(plan).data == booklet(plan).data
