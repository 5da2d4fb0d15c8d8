"""The status of an activity: steps of the scale, cause and comment, and the year's log."""

from dataclasses import replace

from PySide6.QtWidgets import QButtonGroup, QPushButton, QVBoxLayout, QWidget

from andts_desktop.domain.follow_up import FollowUp, StatusEntry, StatusKind
from andts_desktop.domain.plan import Node
from andts_desktop.ui.commands.follow_up import SetStatus
from andts_desktop.ui.session import Session
from andts_desktop.ui.widgets.basic import Choice, button, clear, label
from andts_desktop.ui.widgets.flow_layout import FlowLayout
from andts_desktop.ui.widgets.tab_order import put_before
from andts_desktop.ui.widgets.text_field import TextArea


class StatusEditor(QWidget):
    """Reports status on one activity for the chosen year; every change is stored at once.

    Changes on one day are one report; the log keeps one for each day.
    """

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._node: Node | None = None
        self._follow_up: FollowUp | None = None
        self._chips: dict[str, QPushButton] = {}
        self._group = QButtonGroup(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self._heading = label("", "heading")
        column.addWidget(self._heading)
        self._row = FlowLayout()
        column.addLayout(self._row)
        self._cause_label = label(self.tr("Orsak till avvikelsen"), "label")
        column.addWidget(self._cause_label)
        self._cause = Choice()
        self._cause.setAccessibleName(self.tr("Orsak till avvikelsen"))
        self._cause.activated.connect(self._choose_cause)
        column.addWidget(self._cause)
        self._cause_missing = label(
            self.tr("Välj en orsak, så att uppföljningen kan säga varför."), "warning", wrap=True
        )
        column.addWidget(self._cause_missing)
        column.addWidget(label(self.tr("Kommentar"), "label"))
        self._comment = TextArea(self.tr("Kommentar till status"), 2)
        self._comment.edited.connect(self._comment_edited)
        column.addWidget(self._comment)
        self._log_heading = label(self.tr("Tidigare i år"), "label")
        column.addWidget(self._log_heading)
        self._log = QVBoxLayout()
        self._log.setSpacing(4)
        column.addLayout(self._log)

    def show_node(self, node: Node, follow_up: FollowUp) -> None:
        """Show an activity's status as it stands in the file."""
        if self._node is not None and self._node.id != node.id:
            self._comment.flush()
        if self._follow_up is None or self._follow_up.scale != follow_up.scale:
            self._build_chips(follow_up.scale)
        if self._follow_up is None or self._follow_up.causes != follow_up.causes:
            self._fill_causes(follow_up)
        self._node = node
        self._follow_up = follow_up
        entry = self._entry()
        self._heading.setText(self.tr("Status {year}").format(year=follow_up.year))
        self._group.setExclusive(False)
        for key, chip in self._chips.items():
            chip.setChecked(entry is not None and entry.status_key == key)
        self._group.setExclusive(True)
        self._show_cause(entry)
        self._comment.setEnabled(entry is not None)
        self._comment.setPlaceholderText("" if entry else self.tr("Välj status först"))
        self._comment.show_stored(entry.comment if entry else "")
        self._show_log()

    def _build_chips(self, scale: tuple[StatusKind, ...]) -> None:
        for chip in self._chips.values():
            chip.deleteLater()
        self._chips = {}
        for kind in scale:
            chip = button(f"{kind.symbol} {kind.name}", "chip")
            chip.setAccessibleName(kind.name)
            chip.setCheckable(True)
            chip.clicked.connect(lambda _checked=False, key=kind.key: self._choose(key))
            self._group.addButton(chip)
            self._chips[kind.key] = chip
            self._row.addWidget(chip)
        put_before(self._cause, self._chips.values())

    def _fill_causes(self, follow_up: FollowUp) -> None:
        self._cause.clear()
        self._cause.addItem(self.tr("Ingen orsak vald"), "")
        for cause in follow_up.causes:
            self._cause.addItem(cause.name, cause.key)

    def _show_cause(self, entry: StatusEntry | None) -> None:
        kind = self._follow_up.kind(entry.status_key) if entry and self._follow_up else None
        is_deviation = kind is not None and kind.is_deviation
        cause = entry.cause_key if entry else ""
        self._cause_label.setVisible(is_deviation)
        self._cause.setVisible(is_deviation)
        self._cause_missing.setVisible(is_deviation and not cause)
        self._cause.setCurrentIndex(max(0, self._cause.findData(cause)))

    def _show_log(self) -> None:
        clear(self._log)
        entries = self._entries()[:-1]
        self._log_heading.setVisible(bool(entries))
        for entry in reversed(entries):
            kind = self._follow_up.kind(entry.status_key) if self._follow_up else None
            sign = f"{kind.symbol} {kind.name}" if kind else entry.status_key
            text = f"{entry.date}  {sign}"
            if entry.comment:
                text += f" – {entry.comment}"
            self._log.addWidget(label(text, "muted", wrap=True))

    def _entries(self) -> list[StatusEntry]:
        if self._node is None or self._follow_up is None:
            return []
        return [entry for entry in self._follow_up.log if entry.node_id == self._node.id]

    def _entry(self) -> StatusEntry | None:
        entries = self._entries()
        return entries[-1] if entries else None

    def _choose(self, key: str) -> None:
        if self._node is None or self._follow_up is None:
            return
        self._comment.flush()
        latest = self._entry()
        kind = self._follow_up.kind(key)
        keeps_cause = latest is not None and kind is not None and kind.is_deviation
        today = self._session.today().isoformat()
        new = StatusEntry(
            node_id=self._node.id,
            year=self._follow_up.year,
            date=today,
            status_key=key,
            cause_key=latest.cause_key if latest and keeps_cause else "",
            comment=latest.comment if latest and latest.date == today else "",
        )
        self._store(new)

    def _choose_cause(self) -> None:
        latest = self._entry()
        if latest is not None:
            self._store(replace(latest, cause_key=self._cause.currentData()))

    def _comment_edited(self, text: str, stay: int) -> None:
        latest = self._entry()
        if latest is not None:
            self._store(replace(latest, comment=text), stay)

    def _store(self, new: StatusEntry, typing: int | None = None) -> None:
        old = next((entry for entry in self._entries() if entry.date == new.date), None)
        if old != new:
            self._session.push(SetStatus(self._session, old, new, typing))
