"""The overview's table of the plan: each goal with its activities by status."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from andts_desktop.domain.follow_up import FollowUp, StatusKind
from andts_desktop.ui.look import Look
from andts_desktop.ui.models.table import Column, TableModel
from andts_desktop.ui.pages.overview_values import GoalRow, Overview
from andts_desktop.ui.widgets.bars import BarDelegate, Segment, Swatch
from andts_desktop.ui.widgets.basic import Card, button, clear, label
from andts_desktop.ui.widgets.flow_layout import FlowLayout
from andts_desktop.ui.widgets.goal_delegate import GoalDelegate, GoalTitle
from andts_desktop.ui.widgets.table_view import TableView


class PlanCard(Card):
    """Shows where the plan stands, goal by goal, with a legend in signs and words."""

    asked_for_plan = Signal()
    asked_for_follow_up = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__(self.tr("Läget i planen"))
        self._look = look
        self._model = TableModel[GoalRow](self._columns("", ""), look.tone, _node_id)
        self.table = TableView(self._model, self.heading.text(), fits_rows=True, ink=self._ink)
        self.table.setItemDelegateForColumn(0, GoalDelegate(self.table, look))
        self.table.setItemDelegateForColumn(1, BarDelegate(self.table, look))
        self.table.activated.connect(lambda _: self.asked_for_follow_up.emit())
        self._legend = QWidget()
        self._entries = FlowLayout(spacing=10)
        self._legend.setLayout(self._entries)
        self._empty = label("", "muted", wrap=True)
        self._button = button(self.tr("Gå till planen"), "primary", self.asked_for_plan.emit)
        row = QHBoxLayout()
        row.addWidget(self._button)
        row.addStretch(1)
        self.body.addWidget(self.table)
        self.body.addWidget(self._legend)
        self.body.addWidget(self._empty)
        self.body.addLayout(row)
        self.body.addStretch(1)

    def _ink(self) -> str:
        return self._look.tokens.ink

    def show_overview(self, overview: Overview, follow_up: FollowUp | None) -> None:
        """Show the chosen plan's goals in the chosen year."""
        has_activities = bool(overview.activities)
        self.table.setVisible(has_activities)
        self._legend.setVisible(has_activities)
        self._empty.setVisible(not has_activities)
        self._button.setVisible(not has_activities)
        if not has_activities or overview.plan is None or follow_up is None:
            self._empty.setText(self._why_empty(overview))
            self._model.set_rows([])
            return
        level = overview.goals[0].progress.node.level
        several = overview.words[1].capitalize()
        columns = self._columns(level.singular.capitalize(), several)
        self._model.set_rows(overview.goals, columns)
        self._show_legend(_used(overview.goals, follow_up.scale), overview.without_status > 0)

    def _why_empty(self, overview: Overview) -> str:
        if overview.plan is None:
            return self.tr("Filen har ingen plan än. Lägg till en i menyn Arkiv.")
        text = self.tr(
            "Planen har inga {several} än. När de är tillagda visas här hur arbetet går."
        )
        return text.format(several=overview.words[1])

    def _columns(self, goal: str, activities: str) -> list[Column[GoalRow]]:
        untold = self.tr("utan status")
        return [
            Column(
                goal,
                lambda row: row.progress.node.title,
                spoken=lambda row: row.progress.node.label,
                tooltip=lambda row: row.progress.node.label,
                value=lambda row: GoalTitle(
                    row.progress.node.number, row.progress.node.title, row.position
                ),
            ),
            Column(
                activities,
                lambda row: "" if row.progress.total else "–",
                spoken=lambda row: _in_words(row, untold),
                tooltip=lambda row: _in_words(row, untold),
                value=_segments,
            ),
            Column(self.tr("Avvikelser"), lambda row: str(row.deviations), is_number=True),
            Column(
                self.tr("Utan status"),
                lambda row: str(row.progress.without_status),
                is_number=True,
            ),
        ]

    def _show_legend(self, kinds: Sequence[StatusKind], has_untold: bool) -> None:
        clear(self._entries)
        for kind in kinds:
            self._entries.addWidget(self._entry(kind, kind.symbol, kind.name))
        if has_untold:
            self._entries.addWidget(self._entry(None, "", self.tr("utan status")))

    def _entry(self, kind: StatusKind | None, sign: str, text: str) -> QWidget:
        entry = QWidget()
        row = QHBoxLayout(entry)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(Swatch(kind, self._look))
        if sign:
            row.addWidget(label(sign, "sign"))
        row.addWidget(label(text, "muted"))
        return entry


def _node_id(row: GoalRow) -> object:
    return row.progress.node.id


def _segments(row: GoalRow) -> tuple[Segment, ...]:
    counted = [Segment(each.kind, each.count) for each in row.progress.counts]
    return (*counted, Segment(None, row.progress.without_status)) if row.progress.total else ()


def _in_words(row: GoalRow, untold: str) -> str:
    told = [(each.count, each.kind.name) for each in row.progress.counts]
    told.append((row.progress.without_status, untold))
    return ", ".join(f"{count} {name}" for count, name in told if count) or "–"


def _used(goals: Sequence[GoalRow], scale: Sequence[StatusKind]) -> list[StatusKind]:
    counts = [each for goal in goals for each in goal.progress.counts if each.count]
    return [kind for kind in scale if any(each.kind == kind for each in counts)]
