"""The arithmetic on paper: whole for one unit, the sums alone where the units are several."""

from collections.abc import Iterator, Sequence
from typing import Any

from reportlab.platypus import Flowable, TableStyle

from andts_desktop.domain.annual_report import AnnualReport, SurveyReport, UnitSurvey
from andts_desktop.domain.arithmetic import Arithmetic, ArithmeticLine, LineKind
from andts_desktop.domain.arithmetic_lines import arithmetic
from andts_desktop.reports import theme
from andts_desktop.reports.composer import Composer
from andts_desktop.reports.tables import Cell, Column, Line
from andts_desktop.reports.wording import LONGEST_NAME, shortened

_ENDING = frozenset({LineKind.TOTAL, LineKind.INDEX, LineKind.ROUNDING})
_STRONG = _ENDING | {LineKind.SUM, LineKind.CAP, LineKind.SCALE}
# Many short lines of figures: closer together they fill fewer pages.
_CLOSE: list[tuple[Any, ...]] = [
    ("TOPPADDING", (0, 1), (-1, -1), 1),
    ("BOTTOMPADDING", (0, 1), (-1, -1), 2),
]
_SEVERAL = (
    "Här står summorna för varje enhet. Hur varje fråga är räknad står i enhetens eget "
    "dokument, Enkätresultat."
)


def arithmetic_appendix(compose: Composer, report: AnnualReport) -> list[Flowable]:
    """Return the appendix; nothing where no unit has any points to count."""
    found = [
        (survey, unit)
        for survey in report.surveys
        for unit in survey.units
        if unit.score.index is not None
    ]
    if not found:
        return []
    head: list[Flowable] = [compose.heading(2, "Bilaga: så är indexet räknat")]
    if len(found) == 1:
        ((_, only),) = found
        return compose.headed(head, whole_arithmetic(compose, _of(only)))
    story = compose.headed(head, [compose.line(_SEVERAL)])
    for survey, unit in found:
        title = compose.heading(3, _title(survey, unit, several=len(report.surveys) > 1))
        story += compose.headed([title], [_table(compose, _sums(_of(unit)))])
    return story


def _of(unit: UnitSurvey) -> Arithmetic:
    return arithmetic(unit.score, unit.unit.name)


def _title(survey: SurveyReport, unit: UnitSurvey, *, several: bool) -> str:
    name = shortened(unit.unit.name, LONGEST_NAME)
    return f"{name}, {survey.instrument.short_title}" if several else name


def _sums(made: Arithmetic) -> tuple[ArithmeticLine, ...]:
    return tuple(each for each in made.lines if each.kind in _STRONG or each.kind is LineKind.NOTE)


def whole_arithmetic(compose: Composer, made: Arithmetic) -> list[Flowable]:
    """Return the rules and how the index comes of the parts, then every line, part by part.

    The last step stands first, as what the other lines explain, and never alone on a last page.
    """
    story = compose.bullets(made.rules)
    heads: list[Flowable] = []
    *parts, ending = _groups(made.lines)
    for title, lines in (ending, *parts):
        heads.append(compose.heading(3, title, outlined=False))
        if lines:
            story += compose.headed(heads, [_table(compose, lines)])
            heads = []
    return story


def _groups(
    lines: Sequence[ArithmeticLine],
) -> Iterator[tuple[str, list[ArithmeticLine]]]:
    """Part the lines by the part that they stand under; the last steps stand by themselves."""
    title, gathered = "", list[ArithmeticLine]()
    is_ending = False
    for each in lines:
        begins = each.kind is LineKind.PART or (each.kind in _ENDING and not is_ending)
        if begins and title:
            yield title, gathered
        if begins:
            is_ending = each.kind in _ENDING
            title = "Från poäng till index" if is_ending else each.label
            gathered = [each] if is_ending else []
        else:
            gathered.append(each)
    if title:
        yield title, gathered


def _table(compose: Composer, lines: Sequence[ArithmeticLine]) -> Flowable:
    asks = any(each.kind is LineKind.QUESTION for each in lines)
    columns = [
        Column("Fråga" if asks else "Del", 38),
        Column("Svar och räkning", 40),
        Column("Poäng", 15, numeric=True),
        Column("Av", 7, numeric=True),
    ]
    made = compose.table(columns, [_row(compose, each) for each in lines], is_dense=True)
    made.setStyle(TableStyle(_CLOSE))
    return made


def _row(compose: Composer, line: ArithmeticLine) -> list[Cell]:
    style = theme.CELL_STRONG if line.kind in _STRONG else theme.CELL
    said = compose.cell(line.said, theme.CELL)
    how = [Line(compose.user.inline(line.how), theme.CELL_MUTED)] if line.how else []
    figures = [compose.cell(each, style) for each in (line.result, line.max)]
    return [compose.cell(line.label, style), [*said, *how], *figures]
