"""A goal's indicators with target, outcomes by year and sex, and judgement."""

from collections.abc import Iterator

from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import Flowable

from andts_desktop.domain.follow_up import (
    ASSESSMENT_NAMES,
    OUTCOME_SIGNS,
    SEX_NAMES,
    Outcome,
    OutcomeState,
    Sex,
)
from andts_desktop.domain.plan import Indicator, Node
from andts_desktop.domain.swedish import format_points
from andts_desktop.reports import theme
from andts_desktop.reports.composer import Composer
from andts_desktop.reports.plan_wording import target_words
from andts_desktop.reports.tables import Cell, Column, Line
from andts_desktop.reports.wording import Outcomes

_YEAR_SHARE, _OTHER_SHARES = 11, (50, 27, 21)
_CELL_PADDING = 10
_IN_WORDS = "i ord"


def indicator_table(compose: Composer, goal: Node, outcomes: Outcomes) -> list[Flowable]:
    """Return the indicators of a goal and of everything below it; nothing where it has none.

    An outcome too long for its column stands in full below the indicator.
    """
    groups = [
        list(_rows_of(compose, node, goal, indicator, outcomes))
        for node in goal.walk()
        for indicator in node.indicators
    ]
    if not groups:
        return []
    columns = [
        Column("Indikator", _OTHER_SHARES[0]),
        Column("Målvärde", _OTHER_SHARES[1]),
        *(Column(str(year), _YEAR_SHARE, numeric=True) for year in outcomes.years),
        Column("Bedömning", _OTHER_SHARES[2]),
    ]
    head = [compose.heading(4, "Indikatorer", outlined=False)]
    rows = [row for group in groups for row in group]
    if not any(row[1] for row in rows):
        # A plan that sets no targets has no column for them; the years keep theirs.
        columns, rows = [columns[0], *columns[2:]], [[row[0], *row[2:]] for row in rows]
    table = compose.table(columns, rows, [len(group) for group in groups])
    return compose.headed(head, [table])


def _rows_of(
    compose: Composer, node: Node, goal: Node, indicator: Indicator, outcomes: Outcomes
) -> Iterator[list[Cell]]:
    yield _total_row(compose, node, goal, indicator, outcomes)
    for sex in (Sex.WOMEN, Sex.MEN):
        if outcomes.has_sexes(indicator.id, sex):
            yield _sex_row(compose, indicator, sex, outcomes)


def _total_row(
    compose: Composer, node: Node, goal: Node, indicator: Indicator, outcomes: Outcomes
) -> list[Cell]:
    first = [Line(block.markup) for block in compose.user.blocks(indicator.text)]
    if node is not goal and node.number and first:
        first[0] = Line(f"{compose.user.strong(node.number)}\u2002{first[0].markup}")
    first += _in_words(compose, indicator, outcomes)
    mark = outcomes.judged(indicator.id)
    said = [Line(compose.sign(*ASSESSMENT_NAMES[mark]))] if mark else []
    return [
        first,
        compose.cell(target_words(indicator)),
        *_figures(compose, indicator, Sex.TOTAL, outcomes),
        said,
    ]


def _sex_row(compose: Composer, indicator: Indicator, sex: Sex, outcomes: Outcomes) -> list[Cell]:
    name = compose.cell(f"varav {SEX_NAMES[sex]}", theme.CELL_MUTED)
    return [name, [], *_figures(compose, indicator, sex, outcomes), []]


def _figures(compose: Composer, indicator: Indicator, sex: Sex, outcomes: Outcomes) -> list[Cell]:
    found = [outcomes.of(indicator.id, year, sex) for year in outcomes.years]
    return [compose.cell(_figure(outcome)) for outcome in found]


def _figure(outcome: Outcome | None) -> str:
    if outcome is None:
        return ""
    said = outcome_words(outcome)
    return (said if _fits(said) else _IN_WORDS).replace(" ", "\u00a0")


def _fits(said: str) -> bool:
    """Tell whether an outcome has room on one line of its column, with three years shown."""
    whole = 3 * _YEAR_SHARE + sum(_OTHER_SHARES)
    room = theme.COLUMN * _YEAR_SHARE / whole - _CELL_PADDING
    return stringWidth(said, theme.CELL.fontName, theme.CELL.fontSize) <= room


def outcome_words(outcome: Outcome) -> str:
    """Return an outcome as it was typed, its figure, or the sign of what is missing."""
    if outcome.state is not OutcomeState.VALUE:
        return OUTCOME_SIGNS[outcome.state]
    if outcome.text.strip():
        return outcome.text.strip()
    return "" if outcome.value is None else format_points(outcome.value)


def _in_words(compose: Composer, indicator: Indicator, outcomes: Outcomes) -> list[Line]:
    lines: list[Line] = []
    for year in outcomes.years:
        for sex in Sex:
            outcome = outcomes.of(indicator.id, year, sex)
            if outcome is None:
                continue
            said = outcome_words(outcome)
            label = f"{year}" if sex is Sex.TOTAL else f"{year}, {SEX_NAMES[sex]}"
            if not _fits(said):
                lines += compose.comment(f"{label}: {said}")
            if outcome.comment.strip() and year == outcomes.year:
                lines += compose.comment(f"Kommentar {label}: {outcome.comment}")
    return lines
