"""The cover of the annual follow-up: what it is, of what, by whom, and three figures."""

from collections.abc import Sequence

from reportlab.platypus import Flowable, FrameBreak, Spacer, Table

from andts_desktop.domain.annual_report import AnnualReport, ReportHead
from andts_desktop.domain.follow_up import GoalAssessment, causes_of, deviations
from andts_desktop.domain.swedish import format_date, format_decimal
from andts_desktop.reports import fonts, theme
from andts_desktop.reports.composer import Composer
from andts_desktop.reports.flowables import columns, text
from andts_desktop.reports.structure import Element, Tag
from andts_desktop.reports.wording import (
    LONGEST_NAME,
    Outcomes,
    capital,
    done_count,
    goals_of,
    indexed,
    indicators_of,
    shortened,
    state_word,
    status_level,
    unit_plural,
)

BLOCK_HEIGHT = 352.0
_LONGEST_TITLE = 160


class CoverBlock(Flowable):
    """The coloured block at the top of a cover, from edge to edge of the page.

    `above` stands at its top, `below` at its foot; the colour itself is furniture.
    """

    def __init__(
        self, above: Sequence[Flowable], below: Sequence[Flowable], stamp: str, height: float
    ) -> None:
        super().__init__()
        self._above, self._below, self._stamp = list(above), list(below), stamp
        self._least = height

    def wrap(self, availWidth: float, availHeight: float) -> tuple[float, float]:  # noqa: N803
        """Take the least height, or more where the title needs it."""
        self._heights = {
            id(each): each.wrap(availWidth, availHeight)[1] for each in [*self._above, *self._below]
        }
        content = sum(self._heights.values()) + 60 + (44 if self._stamp else 0)
        self.width, self.height = availWidth, max(self._least - theme.TOP, content)
        return self.width, self.height

    def draw(self) -> None:
        """Paint the block, then set the text on it."""
        self._paint()
        y = self.height
        for each in self._above:
            y -= self._heights[id(each)]
            each.drawOn(self.canv, 0, y)
        y = sum(self._heights[id(each)] for each in self._below) + 46
        y += 44 if self._stamp else 0
        for each in self._below:
            y -= self._heights[id(each)]
            each.drawOn(self.canv, 0, y)
        if self._stamp:
            self._draw_stamp(36)

    def _paint(self) -> None:
        self.canv.saveState()
        self.canv.setFillColor(theme.ACCENT)
        full = self.height + theme.TOP + 10
        self.canv.rect(-theme.MARGIN, 0, theme.PAGE_WIDTH, full, stroke=0, fill=1)
        self.canv.restoreState()

    def _draw_stamp(self, y: float) -> None:
        label = text(self._stamp, theme.changed(theme.CELL_STRONG, textColor=theme.WHITE))
        _, height = label.wrap(200, 40)
        width = self.canv.stringWidth(self._stamp, fonts.SEMIBOLD, 10)
        self.canv.saveState()
        self.canv.setStrokeColor(theme.WHITE)
        self.canv.setLineWidth(1.4)
        self.canv.rect(0, y - 7, width + 28, height + 14, stroke=1, fill=0)
        self.canv.restoreState()
        label.drawOn(self.canv, 14, y)


def cover(compose: Composer, report: AnnualReport) -> list[Flowable]:
    """Return the cover page."""
    head = report.head
    story: list[Flowable] = [_block(compose, head), Spacer(1, 26), facts(compose, _facts(head))]
    figures = key_figures(report)
    if figures:
        story += [Spacer(1, 34), figures_row(compose, figures)]
    return [*story, FrameBreak()]


def _block(compose: Composer, head: ReportHead) -> CoverBlock:
    names = " · ".join(filter(None, [head.municipality, head.decided_by]))
    owner = shortened(names, LONGEST_NAME)
    white = {"textColor": theme.WHITE}
    title = compose.heading(1, f"Årlig uppföljning {head.year}", colour=theme.WHITE, outlined=False)
    plan = shortened(head.plan_title, _LONGEST_TITLE)
    if head.period and head.period not in plan:
        plan = f"{plan} {head.period}"
    above = [compose.line(owner, theme.changed(theme.BODY, **white))] if owner else []
    below: list[Flowable] = [title, Spacer(1, 6)]
    below.append(compose.line(plan, theme.changed(theme.style(15, 21), **white)))
    stamp = "" if head.stamp.is_final else "UTKAST"
    return CoverBlock(above, below, stamp, BLOCK_HEIGHT)


def _facts(head: ReportHead) -> list[tuple[str, str]]:
    version = ", ".join(filter(None, [head.stamp.version, state_word(head)]))
    rows = [
        ("Diarienummer", head.case_number),
        ("Version", version),
        ("Läget per", format_date(head.as_of)),
        ("Beslutas av", head.decided_by),
    ]
    return [(name, value) for name, value in rows if value]


def facts(compose: Composer, rows: Sequence[tuple[str, str]], width: float = 360) -> Table:
    """Return names and values as a table whose first column heads the rows."""
    whole = Element(Tag.TABLE)
    made = []
    for name, value in rows:
        row = Element(Tag.ROW, whole)
        heads = Element(Tag.HEADER_CELL, row)
        label = text(compose.user.inline(name), theme.CELL_MUTED, heads)
        said = text(
            compose.user.inline(shortened(value, LONGEST_NAME)), theme.CELL, Element(Tag.CELL, row)
        )
        made.append([[label], [said]])
    return Table(
        made,
        colWidths=[width * 0.32, width * 0.68],
        hAlign="LEFT",
        style=[
            *theme.PLAIN_CELLS,
            ("TOPPADDING", (0, 0), (-1, -1), 6),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 6),
            ("LINEBELOW", (0, 0), (-1, -1), 0.5, theme.LINE),
        ],
    )


def key_figures(report: AnnualReport) -> list[tuple[str, str]]:
    """Choose at most three figures that the report has, each with what it counts."""
    found = [*_plan_figures(report), *_survey_figures(report)]
    if len(found) < 3:
        found += _size_figures(report)
    return found[:3]


def _plan_figures(report: AnnualReport) -> list[tuple[str, str]]:
    carriers = report.plan.with_status()
    level = status_level(report.plan)
    figures = []
    if carriers and level:
        done = done_count(report.plan, report.follow_up)
        figures.append((f"{done} av {len(carriers)}", f"{level.plural} genomförda"))
    marks = Outcomes(report).judgements(report.plan)
    if marks:
        reached = marks.count(GoalAssessment.REACHED)
        figures.append((f"{reached} av {len(marks)}", "bedömda indikatorer når målet"))
    found = deviations(report.plan, report.follow_up)
    if carriers and report.follow_up.log:
        cause = next((each.name for each in causes_of(found) if each.name), "")
        word = "avvikelse" if len(found) == 1 else "avvikelser"
        figures.append((str(len(found)), f"{word}, vanligaste orsak {cause}" if cause else word))
    return figures


def _survey_figures(report: AnnualReport) -> list[tuple[str, str]]:
    survey = report.survey
    units = indexed(survey)
    if survey is None or not units:
        return []
    name = survey.instrument.short_title
    example = " (exempelfrågor)" if survey.instrument.is_example else ""
    if survey.comparison and survey.comparison.mean is not None:
        mean = format_decimal(survey.comparison.mean)
        number = len(survey.comparison.results)
        return [(mean, f"{name}, medelvärde för {number} {unit_plural(survey)}{example}")]
    index = units[0].score.index
    return [(format_decimal(index), f"{name}, {units[0].unit.name}{example}")] if index else []


def _size_figures(report: AnnualReport) -> list[tuple[str, str]]:
    goals = goals_of(report.plan)
    level = goals[0].level if goals else None
    figures = [(str(len(goals)), level.plural)] if level else []
    below = [node for goal in goals for node in goal.walk() if node is not goal]
    levels = dict.fromkeys(node.level for node in below if not node.level.has_status)
    figures += [
        (str(sum(1 for node in below if node.level == each)), each.plural) for each in levels
    ]
    indicators = indicators_of(report.plan)
    if indicators:
        figures.append((str(len(indicators)), "indikatorer i planen"))
    return figures


def figures_row(compose: Composer, figures: Sequence[tuple[str, str]]) -> Flowable:
    """Set figures side by side, each with what it counts below it."""
    stacks = [
        [
            text(compose.user.inline(number), theme.KEY_NUMBER),
            text(compose.user.inline(capital(label)), theme.KEY_LABEL),
        ]
        for number, label in figures
    ]
    return columns(stacks, [theme.COLUMN / 3] * len(stacks))
