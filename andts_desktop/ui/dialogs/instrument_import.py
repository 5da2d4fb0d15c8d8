"""Show what an instrument in a file would change, before any of it is stored."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from andts_desktop.domain.instrument import Instrument
from andts_desktop.domain.instrument_faults import Fault
from andts_desktop.domain.round_news import news_in_words, question_news
from andts_desktop.domain.swedish import plural
from andts_desktop.ui.look import Look
from andts_desktop.ui.widgets.basic import Card, label, set_kind
from andts_desktop.ui.widgets.news_table import NewsTable
from andts_desktop.ui.widgets.scrolling import Scrolling

_MOST = 30
_HIGHEST = 112
"""The most that a list of lines may take of the height, in pixels."""
_ROOM = 680
"""How wide a line can be without more width than the dialog opens with, in pixels."""


class InstrumentImport(QDialog):
    """Shows which questions of a read instrument differ, and its faults.

    `known` is what the file has of it already, None for nothing; one that `can_change` can be
    replaced, any other becomes a new version.
    """

    def __init__(
        self,
        read: Instrument,
        known: Instrument | None,
        look: Look,
        parent: QWidget | None = None,
        *,
        can_change: bool = False,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Importera enkät"))
        self.resize(780, 620)
        self._read, self._known = read, known
        self.summary = label("", wrap=True)
        self.change = QRadioButton()
        self.new_version = QRadioButton(self.tr("Gör en ny version, och behåll den som finns"))
        self.table = NewsTable(look)
        self._same = label("", "muted", wrap=True)
        self._faults = Card(self.tr("Fel i filen"))
        self._left_out = Card(self.tr("Kommer inte med"))
        self._lay_out(can_change=can_change)
        self._show()

    @property
    def replaces(self) -> bool:
        """Whether the instrument in the file takes the place of the one that is known."""
        return self.change.isChecked()

    def show_faults(
        self, faults: Sequence[tuple[str, Fault]], left_out: Sequence[str] = ()
    ) -> None:
        """Show what is wrong in the file, each with its place, and what is left out of it."""
        errors = sum(fault.is_error for _, fault in faults)
        heading = self.tr("{faults} att rätta innan en omgång kan starta")
        name = heading.format(faults=plural(errors, self.tr("fel"), self.tr("fel")))
        self._faults.heading.setText(name if errors else self.tr("Värt att se över"))
        worst_first = sorted(faults, key=lambda each: not each[1].is_error)
        signs = ("○", "▲")
        lines = [f"{signs[each.is_error]} {where}: {each.text}" for where, each in worst_first]
        self._fill(self._faults, lines)
        self._fill(self._left_out, left_out)

    def _fill(self, card: Card, lines: Sequence[str]) -> None:
        if not lines:
            return
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for line in lines[:_MOST]:
            column.addWidget(label(line, wrap=True))
        if len(lines) > _MOST:
            text = self.tr("… och {count} till").format(count=len(lines) - _MOST)
            column.addWidget(label(text, "muted"))
        column.addStretch(1)
        area = Scrolling(inner)
        area.setFixedHeight(min(_HIGHEST, inner.heightForWidth(_ROOM)))
        card.body.addWidget(area)
        card.setVisible(True)

    def _show(self) -> None:
        read, known = self._read, self._known
        asked = plural(len(read.questions()), self.tr("fråga"), self.tr("frågor"))
        if known is None:
            text = self.tr("”{title}” är ny i filen: {asked}.")
            self.summary.setText(text.format(title=read.title, asked=asked))
            return
        questions = question_news(read, known)
        news = news_in_words(questions)
        text = self.tr("”{title}” har {asked}. Jämfört med {known}: {news}.")
        named = self.tr("{title}, version {version}").format(
            title=known.short_title, version=known.version
        )
        news = news or self.tr("alla frågor är desamma")
        words = text.format(title=read.title, asked=asked, known=named, news=news)
        self.summary.setText(words)
        has_news = self.table.show_news(questions)
        self.table.setVisible(has_news)
        is_same = read.parts == known.parts
        self._same.setText(
            self.tr("Ingen fråga, inget svar och inga poäng skiljer sig.")
            if is_same
            else self.tr("Frågorna är desamma, men hjälptexter eller delar skiljer sig.")
        )
        self._same.setVisible(not has_news)
        self.change.setText(self.tr("Ändra {known}").format(known=named))

    def _lay_out(self, *, can_change: bool) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(12)
        column.addWidget(self.summary)
        for each in (self.change, self.new_version):
            each.setVisible(can_change)
            column.addWidget(each)
        (self.change if can_change else self.new_version).setChecked(True)
        differing = Card(self.tr("Frågor som skiljer sig"))
        differing.body.addWidget(self.table, 1)
        self._same.setAlignment(Qt.AlignmentFlag.AlignTop)
        differing.body.addWidget(self._same, 1)
        differing.setVisible(self._known is not None)
        column.addWidget(differing, 1)
        for card in (self._faults, self._left_out):
            card.setVisible(False)
            column.addWidget(card)
        if self._known is None:
            column.addStretch(1)
        column.addWidget(self._button_row())

    def _button_row(self) -> QDialogButtonBox:
        kinds = QDialogButtonBox.StandardButton
        buttons = QDialogButtonBox(kinds.Ok | kinds.Cancel)
        accept = buttons.button(kinds.Ok)
        accept.setText(self.tr("Importera"))
        set_kind(accept, "primary")
        buttons.button(kinds.Cancel).setText(self.tr("Avbryt"))
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        accept.setFocus()
        return buttons
