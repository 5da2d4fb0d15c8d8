"""The indicators of a node, each with what it measures and its outcome of the year."""

from collections.abc import Mapping

from PySide6.QtWidgets import QVBoxLayout, QWidget

from andts_desktop.domain.follow_up import Outcome
from andts_desktop.domain.ids import IndicatorId
from andts_desktop.domain.plan import DIRECTION_NAMES, Direction, Indicator, Node
from andts_desktop.domain.plan_template import IndicatorDraft
from andts_desktop.ui.commands.indicators import AddIndicator
from andts_desktop.ui.session import Session
from andts_desktop.ui.widgets.basic import button, clear, divider, label
from andts_desktop.ui.widgets.indicator_form import IndicatorForm
from andts_desktop.ui.widgets.outcome_fields import OutcomeFields, OutcomeKey
from andts_desktop.ui.widgets.tab_order import put_before


class IndicatorList(QWidget):
    """Edits a node's indicators, or only their outcomes; every change is stored at once."""

    def __init__(self, session: Session, *, edits_plan: bool) -> None:
        super().__init__()
        self._session = session
        self._edits_plan = edits_plan
        self._node: Node | None = None
        self.rows: dict[IndicatorId, IndicatorRow] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(label(self.tr("Indikatorer"), "heading"))
        self._list = QVBoxLayout()
        self._list.setSpacing(10)
        column.addLayout(self._list)
        self.add = button(self.tr("+ Lägg till indikator"), "link", self._add_indicator)
        column.addWidget(self.add)
        self.add.setVisible(edits_plan)

    def show_node(self, node: Node) -> None:
        """Show a node's indicators and outcomes as they stand in the file."""
        self._node = node
        ids = [indicator.id for indicator in node.indicators]
        if list(self.rows) != ids:
            self._rebuild(node)
        year = self._session.year
        found: tuple[Outcome, ...] = ()
        if self._session.plan_id is not None:
            found = self._session.document.follow_up.outcomes(self._session.plan_id, year - 1, year)
        for indicator in node.indicators:
            own = {(o.year, o.sex): o for o in found if o.indicator_id == indicator.id}
            self.rows[indicator.id].show_indicator(indicator, year, own)

    def _rebuild(self, node: Node) -> None:
        clear(self._list)
        self.rows = {}
        for indicator in node.indicators:
            row = IndicatorRow(self._session, indicator, edits_plan=self._edits_plan)
            self.rows[indicator.id] = row
            self._list.addWidget(row)
        put_before(self.add, self.rows.values())

    def _add_indicator(self) -> None:
        if self._node is None:
            return
        command = AddIndicator(self._session, self._node, IndicatorDraft(self.tr("Ny indikator")))
        if self._session.push(command) and command.indicator_id in self.rows:
            self.rows[command.indicator_id].take_focus()


class IndicatorRow(QWidget):
    """One indicator: its form or its words, and below it the year's outcome."""

    def __init__(self, session: Session, indicator: Indicator, *, edits_plan: bool) -> None:
        super().__init__()
        self.form = IndicatorForm(session, indicator) if edits_plan else None
        self.outcome = OutcomeFields(session)
        self._words = label("", wrap=True)
        self._target = label("", "muted", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for widget in (self.form,) if self.form else (self._words, self._target):
            column.addWidget(widget)
        column.addWidget(self.outcome)
        column.addWidget(divider())

    def show_indicator(
        self, indicator: Indicator, year: int, outcomes: Mapping[OutcomeKey, Outcome]
    ) -> None:
        """Show what the file holds."""
        if self.form is not None:
            self.form.show_indicator(indicator)
        else:
            self._words.setText(indicator.text)
            text = self.tr("Målvärde: {target}").format(target=target_text(indicator))
            self._target.setText(text)
            self._target.setVisible(bool(target_text(indicator)))
        self.outcome.show_outcomes(indicator, year, outcomes)

    def take_focus(self) -> None:
        """Put the keyboard in the indicator's text, ready to be written over."""
        if self.form is not None:
            self.form.take_focus()


def target_text(indicator: Indicator) -> str:
    """Return a target in words ("minst 90 procent"); empty where the plan sets none.

    A unit that stands in the target's own words already is not said twice.
    """
    if not indicator.target:
        return ""
    is_named = indicator.unit.casefold() in indicator.target.casefold()
    words = (
        DIRECTION_NAMES[indicator.direction] if indicator.direction is not Direction.NONE else "",
        indicator.target,
        "" if is_named else indicator.unit,
    )
    return " ".join(filter(None, words))
