"""Read the sheets around the tree: levels, units, chapters and the plan's details."""

from collections.abc import Iterable, Sequence
from typing import Any

from andts_desktop.domain.chapters import CHAPTER_KIND_NAMES
from andts_desktop.domain.plan import Chapter, ChapterKind, Level, LevelRole, PlanDetails
from andts_desktop.domain.plan_template import UnitDraft
from andts_desktop.domain.units import guessed_kind
from andts_desktop.exchange.plan_workbook.form import (
    DETAILS,
    LEVEL_ROLES,
    UNIT_KINDS,
    level_labels,
)
from andts_desktop.exchange.workbook.lines import Findings, Line
from andts_desktop.exchange.workbook.values import either, read_choice, read_flag

_YEARS = ("period_from", "period_to")


def levels_by_word(levels: Sequence[Level]) -> dict[str, Level]:
    """Return the levels by what they are called in a cell, folded."""
    labels = level_labels(levels)
    return {labels[level.key].casefold(): level for level in levels}


def read_levels(lines: Iterable[Line], findings: Findings) -> tuple[Level, ...]:
    """Return the levels; a new one without a key is given one."""
    levels: list[Level] = []
    for line in lines:
        level = _level(line, levels, findings)
        if any(level.key == each.key for each in levels):
            findings.wrong(line, "Nyckel", f"”{level.key}” står två gånger. Töm den ena.")
        else:
            levels.append(level)
    return tuple(levels)


def _level(line: Line, above: Sequence[Level], findings: Findings) -> Level:
    singular = line.line("Nivå")
    if not singular:
        findings.wrong(line, "Nivå", "nivån saknar namn. Skriv ett, till exempel aktivitet.")
    if not line.line("Räknas som"):
        findings.wrong(line, "Räknas som", f"skriv {either(LEVEL_ROLES.values())}.")
    word = line.line("Under nivån")
    parent = levels_by_word(above).get(word.casefold())
    if word and parent is None:
        findings.wrong(line, "Under nivån", f"nivån ”{word}” står inte på någon rad ovanför.")
    return Level(
        key=line.line("Nyckel") or _new_key(above),
        role=read_choice(line, "Räknas som", LEVEL_ROLES, LevelRole.GOAL, findings),
        singular=singular,
        plural=line.line("Flertal") or singular,
        parent=parent.key if parent is not None else "",
        has_status=read_flag(line, "Har status", findings),
        has_indicators=read_flag(line, "Har indikatorer", findings),
        has_responsibility=read_flag(line, "Har ansvar", findings),
    )


def _new_key(above: Sequence[Level]) -> str:
    taken = {level.key for level in above}
    return next(key for n in range(1, len(above) + 2) if (key := f"level-{n}") not in taken)


def read_chapters(lines: Iterable[Line], findings: Findings) -> tuple[Chapter, ...]:
    """Return the chapters; one without a kind is of the other kind."""
    return tuple(
        Chapter(
            kind=read_choice(line, "Slag", CHAPTER_KIND_NAMES, ChapterKind.OTHER, findings),
            title=line.line("Rubrik"),
            text=line.text("Text"),
        )
        for line in lines
    )


def read_details(lines: Iterable[Line], findings: Findings) -> tuple[PlanDetails, str]:
    """Return the plan's details and its id."""
    fields = {word.casefold(): field for field, word in DETAILS.items()}
    found: dict[str, Any] = dict.fromkeys(fields.values(), "") | dict.fromkeys(_YEARS)
    for line in lines:
        field = fields.get(line.line("Uppgift").casefold())
        value = line.line("Värde")
        if field is None:
            findings.omit(value, "Uppgiften hör inte till planen.", line.place)
        elif field in _YEARS:
            found[field] = _year(line, findings)
        else:
            found[field] = value
    plan_id = found.pop("id")
    return PlanDetails(**found), plan_id


def _year(line: Line, findings: Findings) -> int | None:
    word = line.line("Värde")
    if word and not (word.isascii() and word.isdigit() and len(word) == 4):
        findings.wrong(line, "Värde", f"”{word}” är inget årtal. Skriv till exempel 2024.")
        return None
    return int(word) if word else None


class UnitRegister:
    """The units of the workbook, and those that are met only in the plan's rows."""

    def __init__(self, lines: Iterable[Line], findings: Findings) -> None:
        self._units: dict[str, UnitDraft] = {}
        for line in lines:
            name = line.line("Namn")
            if not name:
                findings.wrong(line, "Namn", "enheten saknar namn. Skriv ett eller ta bort raden.")
            elif name in self._units:
                findings.wrong(line, "Namn", f"”{name}” står två gånger. Ta bort den ena raden.")
            else:
                kind = read_choice(line, "Slag", UNIT_KINDS, guessed_kind(name), findings)
                self._units[name] = UnitDraft(name, kind)
        self._folded = {name.casefold(): name for name in self._units}

    def name_of(self, text: str) -> str:
        """Return the register's spelling of a unit; one that is not there is added."""
        if text in self._units:
            return text
        known = self._folded.setdefault(text.casefold(), text)
        if known not in self._units:
            self._units[known] = UnitDraft(known, guessed_kind(known))
        return known

    def units(self) -> tuple[UnitDraft, ...]:
        """Return all units, the added ones last."""
        return tuple(self._units.values())
