"""The form of our own workbook: its sheets, their columns, and its Swedish words.

A node is one row and each of its fields a column. An indicator has fields of its own and a node
can have several, so each is a row of its own below its node, with "indikator" for a level: rows
are what people move, copy and sort in Excel, while parallel lines in several cells ("the third
line of Målvärde belongs to the third of Indikatorer") go wrong at the first edit.
"""

from collections.abc import Mapping, Sequence

from andts_desktop.domain.plan import (
    DIRECTION_NAMES,
    PREVENTION_LEVEL_NAMES,
    Direction,
    IndicatorKind,
    Level,
    LevelRole,
    PreventionLevel,
)
from andts_desktop.domain.units import UNIT_KIND_NAMES, UnitKind
from andts_desktop.exchange.workbook.form import CONTINUED, Column, SheetForm

MARK = "ANDTS_PLAN"
"""The name of the document property and of the defined name that mark the workbook as ours."""
VERSION = "1"
INDICATOR = "indikator"

LEVEL_ROLES: Mapping[LevelRole, str] = {
    LevelRole.GOAL: "mål",
    LevelRole.FOCUS_AREA: "insatsområde",
    LevelRole.ACTIVITY: "aktivitet",
    LevelRole.CORNERSTONE: "förebyggsten",
    LevelRole.BUILDING_BLOCK: "byggsten",
}
INDICATOR_KINDS: Mapping[IndicatorKind, str] = {
    IndicatorKind.PROCESS: "process",
    IndicatorKind.STRUCTURE: "struktur",
    IndicatorKind.RESULT: "resultat",
}
UNIT_KINDS: Mapping[UnitKind, str] = {kind: names[0] for kind, names in UNIT_KIND_NAMES.items()}
DIRECTIONS: Mapping[Direction, str] = {
    each: name for each, name in DIRECTION_NAMES.items() if each is not Direction.NONE
}
PREVENTION_LEVELS: Mapping[PreventionLevel, str] = {
    each: name for each, name in PREVENTION_LEVEL_NAMES.items() if each is not PreventionLevel.NONE
}

DETAILS = {
    "title": "Titel",
    "short_title": "Kort titel",
    "municipality": "Kommun eller region",
    "period_from": "Första år",
    "period_to": "Sista år",
    "version": "Version",
    "version_date": "Versionens datum",
    "case_number": "Diarienummer",
    "decided_by": "Beslutad av",
    "decided_on": "Beslutad den",
    "source": "Källa",
    "id": "Nyckel",
}
"""The fields of a plan's details, and its id, by their words on the sheet."""


_LINES = "En på varje rad i cellen. Alt+Enter ger ny rad."
_OWN = "Programmets nyckel. Lämna tom på nya rader."

PLAN = SheetForm(
    "Planen",
    (
        Column("Nivå", 18, "Nivå", "En av planens nivåer, eller indikator."),
        Column("Rubrik", 60, hint="På en indikatorrad: själva indikatorn."),
        Column("Nummer", 10),
        Column("Djup", 7, hint="1 är överst. Kan lämnas tom: då avgör nivån."),
        Column("Text", 60),
        Column("Ansvarig", 28, "Enhet"),
        Column("Medansvariga", 32, hint=_LINES),
        Column("Samverkansparter", 32, hint=_LINES),
        Column("Indikatorns slag", 14, "Indikatorns slag"),
        Column("Riktning", 10, "Riktning"),
        Column("Målvärde", 24),
        Column("Mäts i", 16),
        Column("Delas upp på kön", 10, "Ja"),
        Column("Nationella mål", 12, hint="Målens nummer med komma emellan."),
        Column("Preventionsnivå", 16, "Preventionsnivå"),
        Column("ANDTS", 9, hint="Bokstäver ur ANDTS."),
        Column("Börjar", 12, hint="År, månad eller dag: 2024, 2024-03 eller 2024-03-01."),
        Column("Slutar", 12, hint="År, månad eller dag: 2024, 2024-03 eller 2024-03-01."),
        Column("Återkommer", 18),
        Column("Ordning", 10, hint="Enheternas inbördes ordning. Kan lämnas tom."),
        Column("Nyckel", 14, hint=_OWN),
    ),
    required=2,
    has_long_texts=True,
)
ABOUT = SheetForm(
    "Om planen",
    (Column("Uppgift", 24), Column("Värde", 90)),
    required=2,
    has_long_texts=True,
)
LEVELS = SheetForm(
    "Nivåer",
    (
        Column("Nivå", 26),
        Column("Flertal", 26),
        Column("Under nivån", 26, hint="Namnet på nivån ovanför. Tom för en nivå som är överst."),
        Column("Räknas som", 18, "Räknas som"),
        Column("Har status", 12, "Ja"),
        Column("Har indikatorer", 14, "Ja"),
        Column("Har ansvar", 12, "Ja"),
        Column("Nyckel", 18, hint=_OWN),
    ),
    required=2,
)
CHAPTERS = SheetForm(
    "Texter",
    (Column("Slag", 18, "Slag"), Column("Rubrik", 40), Column("Text", 110)),
    required=3,
    has_long_texts=True,
)
UNITS = SheetForm("Enheter", (Column("Namn", 60), Column("Slag", 24, "Enhetens slag")), required=1)
SHEETS = (PLAN, ABOUT, LEVELS, CHAPTERS, UNITS)


def level_labels(levels: Sequence[Level]) -> dict[str, str]:
    """Return what each level's nodes are called in the sheet, by the level's key.

    That is the level's own word; where it is taken, by an earlier level or by the workbook, its
    key stands with it. No two labels are alike, whatever the case of their letters.
    """
    taken = {INDICATOR, CONTINUED}
    labels = {}
    for level in levels:
        label = level.singular
        while label.casefold() in taken:
            label = f"{label} ({level.key})"
        taken.add(label.casefold())
        labels[level.key] = label
    return labels
