"""What a plan says about something, field by field, as text to be compared."""

from collections.abc import Sequence
from dataclasses import dataclass

from andts_desktop.domain.markup import plain
from andts_desktop.domain.plan import (
    DIRECTION_NAMES,
    PREVENTION_LEVEL_NAMES,
    SUBSTANCE_NAMES,
    Chapter,
    Direction,
    Indicator,
    IndicatorKind,
    Level,
    Node,
    PlanDetails,
    PreventionLevel,
    ResponsibilityRole,
)
from andts_desktop.domain.word_marks import Word, marked_words

Fields = tuple[tuple[str, str], ...]
"""Swedish names of fields with what they say, in the order in which they are read."""
NUMBER = "Nummer"
"""The name of the field that can change without anything being said in other words."""
_TEXT = "Text"
"""The one field that is markup."""
_INDICATOR_KINDS = {
    IndicatorKind.UNKNOWN: "",
    IndicatorKind.PROCESS: "process",
    IndicatorKind.STRUCTURE: "struktur",
    IndicatorKind.RESULT: "resultat",
}


@dataclass(frozen=True, slots=True)
class FieldChange:
    """A field that says something else; empty where it said or says nothing."""

    name: str
    old: str
    new: str

    @property
    def words(self) -> tuple[Word, ...]:
        """Both wordings in one, with each word marked."""
        return marked_words(self.old, self.new)


def changed(old: Fields, new: Fields) -> tuple[FieldChange, ...]:
    """Return the fields that differ between two lists of the same fields."""
    return tuple(
        _text_change(before, after) if name == _TEXT else FieldChange(name, before, after)
        for (name, before), (_, after) in zip(old, new, strict=True)
        if before != after
    )


def _text_change(old: str, new: str) -> FieldChange:
    """Return the change without the signs of markup, unless it lies in the signs alone."""
    plainly = FieldChange(_TEXT, plain(old), plain(new))
    return plainly if plainly.old != plainly.new else FieldChange(_TEXT, old, new)


def node_fields(node: Node) -> Fields:
    """Return what a node says itself, but for its level and its indicators."""
    names = node.responsibilities.names
    prevention = node.prevention_level
    return (
        (NUMBER, node.number),
        ("Rubrik", node.title),
        (_TEXT, node.text),
        ("Ansvarig", node.responsibilities.lead),
        ("Medansvariga", "\n".join(names(ResponsibilityRole.CO_RESPONSIBLE))),
        ("Samverkansparter", "\n".join(names(ResponsibilityRole.PARTNER))),
        ("Börjar", node.starts),
        ("Slutar", node.ends),
        ("Återkommer", node.recurs),
        (
            "Preventionsnivå",
            "" if prevention is PreventionLevel.NONE else PREVENTION_LEVEL_NAMES[prevention],
        ),
        ("ANDTS-områden", ", ".join(SUBSTANCE_NAMES[each] for each in node.substances)),
        ("Nationella mål", ", ".join(link.number for link in node.national_goals)),
    )


def indicator_text(indicator: Indicator) -> str:
    """Return all that an indicator says, its text first and then a line for each other field."""
    direction = indicator.direction
    names = indicator.responsibilities.names
    told = (
        ("Slag", _INDICATOR_KINDS[indicator.kind]),
        ("Målvärde", indicator.target),
        ("Enhet", indicator.unit),
        ("Riktning", "" if direction is Direction.NONE else DIRECTION_NAMES[direction]),
        ("Redovisas efter kön", "ja" if indicator.by_sex else ""),
        ("Ansvarig", indicator.responsibilities.lead),
        ("Medansvariga", ", ".join(names(ResponsibilityRole.CO_RESPONSIBLE))),
        ("Samverkansparter", ", ".join(names(ResponsibilityRole.PARTNER))),
    )
    return "\n".join([indicator.text, *(f"{name}: {value}" for name, value in told if value)])


def chapter_fields(chapter: Chapter) -> Fields:
    """Return what a chapter says."""
    return (("Rubrik", chapter.title), (_TEXT, chapter.text))


def details_fields(details: PlanDetails) -> Fields:
    """Return what stands on a plan's title page."""
    return (
        ("Titel", details.title),
        ("Kort titel", details.short_title),
        ("Kommun", details.municipality),
        ("Period", details.period),
        ("Version", details.version),
        ("Versionens datum", details.version_date),
        ("Diarienummer", details.case_number),
        ("Beslutad av", details.decided_by),
        ("Beslutsdatum", details.decided_on),
        ("Källa", details.source),
    )


def level_lines(levels: Sequence[Level]) -> str:
    """Return a plan's levels by name, one a line."""
    return "\n".join(f"{level.singular} ({level.plural})" for level in levels)
