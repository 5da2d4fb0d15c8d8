"""The indicators of a node: text and target, and the year's outcome beside last year's."""

from dataclasses import replace

from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from andts_desktop.domain.follow_up import (
    ASSESSMENT_NAMES,
    OUTCOME_SIGNS,
    GoalAssessment,
    Outcome,
    OutcomeState,
    Sex,
)
from andts_desktop.domain.ids import IndicatorId
from andts_desktop.domain.plan import Indicator, Node
from andts_desktop.domain.plan_template import IndicatorDraft
from andts_desktop.domain.swedish import parse_decimal
from andts_desktop.ui.commands.follow_up import SetOutcome
from andts_desktop.ui.commands.indicators import AddIndicator, RemoveIndicator, SetIndicatorField
from andts_desktop.ui.session import Session
from andts_desktop.ui.widgets.basic import Choice, button, clear, divider, label
from andts_desktop.ui.widgets.text_field import TextArea, TextLine


class IndicatorList(QWidget):
    """Edits a node's indicators, or only their outcomes; every change is stored at once."""

    def __init__(self, session: Session, *, edits_plan: bool) -> None:
        super().__init__()
        self._session = session
        self._edits_plan = edits_plan
        self._node: Node | None = None
        self._rows: dict[IndicatorId, IndicatorRow] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(label(self.tr("Indikatorer"), "heading"))
        self._list = QVBoxLayout()
        self._list.setSpacing(10)
        column.addLayout(self._list)
        self._add = button(self.tr("+ Lägg till indikator"), "link", self._add_indicator)
        column.addWidget(self._add)
        self._add.setVisible(edits_plan)

    def show_node(self, node: Node) -> None:
        """Show a node's indicators and outcomes as they stand in the file."""
        self._node = node
        ids = [indicator.id for indicator in node.indicators]
        if list(self._rows) != ids:
            self._rebuild(node)
        year = self._session.year
        outcomes = {}
        if self._session.plan_id is not None:
            found = self._session.document.follow_up.outcomes(self._session.plan_id, year - 1, year)
            outcomes = {(o.indicator_id, o.year): o for o in found if o.sex is Sex.TOTAL}
        for indicator in node.indicators:
            now = outcomes.get((indicator.id, year)) or Outcome(indicator.id, year)
            earlier = outcomes.get((indicator.id, year - 1))
            self._rows[indicator.id].show_indicator(indicator, now, earlier)

    def _rebuild(self, node: Node) -> None:
        clear(self._list)
        self._rows = {}
        for indicator in node.indicators:
            row = IndicatorRow(self._session, indicator, edits_plan=self._edits_plan)
            self._rows[indicator.id] = row
            self._list.addWidget(row)

    def _add_indicator(self) -> None:
        if self._node is None:
            return
        command = AddIndicator(self._session, self._node, IndicatorDraft(self.tr("Ny indikator")))
        if self._session.push(command) and command.indicator_id in self._rows:
            self._rows[command.indicator_id].take_focus()


class IndicatorRow(QWidget):
    """One indicator."""

    def __init__(self, session: Session, indicator: Indicator, *, edits_plan: bool) -> None:
        super().__init__()
        self._session = session
        self._indicator = indicator
        self._outcome = Outcome(indicator.id, session.year)
        self._edits_plan = edits_plan
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        self._plain = label("", wrap=True)
        self._text = TextArea(self.tr("Indikator"), 1)
        self._text.edited.connect(self._text_edited)
        column.addWidget(self._text if edits_plan else self._plain)
        grid = QGridLayout()
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(2)
        self._target = TextLine(self.tr("Målvärde"))
        self._target.edited.connect(self._target_edited)
        self._earlier_label = label("", "label")
        self._earlier = label("")
        self._value_label = label("", "label")
        self._value = TextLine(self.tr("Utfall"))
        self._value.edited.connect(self._value_edited)
        self._assessment = Choice()
        self._assessment.setAccessibleName(self.tr("Bedömning"))
        self._assessment.addItem(self.tr("Ej bedömd"), None)
        for assessment, (sign, name) in ASSESSMENT_NAMES.items():
            self._assessment.addItem(f"{sign} {name}", assessment)
        self._assessment.activated.connect(self._assess)
        cells = (
            (self._earlier_label, self._earlier),
            (self._value_label, self._value),
            (label(self.tr("Bedömning"), "label"), self._assessment),
        )
        for place, (head, field) in enumerate(cells):
            grid.addWidget(head, 0, place)
            grid.addWidget(field, 1, place)
        grid.setColumnStretch(1, 2)
        grid.setColumnStretch(2, 3)
        self._goal = label("", "muted", wrap=True)
        if edits_plan:
            column.addWidget(label(self.tr("Målvärde"), "label"))
        column.addWidget(self._target if edits_plan else self._goal)
        column.addLayout(grid)
        if edits_plan:
            remove = button(self.tr("Ta bort indikatorn"), "link", self._remove)
            column.addWidget(remove)
        column.addWidget(divider())

    def show_indicator(self, indicator: Indicator, now: Outcome, earlier: Outcome | None) -> None:
        """Show what the file holds."""
        self._indicator = indicator
        self._outcome = now
        self._plain.setText(indicator.text)
        self._text.show_stored(indicator.text)
        self._target.show_stored(indicator.target)
        self._goal.setText(self.tr("Målvärde: {target}").format(target=indicator.target))
        self._goal.setVisible(bool(indicator.target) and not self._edits_plan)
        self._earlier_label.setText(str(now.year - 1))
        self._earlier.setText(outcome_text(earlier) if earlier else "–")
        self._value_label.setText(self.tr("Utfall {year}").format(year=now.year))
        self._value.show_stored(outcome_text(now))
        self._assessment.setCurrentIndex(max(0, self._assessment.findData(now.assessment)))

    def take_focus(self) -> None:
        """Put the keyboard in the indicator's text, ready to be written over."""
        self._text.setFocus()
        self._text.selectAll()

    def _text_edited(self, text: str, stay: int) -> None:
        old = self._indicator.text
        self._session.push(
            SetIndicatorField(self._session, self._indicator.id, "text", old, text, stay)
        )

    def _target_edited(self, text: str, stay: int) -> None:
        old = self._indicator.target
        self._session.push(
            SetIndicatorField(self._session, self._indicator.id, "target", old, text, stay)
        )

    def _value_edited(self, text: str, stay: int) -> None:
        plain = text.strip()
        states = {sign: state for state, sign in OUTCOME_SIGNS.items()}
        state = states.get(plain, OutcomeState.VALUE)
        is_value = state is OutcomeState.VALUE
        new = replace(
            self._outcome,
            state=state,
            value=parse_decimal(plain.removesuffix("%")) if is_value else None,
            text=plain if is_value else "",
        )
        self._store(new, stay)

    def _assess(self) -> None:
        chosen = self._assessment.currentData()
        assessment = GoalAssessment(chosen) if chosen else None
        self._store(replace(self._outcome, assessment=assessment))

    def _store(self, new: Outcome, typing: int | None = None) -> None:
        if new != self._outcome:
            self._session.push(SetOutcome(self._session, self._outcome, new, typing))

    def _remove(self) -> None:
        title = self._indicator.text.partition("\n")[0][:80]
        self._session.push(RemoveIndicator(self._session, self._indicator.id, title))


def outcome_text(outcome: Outcome) -> str:
    """Return an outcome as typed, or the sign for why there is none."""
    return OUTCOME_SIGNS.get(outcome.state, outcome.text)
