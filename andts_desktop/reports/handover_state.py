"""The state of the work in a handover: status, what is late, deviations, what nobody has told."""

from collections.abc import Sequence

from reportlab.platypus import Flowable

from andts_desktop.domain.follow_up import count_statuses, deviations
from andts_desktop.domain.handover import Handover, LeadState, late_nodes, leads, missing_figures
from andts_desktop.domain.markup import plain_line
from andts_desktop.domain.swedish import plural
from andts_desktop.reports import theme
from andts_desktop.reports.composer import Composer
from andts_desktop.reports.plan_wording import date_words
from andts_desktop.reports.tables import Cell, Column, DataTable, Line, without_empty
from andts_desktop.reports.wording import capital, shortened, status_level

_UNTOLD = "utan rapport i år"
_LONGEST = 130
_NO_CAUSE = "ingen orsak angiven"


def state_sections(compose: Composer, value: Handover) -> list[Flowable]:
    """Return what is known of the year's work, each kind of thing below a heading of its own."""
    level = status_level(value.plan)
    if level is None or not value.plan.with_status():
        words = "Planen har inga aktiviteter att följa upp. Uppföljningen skrivs för varje mål."
        return [compose.line(words), *_missing(compose, value)]
    return [
        *_status(compose, value, level.plural),
        *_late(compose, value, level.singular),
        *_deviations(compose, value, level.singular),
        *_missing(compose, value),
        *_leads(compose, value, level.plural),
    ]


def _status(compose: Composer, value: Handover, word: str) -> list[Flowable]:
    nodes = value.plan.with_status()
    counts, untold = count_statuses(value.follow_up, nodes)
    rows: list[list[Cell]] = [
        [[Line(compose.sign(each.kind.symbol, each.kind.name))], compose.cell(str(each.count))]
        for each in counts
        if each.count
    ]
    if untold:
        rows.append([compose.cell(_UNTOLD), compose.cell(str(untold))])
    rows.append([compose.cell(w, theme.CELL_STRONG) for w in ("Totalt", str(len(nodes)))])
    columns = [Column("Status", 4), Column("Antal", 1, numeric=True)]
    intro = compose.line(f"Så står planens {word} i uppföljningen av {value.head.year}.")
    head = [compose.heading(3, "Status"), intro]
    return compose.headed(head, [compose.table(columns, rows)])


def _late(compose: Composer, value: Handover, word: str) -> list[Flowable]:
    found = late_nodes(value)
    head = [compose.heading(3, "Det som är sent")]
    if not found:
        return compose.headed(head, [compose.line("Ingenting har gått över sin tid.")])
    rows = [
        [
            compose.cell(each.node.label),
            compose.cell(date_words(each.node.ends)),
            [Line(compose.sign(each.kind.symbol, each.kind.name))]
            if each.kind
            else compose.cell(_UNTOLD),
            compose.cell(each.node.responsibilities.lead),
        ]
        for each in found
    ]
    table = _table(compose, ((word, 40), ("Skulle vara klar", 20), ("Status", 20), _LEAD), rows)
    return compose.headed(head, [table])


_LEAD = ("Ansvarig", 24)


def _deviations(compose: Composer, value: Handover, word: str) -> list[Flowable]:
    found = deviations(value.plan, value.follow_up)
    head = [compose.heading(3, "Avvikelser och orsaker")]
    if not found:
        return compose.headed(head, [compose.line("Ingen avvikelse är rapporterad i år.")])
    rows = [
        [
            compose.cell(each.node.label),
            [Line(compose.sign(each.kind.symbol, each.kind.name))],
            [*compose.cell(capital(each.cause_name or _NO_CAUSE))],
            compose.cell(each.node.responsibilities.lead),
        ]
        for each in found
    ]
    table = _table(compose, ((word, 40), ("Status", 20), ("Orsak", 22), _LEAD), rows)
    return compose.headed(head, [table])


def _missing(compose: Composer, value: Handover) -> list[Flowable]:
    total = sum(len(node.indicators) for node in value.plan.walk())
    if not total:
        return []
    found = missing_figures(value)
    head = [compose.heading(3, "Siffror som saknas")]
    if not found:
        words = f"Alla indikatorer har ett utfall för {value.head.year}."
        return compose.headed(head, [compose.line(words)])
    words = f"{len(found)} av {plural(total, 'indikator', 'indikatorer')} saknar utfall i år."
    rows = [
        [
            compose.cell(shortened(plain_line(indicator.text), _LONGEST)),
            compose.cell(shortened(node.label, _LONGEST)),
            compose.cell(indicator.responsibilities.lead or node.responsibilities.lead),
        ]
        for node, indicator in found
    ]
    table = _table(compose, (("Indikator", 44), ("Hör till", 34), _LEAD), rows)
    return compose.headed([*head, compose.line(words)], [table])


def _leads(compose: Composer, value: Handover, word: str) -> list[Flowable]:
    found = leads(value)
    if not found:
        return []
    late = [each for each in found if each.untold]
    words = (
        f"{len(late)} av {len(found)} ansvariga har {word} som ingen har rapporterat om i år."
        if late
        else f"Alla ansvariga har rapporterat om sina {word} i år."
    )
    rows = [_lead_row(compose, each) for each in found]
    columns = [
        Column("Ansvarig", 46),
        Column("Leder", 12, numeric=True),
        Column("Utan rapport", 16, numeric=True),
        Column("Senaste rapport", 26),
    ]
    head = [compose.heading(3, "Vilka som har rapporterat"), compose.line(words)]
    return compose.headed(head, [compose.table(columns, rows)])


def _lead_row(compose: Composer, lead: LeadState) -> list[Cell]:
    told = date_words(lead.last_told) or "ingen i år"
    return [compose.cell(each) for each in (lead.name, str(lead.led), str(lead.untold), told)]


def _table(
    compose: Composer, titles: Sequence[tuple[str, float]], rows: Sequence[Sequence[Cell]]
) -> DataTable:
    columns = [Column(compose.user.inline(capital(title)), share) for title, share in titles]
    return compose.table(*without_empty(columns, rows))
