"""PDF written without a word processor: rules as thin rectangles, and a table without rules."""

from pathlib import Path

from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, Paragraph, SimpleDocTemplate, Spacer, Table, TableStyle

from tests.files.plans.layouts import Expected, Layout, decision, indicators, numbered

FONTS = Path(__file__).parents[3] / "resources" / "fonts"
BODY = ParagraphStyle("body", fontName="Inter", fontSize=10, leading=13)
HEADING = ParagraphStyle("heading", BODY, fontName="Inter-Bold", fontSize=14, leading=18)
TITLE = ParagraphStyle("title", HEADING, fontSize=22, leading=27, spaceAfter=10)
COLUMNS = (62 * mm, 62 * mm, 46 * mm)


class _Bars(Flowable):
    """A table whose rules are filled rectangles, as some office programs draw them."""

    def __init__(self, table: Table) -> None:
        super().__init__()
        self._table = table

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        self.width, self.height = self._table.wrapOn(self.canv, width, height)
        return self.width, self.height

    def draw(self) -> None:
        self._table.drawOn(self.canv, 0, 0)
        heights: list[float] = self._table._rowHeights  # type: ignore[attr-defined]
        tops = [sum(heights[n:]) for n in range(len(heights) + 1)]
        lefts = [sum(COLUMNS[:n]) for n in range(len(COLUMNS) + 1)]
        for top in tops:
            self.canv.rect(0, top - 0.25, self.width, 0.5, stroke=0, fill=1)
        for left in lefts:
            self.canv.rect(left - 0.25, 0, 0.5, self.height, stroke=0, fill=1)


def thin_rectangles(plan: Expected, target: Path) -> None:
    """Write tables ruled by rectangles, several boards in a cell and the lead in bold."""
    _register_fonts()
    story: list[Flowable] = [Paragraph(plan["details"]["title"], TITLE)]
    story += [Paragraph(line, BODY) for line in decision(plan)]
    for chapter in plan["chapters"]:
        story += [Spacer(0, 12), Paragraph(chapter["title"], HEADING)]
        story += [Paragraph(text, BODY) for text in chapter["text"]]
    for goal in plan["nodes"]:
        story += [Spacer(0, 12), Paragraph(f"Mål {numbered(goal, '. ')}", HEADING), Spacer(0, 4)]
        story.append(_Bars(_board_table(goal["children"])))
    SimpleDocTemplate(str(target), pagesize=A4, invariant=1).build(story)


def _board_table(activities: list[Expected]) -> Table:
    rows: list[list[object]] = [
        [Paragraph(name, BODY) for name in ("Aktivitet", "Indikatorer", "Ansvar")]
    ]
    for each in activities:
        boards = [f"<b>{each['lead']}</b>", *each.get("co_responsible", [])]
        rows.append(
            [
                Paragraph(numbered(each), BODY),
                [Paragraph(text, BODY) for text in indicators(each)],
                Paragraph(",<br/>".join(boards), BODY),
            ]
        )
    table = Table(rows, COLUMNS)
    shade = ("BACKGROUND", (0, 0), (-1, 0), colors.HexColor("#DCE8E4"))
    table.setStyle(TableStyle([shade, ("VALIGN", (0, 0), (-1, -1), "TOP")]))
    return table


def space_only(plan: Expected, target: Path) -> None:
    """Write a table whose columns are held apart by nothing but space."""
    _register_fonts()
    canvas = Canvas(str(target), pagesize=A4, invariant=1)
    height = A4[1] - 30 * mm
    for kind, cells in _lines(plan):
        canvas.setFont(kind.fontName, kind.fontSize)
        for cell, left in zip(cells, (25 * mm, 115 * mm), strict=False):
            canvas.drawString(left, height, cell)
        height -= kind.leading * 1.2
    canvas.save()


def _lines(plan: Expected) -> list[tuple[ParagraphStyle, tuple[str, ...]]]:
    lines: list[tuple[ParagraphStyle, tuple[str, ...]]] = [(HEADING, (plan["details"]["title"],))]
    for chapter in plan["chapters"]:
        lines += [(HEADING, (chapter["title"],)), *((BODY, (text,)) for text in chapter["text"])]
    for goal in plan["nodes"]:
        lines.append((HEADING, (f"Mål {numbered(goal, ': ')}",)))
        lines.append((BODY, ("Aktivitet", "Ansvarig")))
        lines += [(BODY, (numbered(each), each["lead"])) for each in goal["children"]]
    return lines


def _register_fonts() -> None:
    for name, file in (("Inter", "Inter-Regular.ttf"), ("Inter-Bold", "Inter-Bold.ttf")):
        pdfmetrics.registerFont(TTFont(name, str(FONTS / file)))
    pdfmetrics.registerFontFamily("Inter", normal="Inter", bold="Inter-Bold")


PDF_LAYOUTS: dict[str, Layout] = {"angelo.pdf": thin_rectangles, "lillsele.pdf": space_only}
