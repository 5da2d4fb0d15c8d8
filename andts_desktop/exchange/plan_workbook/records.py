"""A plan as the rows of our workbook's sheets, each a text by its column's header."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from andts_desktop.domain.chapters import CHAPTER_KIND_NAMES
from andts_desktop.domain.plan import Level, ResponsibilityRole
from andts_desktop.domain.plan_template import (
    IndicatorDraft,
    NamedResponsibility,
    NodeDraft,
    PlanTemplate,
)
from andts_desktop.exchange.plan_workbook.form import (
    DETAILS,
    DIRECTIONS,
    INDICATOR,
    INDICATOR_KINDS,
    LEVEL_ROLES,
    PREVENTION_LEVELS,
    UNIT_KINDS,
    level_labels,
)
from andts_desktop.exchange.workbook.form import YES, Record

ROLE_COLUMNS: Mapping[ResponsibilityRole, str] = {
    ResponsibilityRole.LEAD: "Ansvarig",
    ResponsibilityRole.CO_RESPONSIBLE: "Medansvariga",
    ResponsibilityRole.PARTNER: "Samverkansparter",
}
ROLE_LETTERS: Mapping[ResponsibilityRole, str] = {
    role: header[0] for role, header in ROLE_COLUMNS.items()
}


def node_records(template: PlanTemplate) -> Iterator[Record]:
    """Yield a record for every node in reading order, each followed by those of its indicators."""
    labels = level_labels(template.levels)
    tops = {level.key for level in template.levels if not level.parent}
    for depth, node in _with_depth(template.nodes, 1):
        yield Record(_node(node, labels[node.level_key], depth), depth, node.level_key in tops)
        for indicator in node.indicators:
            yield Record(_indicator(indicator), depth + 1)


def level_records(levels: Sequence[Level]) -> Iterator[Record]:
    """Yield a record for every level."""
    labels = level_labels(levels)
    for level in levels:
        yield Record(
            {
                "Nivå": level.singular,
                "Flertal": level.plural,
                "Under nivån": labels[level.parent] if level.parent else "",
                "Räknas som": LEVEL_ROLES[level.role],
                "Har status": _flag(is_set=level.has_status),
                "Har indikatorer": _flag(is_set=level.has_indicators),
                "Har ansvar": _flag(is_set=level.has_responsibility),
                "Nyckel": level.key,
            }
        )


def about_records(template: PlanTemplate) -> Iterator[Record]:
    """Yield a record for every detail of the plan, written or not, and one for its id."""
    for field, word in DETAILS.items():
        value = template.id if field == "id" else getattr(template.details, field)
        yield Record({"Uppgift": word, "Värde": "" if value is None else str(value)})


def chapter_records(template: PlanTemplate) -> Iterator[Record]:
    """Yield a record for every chapter."""
    for chapter in template.chapters:
        yield Record(
            {
                "Slag": CHAPTER_KIND_NAMES[chapter.kind],
                "Rubrik": chapter.title,
                "Text": chapter.text,
            }
        )


def unit_records(template: PlanTemplate) -> Iterator[Record]:
    """Yield a record for every unit."""
    for unit in template.units:
        yield Record({"Namn": unit.name, "Slag": UNIT_KINDS[unit.kind]})


def joined_numbers(numbers: Sequence[str]) -> str:
    """Join the numbers of national goals by commas, or by lines where one holds a comma."""
    if any(sign in number for number in numbers for sign in ",;"):
        return "".join(f"{number}\n" for number in numbers)
    return ", ".join(numbers)


def parted_numbers(text: str) -> tuple[str, ...]:
    """Undo `joined_numbers`; what people write with semicolons is understood as well."""
    parts = text.split("\n") if "\n" in text else text.replace(";", ",").split(",")
    return tuple(filter(None, (" ".join(part.split()) for part in parts)))


def _with_depth(nodes: Iterable[NodeDraft], depth: int) -> Iterator[tuple[int, NodeDraft]]:
    for node in nodes:
        yield depth, node
        yield from _with_depth(node.children, depth + 1)


def _node(node: NodeDraft, label: str, depth: int) -> dict[str, str]:
    return {
        "Nivå": label,
        "Rubrik": node.title,
        "Nummer": node.number,
        "Djup": str(depth),
        "Text": node.text,
        **_responsibilities(node.responsibilities),
        "Nationella mål": joined_numbers(node.national_goals),
        "Preventionsnivå": PREVENTION_LEVELS.get(node.prevention_level, ""),
        "ANDTS": "".join(node.substances),
        "Börjar": node.starts,
        "Slutar": node.ends,
        "Återkommer": node.recurs,
        "Nyckel": node.key,
    }


def _indicator(indicator: IndicatorDraft) -> dict[str, str]:
    return {
        "Nivå": INDICATOR,
        "Rubrik": indicator.text,
        **_responsibilities(indicator.responsibilities),
        "Indikatorns slag": INDICATOR_KINDS.get(indicator.kind, ""),
        "Riktning": DIRECTIONS.get(indicator.direction, ""),
        "Målvärde": indicator.target,
        "Mäts i": indicator.unit,
        "Delas upp på kön": _flag(is_set=indicator.by_sex),
    }


def _responsibilities(entries: Sequence[NamedResponsibility]) -> dict[str, str]:
    columns = {
        header: "\n".join(entry.unit_name for entry in entries if entry.role is role)
        for role, header in ROLE_COLUMNS.items()
    }
    order = [entry.role for entry in entries]
    # Only said where it is not the order of the columns, which it nearly always is.
    is_plain = order == sorted(order, key=list(ROLE_COLUMNS).index)
    columns["Ordning"] = "" if is_plain else "".join(ROLE_LETTERS[role] for role in order)
    return columns


def _flag(*, is_set: bool) -> str:
    return YES if is_set else ""
