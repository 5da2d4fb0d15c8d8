"""What did not go as planned during the period, summed by cause and year."""

from collections.abc import Sequence

from reportlab.platypus import Flowable

from andts_desktop.domain.final_report import FinalActivity, FinalReport
from andts_desktop.domain.follow_up import causes_of
from andts_desktop.domain.swedish import plural
from andts_desktop.reports import theme
from andts_desktop.reports.composer import Composer
from andts_desktop.reports.tables import Cell, Column, DataTable, Line, without_empty
from andts_desktop.reports.wording import capital

_NO_CAUSE = "ingen orsak angiven"


def final_deviations(compose: Composer, report: FinalReport) -> list[Flowable]:
    """Return the chapter; nothing where nothing in the plan carries status."""
    activities = report.every_activity()
    if not activities:
        return []
    head = [compose.heading(2, "Avvikelser och orsaker")]
    level = activities[0].node.level
    count = sum(len(found) for _, found in report.deviations())
    if not count:
        words = f"Inga {level.plural} är rapporterade som avvikelser {report.span}."
        return compose.headed(head, [compose.line(words)])
    words = (
        f"{capital(plural(count, 'avvikelse', 'avvikelser'))} har rapporterats {report.span}. Det "
        "som avviker flera år räknas en gång för varje år."
    )
    body: list[Flowable] = [compose.line(words), _cause_table(compose, report)]
    return [*compose.headed(head, body), *_never_done(compose, report, activities)]


def _cause_table(compose: Composer, report: FinalReport) -> DataTable:
    every = report.deviations()
    years = [every[place] for place in report.told_years]
    whole = causes_of([each for _, found in years for each in found])
    by_year = [{each.name: each.count for each in causes_of(found)} for _, found in years]
    rows: list[list[Cell]] = []
    for cause in whole:
        counts = [each.get(cause.name, 0) for each in by_year]
        name = capital(cause.name or _NO_CAUSE)
        words = [name, *map(str, counts), str(cause.count)]
        rows.append([compose.cell(each) for each in words])
    sums = [len(found) for _, found in years]
    total = ["Totalt", *map(str, sums), str(sum(sums))]
    rows.append([compose.cell(each, theme.CELL_STRONG) for each in total])
    columns = [Column("Orsak", 4, heads_rows=True)]
    columns += [Column(str(year), 1, numeric=True) for year, _ in years]
    columns.append(Column("Totalt", 1.1, numeric=True))
    return compose.table(columns, rows, is_dense=True)


def _never_done(
    compose: Composer, report: FinalReport, activities: Sequence[FinalActivity]
) -> list[Flowable]:
    """Return what was last reported as a deviation, and so was not carried out as planned."""
    rows = []
    for each in activities:
        kind, entry = report.kind(each.last), each.last
        if kind is None or entry is None or not kind.is_deviation:
            continue
        status = f"{compose.sign(kind.symbol, kind.name)}, {entry.year}"
        cause = report.follow_up.cause_name(entry.cause_key) or _NO_CAUSE
        lead = compose.cell(each.node.responsibilities.lead)
        rows.append([compose.cell(each.node.label), lead, [Line(status)], compose.cell(cause)])
    if not rows:
        return []
    level = activities[0].node.level
    columns = [
        Column(compose.user.inline(capital(level.singular)), 28, heads_rows=True),
        Column("Ansvarig", 22),
        Column("Senaste status", 28),
        Column("Orsak", 22),
    ]
    table = compose.table(*without_empty(columns, rows), is_dense=True)
    title = f"{capital(level.plural)} som inte blev som planerat"
    return compose.headed([compose.heading(3, title)], [table])
