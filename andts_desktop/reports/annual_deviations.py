"""What did not go as planned, summed by cause and listed."""

from collections.abc import Sequence

from reportlab.platypus import Flowable

from andts_desktop.domain.annual_report import AnnualReport
from andts_desktop.domain.annual_sections import ANNUAL_SECTIONS, GOALS
from andts_desktop.domain.follow_up import Deviation, ProseSection, causes_of, deviations
from andts_desktop.domain.paper_sections import shown_sections
from andts_desktop.reports import theme
from andts_desktop.reports.composer import Composer
from andts_desktop.reports.tables import Column, DataTable, Line, without_empty
from andts_desktop.reports.wording import capital, status_level

_NO_CAUSE = "ingen orsak angiven"


def deviation_chapter(compose: Composer, report: AnnualReport) -> list[Flowable]:
    """Return the chapter; nothing where nothing is written and nothing carries status."""
    written = compose.prose(report.follow_up.prose_text(ProseSection.DEVIATIONS))
    body = [*written, *_generated(compose, report)]
    return compose.headed([compose.heading(2, "Avvikelser och orsaker")], body) if body else []


def _generated(compose: Composer, report: AnnualReport) -> list[Flowable]:
    level = status_level(report.plan)
    if level is None or not report.plan.with_status():
        return []
    found = deviations(report.plan, report.follow_up)
    if not found:
        words = f"Inga {level.plural} är rapporterade som avvikelser {report.head.year}."
        return [compose.line(words)]
    words = f"{len(found)} av {len(report.plan.with_status())} {level.plural} avviker från planen."
    if GOALS in shown_sections(ANNUAL_SECTIONS, report.sections):
        words += " Kommentarerna står i sin helhet under respektive mål."
    listed = compose.headed(
        [compose.heading(3, f"{capital(level.plural)} som avviker")],
        [_deviation_table(compose, found, level.singular)],
    )
    return [compose.line(words), _cause_table(compose, found), *listed]


def _cause_table(compose: Composer, found: Sequence[Deviation]) -> DataTable:
    rows = [
        [compose.cell(capital(each.name or _NO_CAUSE)), compose.cell(str(each.count))]
        for each in causes_of(found)
    ]
    rows.append([compose.cell(w, theme.CELL_STRONG) for w in ("Totalt", str(len(found)))])
    columns = [Column("Orsak", 4), Column("Antal", 1, numeric=True)]
    return compose.table(columns, rows, is_dense=True)


def _deviation_table(compose: Composer, found: Sequence[Deviation], word: str) -> DataTable:
    rows = [
        [
            compose.cell(each.node.label),
            compose.cell(each.node.responsibilities.lead),
            [Line(compose.sign(each.kind.symbol, each.kind.name))],
            compose.cell(each.cause_name or _NO_CAUSE),
        ]
        for each in found
    ]
    titles = (capital(word), "Ansvarig", "Status", "Orsak")
    shares = (32, 23, 22, 23)
    columns = [
        Column(compose.user.inline(title), share)
        for title, share in zip(titles, shares, strict=True)
    ]
    return compose.table(*without_empty(columns, rows), is_dense=True)
