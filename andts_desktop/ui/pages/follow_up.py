"""The follow-up: activities with status, cause and comment, filtered by board and status."""

from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QScrollArea,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from andts_desktop.domain.follow_up import (
    ASSESSMENT_NAMES,
    FollowUp,
    GoalAssessment,
    StatusEntry,
    StatusKind,
)
from andts_desktop.domain.ids import NodeId
from andts_desktop.domain.plan import Node, Plan
from andts_desktop.domain.plan_words import followed_words
from andts_desktop.domain.swedish import plural, sort_key
from andts_desktop.ui.commands.follow_up import SetAssessment
from andts_desktop.ui.look import Look
from andts_desktop.ui.models.table import VALUE_ROLE, Column, SortedTable, TableModel
from andts_desktop.ui.pages.page import Page
from andts_desktop.ui.session import Session
from andts_desktop.ui.widgets.basic import Card, Choice, label
from andts_desktop.ui.widgets.delegates import StatusDelegate
from andts_desktop.ui.widgets.indicator_list import IndicatorList
from andts_desktop.ui.widgets.status_editor import StatusEditor
from andts_desktop.ui.widgets.table_view import TableView

_STATUS_COLUMN = 2
_TWO_LINES = 52


@dataclass(frozen=True, slots=True)
class ActivityRow:
    """An activity with its latest report of the year."""

    node: Node
    goal: str
    entry: StatusEntry | None
    kind: StatusKind | None
    cause: str

    @property
    def is_deviation(self) -> bool:
        """Tell whether the activity did not go as planned."""
        return self.kind is not None and self.kind.is_deviation


class FollowUpPage(Page):
    """Shows the activities of the chosen plan and year, and reports on the chosen one."""

    def __init__(self, session: Session, look: Look) -> None:
        super().__init__(session, look, scrolls=False)
        self._model = TableModel(self._columns(""), look.tone, lambda row: row.node.id, self)
        self._sorted = SortedTable(self._model, self)
        self._table = TableView(self._sorted, self.tr("Aktiviteter"), widths={1: 148, 2: 172})
        self._table.setWordWrap(True)
        self._table.verticalHeader().setDefaultSectionSize(_TWO_LINES)
        self._table.setItemDelegateForColumn(
            _STATUS_COLUMN, StatusDelegate(self._table, look, VALUE_ROLE)
        )
        self._table.selectionModel().currentRowChanged.connect(self._row_chosen)
        self._lead = self._filter(self.tr("Ansvarig"))
        self._status = self._filter(self.tr("Status"))
        self._search = QLineEdit()
        self._search.setAccessibleName(self.tr("Sök i planen och kommentarerna"))
        self._search.setPlaceholderText(self.tr("Sök i listan"))
        self._search.setClearButtonEnabled(True)
        self._search.textChanged.connect(self._apply_filter)
        self._count = label("", "muted")
        self._detail = ActivityDetail(session)
        self._none = label(self.tr("Välj en rad i listan."), "muted", wrap=True)
        self._chosen: NodeId | None = None
        self.content.addWidget(self._layout(), 1)

    def reload(self) -> None:
        plan, follow_up = self.session.followed_plan(), self.session.follow_up()
        year = self.session.year
        self.header.title.setText(self.tr("Uppföljning {year}").format(year=year))
        self.header.subtitle.setText(plan.details.title if plan else "")
        rows = _rows(plan, follow_up) if plan and follow_up else ()
        self._fill_filters(rows, follow_up)
        self._model.set_rows(rows, self._columns(followed_words(plan)[0]))
        self._apply_filter()
        chosen = self._chosen if self._chosen in [row.node.id for row in rows] else None
        if chosen is None and rows:
            chosen = rows[0].node.id
        if chosen is None or not self._table.choose(chosen):
            self._show_detail(chosen)

    def show_only(self, part: str) -> None:
        """Filter by a step of the scale, "deviation", "no_cause", or "none" for no status."""
        self._status.setCurrentIndex(max(0, self._status.findData(part)))
        self._apply_filter()

    def _columns(self, activity: str) -> tuple[Column[ActivityRow], ...]:
        return (
            Column(
                activity.capitalize(),
                lambda row: row.node.label,
                tooltip=lambda row: row.node.label,
            ),
            Column(
                self.tr("Ansvarig"),
                lambda row: row.node.responsibilities.lead,
                tooltip=lambda row: row.node.responsibilities.lead,
            ),
            Column(
                self.tr("Status och orsak"),
                self._status_text,
                tooltip=lambda row: row.cause,
                sort=lambda row: row.kind.name if row.kind else "",
                value=lambda row: row.kind,
            ),
        )

    def _status_text(self, row: ActivityRow) -> str:
        if row.kind is None:
            return self.tr("ingen status")
        status = f"{row.kind.symbol} {row.kind.name}"
        return f"{status}\n{row.cause}" if row.cause else status

    def _filter(self, name: str) -> Choice:
        made = Choice()
        made.setAccessibleName(self.tr("Visa bara: {name}").format(name=name))
        made.setMinimumWidth(170)
        made.activated.connect(self._apply_filter)
        return made

    def _layout(self) -> QSplitter:
        filters = QHBoxLayout()
        filters.setSpacing(8)
        filters.addWidget(self._search, 1)
        filters.addWidget(self._lead)
        filters.addWidget(self._status)
        left, right = Card(), Card()
        left.body.addLayout(filters)
        left.body.addWidget(self._table, 1)
        left.body.addWidget(self._count)
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 6, 0)
        column.addWidget(self._none)
        column.addWidget(self._detail)
        column.addStretch(1)
        area = QScrollArea()
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(inner)
        right.body.addWidget(area)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setHandleWidth(16)
        split.setChildrenCollapsible(False)
        split.addWidget(left)
        split.addWidget(right)
        split.setSizes([620, 380])
        return split

    def _fill_filters(self, rows: tuple[ActivityRow, ...], follow_up: FollowUp | None) -> None:
        leads = {row.node.responsibilities.lead for row in rows} - {""}
        names = [(name, name) for name in sorted(leads, key=sort_key)]
        no_lead = (self.tr("Utan ansvarig"), "-")
        _refill(self._lead, [(self.tr("Alla ansvariga"), ""), *names, no_lead])
        scale = follow_up.scale if follow_up else ()
        steps = [(f"{kind.symbol} {kind.name}", kind.key) for kind in scale]
        _refill(
            self._status,
            [
                (self.tr("Alla status"), ""),
                *steps,
                (self.tr("Avvikelser"), "deviation"),
                (self.tr("Avvikelser utan orsak"), "no_cause"),
                (self.tr("Utan status"), "none"),
            ],
        )

    def _apply_filter(self) -> None:
        lead, status = self._lead.currentData() or "", self._status.currentData() or ""
        words = self._search.text().casefold().split()
        self._sorted.show_only(
            lambda row: _fits_lead(row, lead) and _fits_status(row, status) and _fits(row, words)
        )
        shown, total = self._sorted.rowCount(), self._model.rowCount()
        one, several = followed_words(self.session.followed_plan())
        count = plural(total, one, several)
        text = self.tr("Planen har inga {several} än. Lägg till dem på sidan Plan.")
        text = text.format(several=several)
        if total:
            text = self.tr("{shown} av {count}").format(shown=shown, count=count)
        self._count.setText(text)

    def _row_chosen(self, current: QModelIndex) -> None:
        key = self._sorted.key_at(current)
        if isinstance(key, int):
            self._chosen = NodeId(key)
            self._show_detail(self._chosen)

    def _show_detail(self, node_id: NodeId | None) -> None:
        plan, follow_up = self.session.followed_plan(), self.session.follow_up()
        node = plan.node(node_id) if plan and node_id is not None else None
        self._detail.setVisible(node is not None)
        self._none.setVisible(node is None)
        if plan and follow_up and node is not None:
            self._detail.show_node(plan, node, follow_up)


class ActivityDetail(QWidget):
    """Reports on one activity: status, outcomes, and whether its goal was reached."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._goal: Node | None = None
        self._where = label("", "muted", wrap=True)
        self._title = label("", "question", wrap=True)
        self._who = label("", "muted", wrap=True)
        self._status = StatusEditor(session)
        self._indicators = IndicatorList(session, edits_plan=False)
        self._goal_label = label("", "heading", wrap=True)
        self._goal_choice = Choice()
        self._goal_choice.setAccessibleName(self.tr("Bedömning av målet"))
        self._goal_choice.addItem(self.tr("Ej bedömt"), None)
        for assessment, (sign, name) in ASSESSMENT_NAMES.items():
            self._goal_choice.addItem(f"{sign} {name}", assessment)
        self._goal_choice.activated.connect(self._assess)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for widget in (
            self._where,
            self._title,
            self._who,
            self._status,
            self._indicators,
            self._goal_label,
            self._goal_choice,
        ):
            column.addWidget(widget)

    def show_node(self, plan: Plan, node: Node, follow_up: FollowUp) -> None:
        """Show an activity as it stands in the file."""
        above = plan.ancestors(node)
        self._where.setText(" · ".join(each.label for each in above))
        self._title.setText(node.label)
        lead = node.responsibilities.lead
        self._who.setText(
            self.tr("Ansvarig: {lead}").format(lead=lead)
            if lead
            else self.tr("Ingen ansvarig utsedd")
        )
        self._status.show_node(node, follow_up)
        self._indicators.setVisible(bool(node.indicators))
        self._indicators.show_node(node)
        self._goal = above[0] if above else None
        self._goal_label.setVisible(self._goal is not None)
        self._goal_choice.setVisible(self._goal is not None)
        if self._goal is not None:
            head = self.tr("Når vi {goal}?")
            number = f"{self._goal.level.singular} {self._goal.number}".strip()
            self._goal_label.setText(head.format(goal=number))
            self._goal_label.setToolTip(self._goal.text or self._goal.title)
            now = dict(follow_up.assessments).get(self._goal.id)
            self._goal_choice.setCurrentIndex(max(0, self._goal_choice.findData(now)))

    def _assess(self) -> None:
        follow_up = self._session.follow_up()
        if self._goal is None or follow_up is None:
            return
        old = dict(follow_up.assessments).get(self._goal.id)
        chosen = self._goal_choice.currentData()
        new = GoalAssessment(chosen) if chosen else None
        if old != new:
            command = SetAssessment(self._session, self._goal.id, follow_up.year, old, new)
            self._session.push(command)


def _rows(plan: Plan, follow_up: FollowUp) -> tuple[ActivityRow, ...]:
    latest = follow_up.latest()
    rows = []
    for node in plan.with_status():
        entry = latest.get(node.id)
        kind = follow_up.kind(entry.status_key) if entry else None
        cause = follow_up.cause_name(entry.cause_key) if entry else ""
        above = plan.ancestors(node)
        rows.append(ActivityRow(node, above[0].label if above else "", entry, kind, cause))
    return tuple(rows)


def _fits_lead(row: ActivityRow, lead: str) -> bool:
    own = row.node.responsibilities.lead
    return not lead or (own == "" if lead == "-" else own == lead)


def _fits_status(row: ActivityRow, status: str) -> bool:
    match status:
        case "":
            return True
        case "none":
            return row.kind is None
        case "deviation":
            return row.is_deviation
        case "no_cause":
            return row.is_deviation and not row.cause
    return row.kind is not None and row.kind.key == status


def _fits(row: ActivityRow, words: list[str]) -> bool:
    comment = row.entry.comment if row.entry else ""
    text = f"{row.goal} {row.node.label} {comment} {row.cause}".casefold()
    return all(word in text for word in words)


def _refill(choice: Choice, items: list[tuple[str, str]]) -> None:
    if [(choice.itemText(i), choice.itemData(i)) for i in range(choice.count())] == items:
        return
    kept = choice.currentData()
    choice.clear()
    for text, data in items:
        choice.addItem(text, data)
    choice.setCurrentIndex(max(0, choice.findData(kept)))
