"""The report's version, and whether it is a draft or final."""

from dataclasses import replace

from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QRadioButton, QVBoxLayout, QWidget

from andts_desktop.domain.follow_up import ReportStamp
from andts_desktop.domain.ids import PlanId
from andts_desktop.ui.commands.follow_up import SetStamp
from andts_desktop.ui.session import Session
from andts_desktop.ui.widgets.basic import label
from andts_desktop.ui.widgets.text_field import TextLine


class StampForm(QWidget):
    """Draft or final, and the version, stored for the plan and year."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._stamp = ReportStamp()
        self._at: tuple[PlanId, int] | None = None
        self.draft = QRadioButton(self.tr("Utkast"))
        self.final = QRadioButton(self.tr("Slutlig"))
        self.version = TextLine(self.tr("Version"))
        self.version.setMaximumWidth(96)
        self.version.setMaxLength(40)
        group = QButtonGroup(self)
        row = QHBoxLayout()
        row.setSpacing(6)
        for radio in (self.draft, self.final):
            radio.setProperty("kind", "inline")
            group.addButton(radio)
            row.addWidget(radio)
        row.addStretch(1)
        caption = label(self.tr("Version"), "label")
        caption.setBuddy(self.version)
        row.addWidget(caption)
        row.addWidget(self.version)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(row)
        self.draft.setAccessibleDescription(self.tr("Ordet UTKAST står på varje sida"))
        self.draft.clicked.connect(lambda: self._set_final(is_final=False))
        self.final.clicked.connect(lambda: self._set_final(is_final=True))
        self.version.edited.connect(lambda text, _stay: self._set_version(text))

    def reload(self) -> None:
        """Read the stamp of the chosen plan and year."""
        plan_id, year = self._session.plan_id, self._session.year
        if plan_id is None:
            return
        if self._at != (plan_id, year):
            self.flush()
            self._at = (plan_id, year)
        self._stamp = self._session.document.follow_up.stamp(plan_id, year)
        (self.final if self._stamp.is_final else self.draft).setChecked(True)
        self.version.show_stored(self._stamp.version)

    def flush(self) -> None:
        """Store what is typed but not yet stored."""
        self.version.flush()

    def _set_final(self, *, is_final: bool) -> None:
        self.flush()
        self._store(replace(self._stamp, is_final=is_final))

    def _set_version(self, text: str) -> None:
        # Storing makes the page read again, and with it this field: it must not store twice.
        self.version.show_stored(text)
        self._store(replace(self._stamp, version=text))

    def _store(self, stamp: ReportStamp) -> None:
        if self._at is not None and stamp != self._stamp:
            self._session.push(SetStamp(self._session, *self._at, self._stamp, stamp))
