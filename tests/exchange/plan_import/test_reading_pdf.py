"""PDF documents: ruled tables, boldness, headings, and what a page break parts."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pypdfium2
import pytest
from pypdf import PdfReader, PdfWriter
from reportlab.lib.pagesizes import A4, landscape
from reportlab.pdfgen.canvas import Canvas

from andts_desktop.errors import FileError
from andts_desktop.exchange.plan_import.reading import read_source
from andts_desktop.exchange.plan_import.source import Paragraph, Place, SourceDocument, Table

Draw = Callable[[Canvas], None]
SHARED = Path(__file__).resolve().parents[4] / "shared" / "data" / "plans"


@pytest.fixture
def read(tmp_path: Path) -> Callable[..., SourceDocument]:
    def drawn(*pages: Draw, size: tuple[float, float] = A4) -> SourceDocument:
        canvas = Canvas(str(tmp_path / "plan.pdf"), pagesize=size)
        for page in pages:
            page(canvas)
            canvas.showPage()
        canvas.save()
        return read_source(tmp_path / "plan.pdf")

    return drawn


def lines(canvas: Canvas, x: float, y: float, *texts: str, font: str = "Helvetica") -> None:
    """Write lines from a place down, as close as running text is set."""
    canvas.setFont(font, 12)
    for at, text in enumerate(texts):
        canvas.drawString(x, y - 14 * at, text)


def ruled(canvas: Canvas, xs: list[float], ys: list[float]) -> None:
    for y in ys:
        canvas.line(xs[0], y, xs[-1], y)
    for x in xs:
        canvas.line(x, ys[0], x, ys[-1])


def table(source: SourceDocument) -> Table:
    return next(block for block in source.blocks if isinstance(block, Table))


def cells(found: Table) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in found.rows]


def texts(source: SourceDocument) -> list[str]:
    return [block.text for block in source.blocks if isinstance(block, Paragraph)]


def test_lines_are_joined_to_paragraphs_by_their_distance(
    read: Callable[..., SourceDocument],
) -> None:
    def page(canvas: Canvas) -> None:
        lines(canvas, 72, 700, "Kommunen arbetar för att färre", "ska börja använda narkotika.")
        lines(canvas, 72, 650, "Ett nytt stycke.")

    assert texts(read(page)) == [
        "Kommunen arbetar för att färre ska börja använda narkotika.",
        "Ett nytt stycke.",
    ]


def test_a_ruled_table_gives_its_cells_with_lines_joined(
    read: Callable[..., SourceDocument],
) -> None:
    def page(canvas: Canvas) -> None:
        ruled(canvas, [72, 200, 330], [700, 670, 600])
        lines(canvas, 76, 680, "Aktivitet", font="Helvetica-Bold")
        lines(canvas, 204, 680, "Ansvar", font="Helvetica-Bold")
        lines(canvas, 76, 655, "1.1 Effektiv och", "samordnad tillsyn")
        lines(canvas, 204, 655, "Socialnämnden", font="Helvetica-Bold")
        lines(canvas, 204, 641, "Kulturnämnden")

    found = table(read(page))
    assert cells(found) == [
        ["Aktivitet", "Ansvar"],
        ["1.1 Effektiv och samordnad tillsyn", "Socialnämnden\nKulturnämnden"],
    ]
    assert [each.is_bold for each in found.rows[1].cells[1].paragraphs] == [True, False]
    assert found.place == found.rows[0].place == Place(page=1)


def test_cells_without_a_line_between_are_merged(read: Callable[..., SourceDocument]) -> None:
    def page(canvas: Canvas) -> None:
        canvas.rect(72, 600, 200, 100)
        canvas.line(72, 670, 272, 670)
        canvas.line(172, 600, 172, 670)
        canvas.line(172, 635, 272, 635)
        lines(canvas, 76, 680, "Mål 1")
        lines(canvas, 76, 655, "Aktivitet")
        lines(canvas, 176, 655, "Ett")
        lines(canvas, 176, 620, "Två")

    rows = table(read(page)).rows
    assert [[cell.text for cell in row.cells] for row in rows] == [
        ["Mål 1", ""],
        ["Aktivitet", "Ett"],
        ["", "Två"],
    ]
    assert rows[0].cells[1].is_covered
    assert not rows[0].cells[1].covered_from_above
    assert rows[2].cells[0].covered_from_above


def test_lines_drawn_as_thin_rectangles_are_lines(read: Callable[..., SourceDocument]) -> None:
    def page(canvas: Canvas) -> None:
        for y in (600, 650, 700):
            canvas.rect(72, y, 200, 0.5, stroke=0, fill=1)
        for x in (72, 172, 272):
            canvas.rect(x, 600, 0.5, 100, stroke=0, fill=1)
        lines(canvas, 80, 680, "A")
        lines(canvas, 180, 630, "B")

    assert cells(table(read(page))) == [["A", ""], ["", "B"]]


def test_a_single_box_is_no_table(read: Callable[..., SourceDocument]) -> None:
    def page(canvas: Canvas) -> None:
        canvas.rect(60, 600, 300, 100)
        lines(canvas, 72, 650, "Ett citat i en ruta.")

    assert texts(read(page)) == ["Ett citat i en ruta."]


@pytest.mark.parametrize(
    ("one", "two", "whole"),
    [
        ("det före-", "byggande arbetet.", "det förebyggande arbetet."),
        ("ett ANDTS-", "förebyggande arbete.", "ett ANDTS-förebyggande arbete."),
        ("Miljö-", "och byggnämnden.", "Miljö- och byggnämnden."),
    ],
)
def test_a_hyphen_at_a_lines_end_is_joined_as_it_is_read(
    read: Callable[..., SourceDocument], one: str, two: str, whole: str
) -> None:
    assert texts(read(lambda canvas: lines(canvas, 72, 700, one, two))) == [whole]


def test_headings_are_ranked_by_size_and_bold_comes_last(
    read: Callable[..., SourceDocument],
) -> None:
    def page(canvas: Canvas) -> None:
        for y, size, text in ((760, 24, "Planen"), (720, 16, "Mål 1"), (680, 12, "Fet rubrik")):
            canvas.setFont("Helvetica-Bold", size)
            canvas.drawString(72, y, text)
        lines(canvas, 72, 650, "Löpande text som är den vanligaste i hela dokumentet.")

    source = read(page)
    assert [each.heading for each in source.blocks if isinstance(each, Paragraph)] == [1, 2, 3, 0]


def test_bullets_are_items_of_a_list(read: Callable[..., SourceDocument]) -> None:
    source = read(lambda canvas: lines(canvas, 72, 700, "• Ett", "• Två"))
    assert [(each.text, each.bullet) for each in source.blocks if isinstance(each, Paragraph)] == [
        ("Ett", 1),
        ("Två", 1),
    ]


def test_running_lines_and_page_numbers_are_left_out(
    read: Callable[..., SourceDocument],
) -> None:
    def page(number: int) -> Draw:
        def draw(canvas: Canvas) -> None:
            lines(canvas, 72, 810, "Kommunens plan")
            lines(canvas, 72, 500, f"Stycke {number}.")
            lines(canvas, 290, 30, f"Sida {number} av 3")

        return draw

    source = read(*map(page, (1, 2, 3)))
    assert texts(source) == ["Stycke 1.", "Stycke 2.", "Stycke 3."]
    assert source.left_out[0].text.startswith("6 rader i sidhuvud och sidfot")


def test_lines_with_leaders_are_a_table_of_contents(read: Callable[..., SourceDocument]) -> None:
    source = read(lambda canvas: lines(canvas, 72, 700, "Syfte ............ 3", "Texten."))
    assert texts(source) == ["Texten."]


def test_a_row_parted_by_a_page_break_is_whole_and_the_table_is_two(
    read: Callable[..., SourceDocument],
) -> None:
    def first(canvas: Canvas) -> None:
        ruled(canvas, [72, 200, 330], [140, 110, 60])
        lines(canvas, 76, 120, "Aktivitet")
        lines(canvas, 204, 120, "Ansvar")
        lines(canvas, 76, 95, "1.1 Effektiv")
        lines(canvas, 204, 95, "Socialnämnden")

    def second(canvas: Canvas) -> None:
        ruled(canvas, [72, 200, 330], [800, 770, 740])
        lines(canvas, 76, 780, "tillsyn")
        lines(canvas, 76, 750, "1.2 Annat")
        lines(canvas, 204, 750, "Kulturnämnden")

    tables = [each for each in read(first, second).blocks if isinstance(each, Table)]
    assert [cells(each) for each in tables] == [
        [["Aktivitet", "Ansvar"], ["1.1 Effektiv tillsyn", "Socialnämnden"]],
        [["1.2 Annat", "Kulturnämnden"]],
    ]


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_a_turned_page_reads_as_it_is_shown(tmp_path: Path, turn: int) -> None:
    made = BytesIO()
    width, height = landscape(A4) if turn == 180 else A4
    canvas = Canvas(made, pagesize=(width, height))
    canvas.saveState()
    if turn == 90:
        canvas.translate(width, 0)
    elif turn == 180:
        canvas.translate(width, height)
    else:
        canvas.translate(0, height)
    canvas.rotate(turn if turn != 270 else -90)
    ruled(canvas, [72, 200, 330], [500, 470, 440])
    for x, y, text in ((80, 480, "A"), (210, 480, "B"), (80, 450, "C"), (210, 450, "D")):
        canvas.drawString(x, y, text)
    canvas.restoreState()
    canvas.save()
    writer = PdfWriter()
    page = PdfReader(made).pages[0]
    page.rotate(turn)
    writer.add_page(page)
    writer.write(tmp_path / "liggande.pdf")
    assert cells(table(read_source(tmp_path / "liggande.pdf"))) == [["A", "B"], ["C", "D"]]


def test_a_document_without_text_is_a_picture(read: Callable[..., SourceDocument]) -> None:
    with pytest.raises(FileError, match="Dokumentet är en bild"):
        read(lambda canvas: canvas.rect(72, 72, 300, 300, fill=1))


@pytest.mark.parametrize(("password", "opens"), [("hemligt", False), ("", True)])
def test_only_a_password_to_open_keeps_a_document_shut(
    tmp_path: Path, password: str, opens: bool
) -> None:
    canvas = Canvas(made := BytesIO())
    canvas.drawString(72, 700, "Planen")
    canvas.save()
    writer = PdfWriter(clone_from=PdfReader(made))
    writer.encrypt(password, "ägaren", algorithm="RC4-128")
    writer.write(tmp_path / "låst.pdf")
    if opens:
        assert texts(read_source(tmp_path / "låst.pdf")) == ["Planen"]
        return
    with pytest.raises(FileError, match="skyddad med lösenord"):
        read_source(tmp_path / "låst.pdf")


def test_more_pages_than_are_read_are_said_to_be_left_out(
    read: Callable[..., SourceDocument], monkeypatch: pytest.MonkeyPatch
) -> None:
    from andts_desktop.exchange.plan_import.reading import pdf

    monkeypatch.setattr(pdf, "MAX_PAGES", 2)
    source = read(*[lambda canvas: lines(canvas, 72, 400, "Text.")] * 4)
    assert [each.text for each in source.left_out] == ["Sidorna 3 till 4"]


def words(source: SourceDocument) -> set[str]:
    """Return the paragraphs and cells, without the hyphens that a line's end may have cut."""
    said: set[str] = set()
    for block in source.blocks:
        parts = (
            [block.text]
            if isinstance(block, Paragraph)
            else [cell.text for row in block.rows for cell in row.cells]
        )
        said |= {part.replace("-", "").replace(" ", "") for part in parts}
    return said


@pytest.mark.parametrize("plan", ["vasteras_handlingsplan", "kronoberg_regional_handlingsplan"])
def test_a_plan_says_the_same_as_pdf_and_as_word(plan: str) -> None:
    if not SHARED.is_dir():
        pytest.skip("the folder of shared material is not beside the program")
    word, pdf = (read_source(path) for path in sorted(SHARED.glob(f"{plan}*")))
    assert words(pdf) == words(word)


def test_a_document_is_closed_when_the_work_is_ended(tmp_path: Path) -> None:
    class CancelledError(Exception):
        pass

    def cancel(percent: int) -> None:
        if percent:
            raise CancelledError

    canvas = Canvas(str(tmp_path / "x.pdf"))
    for _ in range(20):
        canvas.drawString(72, 700, "Text")
        canvas.showPage()
    canvas.save()
    with pytest.raises(CancelledError):
        read_source(tmp_path / "x.pdf", cancel)
    assert len(pypdfium2.PdfDocument(tmp_path / "x.pdf")) == 20
