"""Read the rows of the sheet Planen as the tree of the plan's nodes."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from andts_desktop.domain.plan import (
    SUBSTANCE_NAMES,
    Direction,
    IndicatorKind,
    Level,
    PreventionLevel,
    ResponsibilityRole,
    Substance,
    allowed_levels,
    substances_of,
)
from andts_desktop.domain.plan_template import IndicatorDraft, NamedResponsibility, NodeDraft
from andts_desktop.exchange.plan_import.understood import NodePath, Origin
from andts_desktop.exchange.plan_workbook.form import (
    DIRECTIONS,
    INDICATOR,
    INDICATOR_KINDS,
    PREVENTION_LEVELS,
)
from andts_desktop.exchange.plan_workbook.records import (
    ROLE_COLUMNS,
    ROLE_LETTERS,
    parted_numbers,
)
from andts_desktop.exchange.plan_workbook.values import (
    UnitRegister,
    levels_by_word,
)
from andts_desktop.exchange.workbook.lines import Findings, Line
from andts_desktop.exchange.workbook.values import read_choice, read_flag

_OF_INDICATORS = ("Indikatorns slag", "Riktning", "Målvärde", "Mäts i", "Delas upp på kön")
_OF_NODES = (
    "Nummer",
    "Text",
    "Nationella mål",
    "Preventionsnivå",
    "ANDTS",
    "Börjar",
    "Slutar",
    "Återkommer",
)
_NATIONAL_GOALS = frozenset("1234567")


@dataclass(slots=True)
class _Branch:
    """A node while the rows below it are still to come."""

    draft: NodeDraft
    level: Level
    depth: int
    line: Line
    indicators: list[IndicatorDraft] = field(default_factory=list)
    children: list["_Branch"] = field(default_factory=list)

    def grown(self) -> NodeDraft:
        """Return the node with everything below it."""
        return replace(
            self.draft,
            indicators=tuple(self.indicators),
            children=tuple(child.grown() for child in self.children),
        )

    def origins(self, path: NodePath) -> Iterator[tuple[NodePath, Origin]]:
        yield path, Origin(0, self.line.place)
        for place, child in enumerate(self.children):
            yield from child.origins((*path, place))


class TreeReader:
    """Reads rows into a tree; `nodes` and `origins` say what came of them."""

    def __init__(self, levels: Sequence[Level], units: UnitRegister, findings: Findings) -> None:
        self._levels = levels
        self._by_word = levels_by_word(levels)
        self._units = units
        self._findings = findings
        self._tops: list[_Branch] = []
        self._path: list[_Branch] = []
        self._keys: set[str] = set()

    def read(self, lines: Iterable[Line]) -> None:
        """Read the rows in their order."""
        for line in lines:
            word = line.line("Nivå")
            level = self._by_word.get(word.casefold())
            if level is not None:
                self._add_node(line, level)
            elif word.casefold() == INDICATOR:
                self._add_indicator(line)
            else:
                what = f"nivån ”{word}” finns inte" if word else "nivån saknas"
                known = ", ".join((*(each.singular for each in self._levels), INDICATOR))
                self._findings.wrong(line, "Nivå", f"{what}. Skriv en av dessa: {known}.")

    def nodes(self) -> tuple[NodeDraft, ...]:
        """Return the tree."""
        return tuple(branch.grown() for branch in self._tops)

    def origins(self) -> Mapping[NodePath, Origin]:
        """Return the row of every node."""
        return dict(pair for place, top in enumerate(self._tops) for pair in top.origins((place,)))

    def _add_node(self, line: Line, level: Level) -> None:
        depth = self._depth(line)
        parent = self._parent(level, depth)
        if parent is None and level not in allowed_levels(self._levels, None):
            self._findings.wrong(
                line,
                "Nivå",
                f"{level.singular} kan inte ligga här. Flytta raden in under den nivå som den "
                "hör till.",
            )
            return
        self._note_unused(line, _OF_INDICATORS, "Fältet hör till rader med nivån indikator.")
        above = parent.depth if parent is not None else 0
        branch = _Branch(self._node(line, level), level, max(depth, above + 1), line)
        (parent.children if parent is not None else self._tops).append(branch)
        kept = self._path.index(parent) + 1 if parent is not None else 0
        self._path[kept:] = [branch]

    def _parent(self, level: Level, depth: int) -> _Branch | None:
        """Return the node to lie under: by depth where that is lawful, otherwise by level."""
        if depth:
            above = [branch for branch in self._path if branch.depth < depth]
            parent = above[-1] if above else None
            if level in allowed_levels(self._levels, parent.level if parent else None):
                return parent
        fitting = (
            branch
            for branch in reversed(self._path)
            if level in allowed_levels(self._levels, branch.level)
        )
        return next(fitting, None)

    def _depth(self, line: Line) -> int:
        word = line.line("Djup")
        if word and not (word.isascii() and word.isdigit() and 0 < len(word) < 4):
            self._findings.wrong(line, "Djup", f"”{word}” är inget helt tal. Töm cellen.")
            return 0
        return int(word) if word else 0

    def _node(self, line: Line, level: Level) -> NodeDraft:
        prevention = read_choice(
            line, "Preventionsnivå", PREVENTION_LEVELS, PreventionLevel.NONE, self._findings
        )
        return NodeDraft(
            level_key=level.key,
            title=line.line("Rubrik"),
            number=line.line("Nummer"),
            text=line.text("Text"),
            key=self._key(line),
            starts=line.line("Börjar"),
            ends=line.line("Slutar"),
            recurs=line.line("Återkommer"),
            prevention_level=prevention,
            substances=self._substances(line),
            national_goals=self._national_goals(line),
            responsibilities=self._responsibilities(line),
        )

    def _add_indicator(self, line: Line) -> None:
        if not self._path:
            self._findings.wrong(line, "Nivå", "en indikator ska stå under det den mäter.")
            return
        self._note_unused(line, _OF_NODES, "En indikator har inget sådant fält.")
        indicator = IndicatorDraft(
            text=line.text("Rubrik"),
            kind=read_choice(
                line, "Indikatorns slag", INDICATOR_KINDS, IndicatorKind.UNKNOWN, self._findings
            ),
            target=line.text("Målvärde"),
            unit=line.text("Mäts i"),
            direction=read_choice(line, "Riktning", DIRECTIONS, Direction.NONE, self._findings),
            by_sex=read_flag(line, "Delas upp på kön", self._findings),
            responsibilities=self._responsibilities(line),
        )
        self._path[-1].indicators.append(indicator)

    def _key(self, line: Line) -> str:
        """Return the node's key, none where the row was copied from one above."""
        key = line.line("Nyckel")
        if key in self._keys:
            return ""
        self._keys.add(key)
        return key

    def _substances(self, line: Line) -> tuple[Substance, ...]:
        word = line.line("ANDTS")
        letters = "".join(each for each in word.upper() if each not in " ,;/+")
        if set(letters) <= set(Substance):
            return substances_of(letters)
        words = {part.strip().casefold() for part in word.split(",")}
        named = tuple(each for each, name in SUBSTANCE_NAMES.items() if name in words)
        if len(named) != len(words):
            self._findings.wrong(line, "ANDTS", f"”{word}” ska vara bokstäver ur ANDTS.")
        return named

    def _national_goals(self, line: Line) -> tuple[str, ...]:
        numbers = tuple(dict.fromkeys(parted_numbers(line.text("Nationella mål"))))
        for number in numbers:
            if number not in _NATIONAL_GOALS:
                self._findings.wrong(
                    line,
                    "Nationella mål",
                    f"”{number}” är inget av målen 1–7. Skriv siffror med komma emellan.",
                )
        return numbers

    def _responsibilities(self, line: Line) -> tuple[NamedResponsibility, ...]:
        if len(line.lines("Ansvarig")) > 1:
            self._findings.wrong(
                line,
                "Ansvarig",
                "bara en enhet kan vara ansvarig. Flytta resten till Medansvariga.",
            )
        named = [
            NamedResponsibility(self._units.name_of(name), role)
            for role, header in ROLE_COLUMNS.items()
            for name in line.lines(header)
        ]
        names = [each.unit_name for each in named]
        for name in dict.fromkeys(name for name in names if names.count(name) > 1):
            self._findings.wrong(
                line, "Ansvarig", f"”{name}” står två gånger på raden. Ta bort den ena."
            )
        return _in_order(named, line.line("Ordning"))

    def _note_unused(self, line: Line, headers: Iterable[str], reason: str) -> None:
        for header in headers:
            if line.text(header).strip():
                text = f"{header}: {line.line(header)}"
                self._findings.omit(text, reason, line.place)


def _in_order(
    named: Sequence[NamedResponsibility], letters: str
) -> tuple[NamedResponsibility, ...]:
    """Return the units in the order of their roles' letters, if those are still the right ones."""
    roles = {letter: role for role, letter in ROLE_LETTERS.items()}
    if sorted(letters) != sorted(ROLE_LETTERS[each.role] for each in named):
        return tuple(named)
    queues: dict[ResponsibilityRole, Iterator[NamedResponsibility]] = {
        role: iter([each for each in named if each.role is role]) for role in ROLE_LETTERS
    }
    return tuple(next(queues[roles[letter]]) for letter in letters)
