"""What the file knows that a successor asks for: the plan, the surveys, the units, the editions."""

from collections.abc import Sequence

from reportlab.platypus import Flowable

from andts_desktop.domain.editions import Edition
from andts_desktop.domain.follow_up import GoalProgress, goal_progress
from andts_desktop.domain.handover import Handover, HandoverRound, leads
from andts_desktop.domain.paper import PAPERS
from andts_desktop.domain.plan_versions import PlanVersion
from andts_desktop.domain.swedish import plural
from andts_desktop.domain.units import UNIT_KIND_NAMES, Unit
from andts_desktop.reports import theme
from andts_desktop.reports.composer import Composer
from andts_desktop.reports.cover import facts
from andts_desktop.reports.plan_wording import date_words, span_words
from andts_desktop.reports.tables import Cell, Column, without_empty
from andts_desktop.reports.wording import capital, status_level

_MOST_EDITIONS = 40
_CHANGED = {
    None: "Ingen version av planen är fastställd i programmet.",
    True: "Planen har ändrats efter det senaste beslutet. Sidan Plan visar vad.",
    False: "Planen i filen är den som beslutades senast.",
}


def plan_section(compose: Composer, value: Handover) -> list[Flowable]:
    """Return the plan in brief: what holds, its versions, its goals."""
    details = value.plan.details
    rows = [
        ("Plan", details.title),
        ("Gäller", details.period),
        ("Beslutad av", details.decided_by),
        ("Beslutad", date_words(details.decided_on)),
        ("Diarienummer", details.case_number),
        ("Version", details.version),
        ("Nästa plan", _next_words(value)),
    ]
    made: list[Flowable] = [facts(compose, [row for row in rows if row[1]], theme.COLUMN)]
    made.append(compose.line(_CHANGED[value.has_changed], theme.changed(theme.BODY, spaceBefore=8)))
    return [*made, *_versions(compose, value.versions), *_goals(compose, value)]


def _next_words(value: Handover) -> str:
    last = value.plan.details.period_to
    return "" if last is None else f"ska vara beslutad innan {last + 1} börjar"


def _versions(compose: Composer, versions: Sequence[PlanVersion]) -> list[Flowable]:
    if not versions:
        return []
    rows = [
        [
            compose.cell(each.name),
            compose.cell(date_words(each.decided_on)),
            compose.cell(each.decided_by),
            compose.cell(span_words(each.valid_from, each.valid_to)),
        ]
        for each in versions
    ]
    columns = [
        Column("Version", 14),
        Column("Beslutad", 22),
        Column("Av", 28),
        Column("Gäller", 36),
    ]
    head = [compose.heading(3, "Beslutade versioner")]
    return compose.headed(head, [compose.table(*without_empty(columns, rows))])


def _goals(compose: Composer, value: Handover) -> list[Flowable]:
    progress = goal_progress(value.plan, value.follow_up)
    if not progress:
        return []
    level = status_level(value.plan)
    rows = [_goal_row(compose, each) for each in progress]
    columns = [Column(compose.user.inline(capital(progress[0].node.level.singular)), 70)]
    if level is not None:
        columns.append(Column(compose.user.inline(capital(level.plural)), 15, numeric=True))
        columns.append(Column("Klara", 15, numeric=True))
    else:
        rows = [row[:1] for row in rows]
    head = [compose.heading(3, capital(progress[0].node.level.plural))]
    return compose.headed(head, [compose.table(columns, rows)])


def _goal_row(compose: Composer, progress: GoalProgress) -> list[Cell]:
    done = sum(each.count for each in progress.counts if each.kind.is_done)
    words = (progress.node.label, str(progress.total), str(done))
    return [compose.cell(each) for each in words]


def surveys(compose: Composer, value: Handover) -> list[Flowable]:
    """Return the rounds, what is open in them, and what may not be compared."""
    if not value.rounds:
        return [compose.line("Ingen enkät är gjord i filen.")]
    columns = [
        Column("År", 9),
        Column("Enkät", 33),
        Column("Deltar", 12, numeric=True),
        Column("Har svarat", 13, numeric=True),
        Column("Klara", 11, numeric=True),
        Column("Senast mottaget", 22),
    ]
    rows = [_round_row(compose, each) for each in reversed(value.rounds)]
    return [
        compose.table(*without_empty(columns, rows)),
        *_waiting(compose, value.rounds),
        *_breaks(compose, value.rounds),
    ]


def _round_row(compose: Composer, each: HandoverRound) -> list[Cell]:
    name = f"{each.instrument.short_title}, version {each.instrument.version}"
    name += " (exempelfrågor)" if each.instrument.is_example else ""
    counts = map(str, (each.taking_part, each.answered, each.ready))
    return [
        compose.cell(words)
        for words in (str(each.year), name, *counts, date_words(each.last_received))
    ]


def _waiting(compose: Composer, rounds: Sequence[HandoverRound]) -> list[Flowable]:
    """Return what the last two years wait for by name, and how much of earlier years."""
    waiting = [each for each in reversed(rounds) if each.waiting]
    if not waiting:
        return []
    first = max(each.year for each in rounds) - 1
    items = [_waiting_words(each) for each in waiting if each.year >= first]
    older = sum(len(each.waiting) for each in waiting if each.year < first)
    if older:
        said = plural(older, "enhets svar", "enheters svar")
        items.append(f"Från åren före {first} är {said} inte klarmarkerade.")
    return compose.headed([compose.heading(3, "Öppna svar")], compose.bullets(items))


def _waiting_words(each: HandoverRound) -> str:
    due = f", som skulle svara senast {date_words(each.due)}" if each.due else ""
    name = f"{each.instrument.short_title} {each.year}"
    units = plural(len(each.waiting), "enhet", "enheter")
    verb = "är inte klar" if len(each.waiting) == 1 else "är inte klara"
    return f"{name}: {units} {verb}{due}: {', '.join(each.waiting)}."


def _breaks(compose: Composer, rounds: Sequence[HandoverRound]) -> list[Flowable]:
    items = [
        f"{each.instrument.short_title} {each.year} jämförs inte med åren före. {each.broken}"
        for each in rounds
        if each.broken
    ]
    if not items:
        return []
    head = [compose.heading(3, "Brott i jämförelsen")]
    return compose.headed(head, compose.bullets(items))


def unit_table(compose: Composer, value: Handover) -> list[Flowable]:
    """Return the units with their addresses, and how much each leads."""
    if not value.units:
        return [compose.line("Det finns inga enheter i filen.")]
    led = {each.name: each.led for each in leads(value)}
    rows = [_unit_row(compose, each, led.get(each.name, 0)) for each in value.units]
    columns = [
        Column("Enhet", 38),
        Column("Slag", 24),
        Column("E-post", 28),
        Column("Leder", 10, numeric=True),
    ]
    return [compose.table(*without_empty(columns, rows), is_dense=True)]


def _unit_row(compose: Composer, unit: Unit, led: int) -> list[Cell]:
    words = (unit.name, UNIT_KIND_NAMES[unit.kind][0], unit.email, str(led) if led else "")
    return [compose.cell(each) for each in words]


def edition_table(compose: Composer, value: Handover) -> list[Flowable]:
    """Return what has been handed over, the newest first."""
    if not value.editions:
        return [compose.line("Inget dokument har ännu lämnats ut ur programmet.")]
    shown = value.editions[:_MOST_EDITIONS]
    rows = [_edition_row(compose, each) for each in shown]
    columns = [
        Column("När", 18),
        Column("Dokument", 26),
        Column("Om", 22),
        Column("Fil", 34),
    ]
    made: list[Flowable] = [compose.table(*without_empty(columns, rows), is_dense=True)]
    older = len(value.editions) - len(shown)
    if older:
        made.append(compose.line(f"{older} äldre står i programmet på sidan Rapporter."))
    return made


def _edition_row(compose: Composer, edition: Edition) -> list[Cell]:
    state = "" if edition.is_final else " (utkast)"
    name = f"{PAPERS[edition.kind].name} {edition.year}{state}"
    words = (date_words(edition.at[:10]), f"{name}, {edition.way}", edition.subject)
    return [compose.cell(each) for each in (*words, edition.file_name)]
