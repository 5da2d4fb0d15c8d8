"""The activities and indicators of a board's sheet, with their fields."""

import datetime as dt
from collections.abc import Iterator, Sequence

from reportlab.platypus import Flowable, HRFlowable

from andts_desktop.domain import board_fields
from andts_desktop.domain.board_sheet import BoardSheet, SheetActivity, SheetGoal, SheetIndicator
from andts_desktop.domain.follow_up import SEX_NAMES, Outcome, Sex, StatusEntry
from andts_desktop.domain.ids import NodeId
from andts_desktop.domain.plan import Indicator, ResponsibilityRole
from andts_desktop.domain.swedish import enumerated, format_date
from andts_desktop.domain.text import cleaned_line
from andts_desktop.reports import theme
from andts_desktop.reports.annual_indicators import outcome_words
from andts_desktop.reports.composer import Composer
from andts_desktop.reports.form_drawn import Button, Choosing, DrawnFields, Writing
from andts_desktop.reports.form_rows import ButtonLine, ChoosingRow, FieldsLine, WritingRow
from andts_desktop.reports.form_stack import FormBlock
from andts_desktop.reports.tables import Cell, Line
from andts_desktop.reports.wording import capital

BLOCK_HEADING = theme.changed(theme.SECTION, spaceBefore=18, spaceAfter=4)
_GOAL = theme.changed(theme.SECTION, spaceBefore=16, spaceAfter=2)
_NAME = theme.changed(theme.CHANGED_NAME, leading=15.5, spaceBefore=0, spaceAfter=2)
_ABOUT = theme.changed(theme.CELL_MUTED, spaceAfter=3)
_ABOUT_BULLET = theme.changed(theme.CELL_BULLET, spaceAfter=2)
_TOLD = theme.changed(theme.CELL, spaceAfter=3)
_INDICATOR = theme.changed(theme.CELL_STRONG, spaceAfter=2)
_FIRST = theme.changed(_INDICATOR, spaceBefore=7)
_UNDER = theme.changed(theme.CELL_EYEBROW, spaceBefore=7, spaceAfter=0)
_MUTED = f"#{theme.MUTED.hexval()[2:]}"
_CAUSE_WIDTH, _OUTCOME_WIDTH, _SEX_WIDTH = 280.0, 180.0, 70.0
_LINES, _FEWER_LINES = 3, 2
_LONGEST_TOOLTIP = 400
_NO_CAUSE = "Välj orsak vid avvikelse"


class BoardSetter:
    """Sets what one board is asked; what is drawn is noted in `fields`."""

    def __init__(self, compose: Composer, sheet: BoardSheet, fields: DrawnFields) -> None:
        self._compose, self._sheet, self._fields = compose, sheet, fields
        told = sheet.indicators()
        self._places = {each.indicator.id: place for place, each in enumerate(told, start=1)}

    def blocks(self) -> Iterator[FormBlock]:
        """Yield goal by goal what stands together."""
        for goal in self._sheet.goals:
            yield self._goal_head(goal)
            for activity in goal.activities:
                yield self._activity(activity)
                yield from (self._indicator(each, goal) for each in activity.indicators)
            if goal.indicators:
                title = "Indikatorer för fler än er" if goal.activities else "Indikatorer"
                head = self._compose.heading(3, title, outlined=False, style=_NAME)
                yield FormBlock((_rule(), head), is_head=True)
                yield from (self._indicator(each, goal) for each in goal.indicators)

    def _goal_head(self, goal: SheetGoal) -> FormBlock:
        node = goal.node
        number = f"{capital(node.level.singular)} {node.number}: " if node.number else ""
        head = self._compose.heading(
            2, f"{number}{node.title}", colour=theme.goal_colour(goal.place), style=_GOAL
        )
        return FormBlock((head,), is_head=True)

    def _activity(self, activity: SheetActivity) -> FormBlock:
        node = activity.node
        rows: list[Flowable] = [
            _rule(),
            self._compose.heading(3, node.label, outlined=False, style=_NAME),
            self._compose.line(" ".join(_part_words(activity)), _ABOUT),
            *self._compose.prose(node.text, _ABOUT, _ABOUT_BULLET),
            *self._reports(activity),
        ]
        if node.level.has_status:
            rows += self._status(activity)
        comment = self._comment(
            board_fields.comment_field(node.id), f"{_named(node.label)}: kommentar", _LINES
        )
        return FormBlock((*rows, comment), (comment,))

    def _reports(self, activity: SheetActivity) -> Iterator[Flowable]:
        if not activity.node.level.has_status:
            return
        for entry in activity.reports:
            yield self._compose.set_markup(self._told(entry), _TOLD)
            yield from self._compose.prose(entry.comment, _ABOUT, _ABOUT_BULLET)
        if not activity.reports:
            words = f"Ingen status är rapporterad {self._sheet.year - 1} eller {self._sheet.year}."
            yield self._compose.line(words, _TOLD)

    def _told(self, entry: StatusEntry) -> str:
        """Say as markup what was reported: "<b>12 mars 2026</b> ◐ pågår"."""
        inline = self._compose.user.inline
        kind = next((each for each in self._sheet.scale if each.key == entry.status_key), None)
        said = self._compose.sign(kind.symbol, kind.name) if kind else inline(entry.status_key)
        causes = (each.name for each in self._sheet.causes if each.key == entry.cause_key)
        cause = "".join(f" Orsak: {each}." for each in causes)
        return f"{inline(_day(entry.date))}: {said}.{inline(cause) and ' ' + inline(cause)}"

    def _status(self, activity: SheetActivity) -> Iterator[Flowable]:
        label = _named(activity.node.label)
        name = board_fields.status_field(activity.node.id)
        buttons = []
        for each in self._sheet.scale:
            value = board_fields.choice_value(each.key)
            button = Button(name, f"{label}: {each.name}", value, f"{label}: status")
            buttons.append((button, self._compose.user.inline(each.name)))
        yield ButtonLine(self._fields, buttons, before="Status nu", indent=0)
        if any(each.is_deviation for each in self._sheet.scale) and self._sheet.causes:
            yield self._cause(activity.node.id, label)

    def _cause(self, node_id: NodeId, label: str) -> Flowable:
        causes = (
            (board_fields.choice_value(each.key), cleaned_line(each.name))
            for each in self._sheet.causes
        )
        choosing = Choosing(
            board_fields.cause_field(node_id),
            f"{label}: välj orsak vid avvikelse",
            ((board_fields.NO_CAUSE, _NO_CAUSE), *causes),
        )
        return ChoosingRow(self._fields, choosing, "Orsak", width=_CAUSE_WIDTH, indent=0)

    def _comment(self, name: str, tooltip: str, lines: int) -> WritingRow:
        writing = Writing(name, tooltip, lines=lines)
        return WritingRow(self._fields, writing, before="Kommentar", indent=0)

    def _indicator(self, told: SheetIndicator, goal: SheetGoal) -> FormBlock:
        indicator = told.indicator
        said = [block.markup for block in self._compose.user.blocks(indicator.text)]
        place = f'<font color="{_MUTED}">Indikator {self._places[indicator.id]}.</font>'
        elsewhere = told.under if told.under != goal.node.label else ""
        comment = self._comment(
            board_fields.outcome_comment_field(indicator.id),
            f"{_named(indicator.text)}: kommentar",
            _FEWER_LINES,
        )
        rows: list[Flowable] = [
            *([self._compose.line(elsewhere, _UNDER)] if elsewhere else []),
            self._compose.set_markup(" ".join([place, *said[:1]]), _FIRST),
            *(self._compose.set_markup(markup, _INDICATOR) for markup in said[1:]),
            *self._facts(told),
            self._outcomes(indicator),
            comment,
        ]
        return FormBlock(tuple(rows), (comment,))

    def _outcomes(self, indicator: Indicator) -> Flowable:
        year = self._sheet.year
        sexes = tuple(Sex) if indicator.by_sex else (Sex.TOTAL,)
        writings = []
        for sex in sexes:
            whom = "" if sex is Sex.TOTAL else f", {SEX_NAMES[sex]}"
            tooltip = f"{_named(indicator.text)}: utfall {year}{whom}"
            words = f"Utfall {year}" if sex is Sex.TOTAL else capital(SEX_NAMES[sex])
            name = board_fields.outcome_field(indicator.id, sex)
            writings.append((words, Writing(name, tooltip)))
        width = _SEX_WIDTH if indicator.by_sex else _OUTCOME_WIDTH
        return FieldsLine(self._fields, writings, width=width, indent=0)

    def _facts(self, told: SheetIndicator) -> Iterator[Flowable]:
        indicator = told.indicator
        facts = [f"Målvärde: {indicator.target}."] if indicator.target.strip() else []
        if indicator.unit.strip():
            facts.append(f"Räknas i: {indicator.unit}.")
        years = " · ".join(_by_year(told.outcomes, self._sheet.year))
        facts += [f"Utfall {years}."] if years else []
        if facts:
            yield self._compose.line(" ".join(facts), _TOLD)
        for each in told.outcomes:
            if each.comment.strip():
                whom = "" if each.sex is Sex.TOTAL else f", {SEX_NAMES[each.sex]}"
                words = f"Kommentar {each.year}{whom}: {each.comment}"
                yield from self._compose.prose(words, _ABOUT, _ABOUT_BULLET)


def _rule() -> Flowable:
    return HRFlowable("100%", thickness=0.6, color=theme.LINE, spaceBefore=7, spaceAfter=6)


def role_words(activity: SheetActivity) -> str:
    """Say in a word or two what the board's part is."""
    if activity.role is not ResponsibilityRole.LEAD:
        return "medansvariga"
    shared = activity.node.responsibilities.names(ResponsibilityRole.CO_RESPONSIBLE)
    return "samordnar" if shared else "ansvariga"


def latest_cell(compose: Composer, sheet: BoardSheet, activity: SheetActivity) -> Cell:
    """Return a cell with the status that was reported last, empty where none was."""
    if not activity.reports:
        return []
    entry = activity.reports[-1]
    kind = next((each for each in sheet.scale if each.key == entry.status_key), None)
    said = f"{kind.name}, {entry.date[:4]}" if kind else entry.date[:4]
    return [Line(compose.sign(kind.symbol if kind else "", said))]


def _part_words(activity: SheetActivity) -> Iterator[str]:
    if activity.above:
        yield f"{' · '.join(activity.above)}."
    units = activity.node.responsibilities
    shared = units.names(ResponsibilityRole.CO_RESPONSIBLE)
    partners = units.names(ResponsibilityRole.PARTNER)
    if activity.role is ResponsibilityRole.LEAD:
        yield "Ni samordnar rapporteringen." if shared else "Ni är ansvariga."
        if shared:
            yield f"Medansvar: {enumerated(shared)}."
    elif units.lead:
        yield f"Ni delar ansvaret. {units.lead} samordnar rapporteringen."
    else:
        yield "Ni delar ansvaret." if len(shared) > 1 else "Ni är medansvariga."
    if partners:
        yield f"Samverkan: {enumerated(partners)}."


def _day(date: str) -> str:
    return format_date(dt.date.fromisoformat(date))


def _by_year(outcomes: Sequence[Outcome], this_year: int) -> Iterator[str]:
    for year in dict.fromkeys(each.year for each in outcomes):
        found = {each.sex: outcome_words(each) for each in outcomes if each.year == year}
        parts = [found[Sex.TOTAL]] if found.get(Sex.TOTAL) else []
        parts += [f"{SEX_NAMES[s]} {found[s]}" for s in (Sex.WOMEN, Sex.MEN) if found.get(s)]
        if parts:
            so_far = " hittills" if year == this_year else ""
            yield f"{year}{so_far}: {', '.join(parts)}"


def _named(words: str) -> str:
    """Return what something is called to those who listen, on one line."""
    return cleaned_line(words)[:_LONGEST_TOOLTIP]
