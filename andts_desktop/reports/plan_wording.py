"""What a plan's fields say in words."""

import datetime as dt

from andts_desktop.domain.plan import (
    DIRECTION_NAMES,
    PREVENTION_LEVEL_NAMES,
    SUBSTANCE_NAMES,
    Direction,
    Indicator,
    IndicatorKind,
    Node,
    PlanDetails,
)
from andts_desktop.domain.plan_papers import PlanHead
from andts_desktop.domain.swedish import MONTHS, format_date
from andts_desktop.reports.wording import joined

NOTHING_WRITTEN = "Planen har ännu inga kapitel och inga mål."

_KINDS = {
    IndicatorKind.UNKNOWN: "",
    IndicatorKind.PROCESS: "processindikator",
    IndicatorKind.STRUCTURE: "strukturindikator",
    IndicatorKind.RESULT: "resultatindikator",
}
_YEAR, _MONTH, _DAY = 4, 7, 10


def node_facts(node: Node) -> tuple[str, ...]:
    """Say what a node's small fields hold, each as a line: time, prevention level and so on."""
    prevention = node.prevention_level
    substances = joined([SUBSTANCE_NAMES[each] for each in node.substances])
    goals = list(dict.fromkeys(link.number for link in node.national_goals))
    lines = (
        ("Tid", time_words(node)),
        ("Prevention", PREVENTION_LEVEL_NAMES[prevention] if prevention else ""),
        ("Gäller", substances),
        ("Nationella mål" if len(goals) > 1 else "Nationellt mål", joined(goals)),
    )
    return tuple(f"{name}: {words}" for name, words in lines if words)


def time_words(node: Node) -> str:
    """Say when: "2024–2025, Q1 och Q3", "från mars 2024"."""
    return ", ".join(filter(None, [span_words(node.starts, node.ends), node.recurs]))


def span_words(first: str, last: str) -> str:
    """Say from when to when; either may be empty."""
    starts, ends = date_words(first), date_words(last)
    if starts and ends:
        return starts if starts == ends else f"{starts}–{ends}"
    return f"från {starts}" if starts else f"till och med {ends}" if ends else ""


def date_words(iso: str) -> str:
    """Write a year, month or day in words; what is none of them stands as it is."""
    try:
        if len(iso) == _DAY:
            return format_date(dt.date.fromisoformat(iso))
        if len(iso) == _MONTH:
            month = dt.date.fromisoformat(f"{iso}-01")
            return f"{MONTHS[month.month - 1]} {month.year}"
    except ValueError:
        return iso
    return iso


def target_words(indicator: Indicator) -> str:
    """Write the target with its direction and unit, each unless the target says it itself."""
    target, unit = indicator.target.strip(), indicator.unit.strip()
    if not target:
        return ""
    direction = DIRECTION_NAMES[indicator.direction] if indicator.direction else ""
    says_direction = direction.casefold() in target.casefold()
    says_unit = unit.casefold() in target.casefold()
    words = [
        "" if says_direction or indicator.direction is Direction.NONE else direction,
        target,
        "" if says_unit else unit,
    ]
    return " ".join(filter(None, words))


def measure_words(indicator: Indicator) -> str:
    """Say what kind of indicator it is and how it is told: "processindikator, efter kön"."""
    unit = indicator.unit.strip()
    counted = f"mäts i {unit}" if unit and not indicator.target.strip() else ""
    sexes = "redovisas efter kön" if indicator.by_sex else ""
    return ", ".join(filter(None, [_KINDS[indicator.kind], counted, sexes]))


def detail_rows(details: PlanDetails, head: PlanHead) -> list[tuple[str, str]]:
    """Return what stands on the title page, by name; nothing of what the plan does not say."""
    version = ", ".join(filter(None, [details.version, date_words(details.version_date)]))
    rows = [
        ("Gäller", details.period),
        ("Beslutad av", details.decided_by),
        ("Beslutad", date_words(details.decided_on)),
        ("Diarienummer", details.case_number),
        ("Version", version),
        ("Läget per", format_date(head.as_of)),
    ]
    return [(name, value) for name, value in rows if value]
