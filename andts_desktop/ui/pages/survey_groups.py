"""The survey's question groups in a column, each with its points and how much is answered."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QPushButton, QSizePolicy

from andts_desktop.domain.scoring import PartScore, Score
from andts_desktop.domain.survey import AnswerState
from andts_desktop.domain.swedish import format_points
from andts_desktop.ui.look import Look
from andts_desktop.ui.widgets.basic import Card


class GroupButton(QPushButton):
    """One group: title, points, how many answered, and a bar of the points."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._texts = ("", "")
        self._share = 0.0
        self.setProperty("kind", "group")
        self.setCheckable(True)
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_group(self, title: str, counted: str, share: float) -> None:
        """Show the group's figures; `share` from 0 to 1 fills the bar."""
        self._texts = (title, counted)
        self._share = share
        self.setAccessibleName(f"{title}: {counted}")
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(190, 74)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        tokens = self._look.tokens
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        room = self.rect().adjusted(10, 8, -10, -8)
        font = painter.font()
        font.setBold(True)
        painter.setFont(font)
        painter.setPen(QColor(tokens.ink))
        title = painter.fontMetrics().elidedText(
            self._texts[0], Qt.TextElideMode.ElideRight, room.width()
        )
        painter.drawText(room, Qt.AlignmentFlag.AlignTop, title)
        font.setBold(False)
        font.setPixelSize(12)
        painter.setFont(font)
        painter.setPen(QColor(tokens.muted))
        painter.drawText(room.adjusted(0, 21, 0, 0), Qt.AlignmentFlag.AlignTop, self._texts[1])
        bar = QRectF(room.left(), room.bottom() - 8, room.width(), 8)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens.line))
        painter.drawRoundedRect(bar, 4, 4)
        if self._share > 0:
            painter.setBrush(QColor(tokens.accent))
            bar.setWidth(max(8.0, bar.width() * self._share))
            painter.drawRoundedRect(bar, 4, 4)
        painter.end()


class GroupList(Card):
    """The groups, one of them chosen."""

    chosen = Signal(int)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._buttons: list[GroupButton] = []
        self._group = QButtonGroup(self)
        self._group.idClicked.connect(self.chosen)
        self.body.setContentsMargins(8, 10, 8, 10)
        self.body.addStretch(1)

    def show_score(self, score: Score, current: int) -> None:
        """Show the groups of a score, the `current` one chosen."""
        groups = [part for part in score.walk_parts() if part.questions]
        is_scored = score.instrument.scored
        while len(self._buttons) < len(groups):
            self._add_button()
        for made in self._buttons[len(groups) :]:
            made.hide()
        for made, part in zip(self._buttons, groups, strict=False):
            made.show()
            counted = self._counted(part, is_scored=is_scored)
            made.show_group(part.part.title, counted, _share(part, is_scored=is_scored))
        if groups:
            self._buttons[current].setChecked(True)

    def _add_button(self) -> None:
        made = GroupButton(self._look)
        self._group.addButton(made, len(self._buttons))
        self._buttons.append(made)
        self.body.insertWidget(self.body.count() - 1, made)

    def _counted(self, part: PartScore, *, is_scored: bool) -> str:
        asked = [each for each in part.questions if not each.is_hidden]
        if not asked:
            return self.tr("inga frågor att besvara")
        counted = self.tr("{done}/{total} besvarade").format(done=_answered(part), total=len(asked))
        if not is_scored:
            return counted
        return self.tr("{points} av {max} p · {count}").format(
            points=format_points(part.points), max=format_points(part.part.max), count=counted
        )


def _answered(part: PartScore) -> int:
    return sum(
        not each.is_hidden and each.answer.counted_state is AnswerState.ANSWERED
        for each in part.questions
    )


def _share(part: PartScore, *, is_scored: bool) -> float:
    """Return how much of the points is reached; without points, how much is answered."""
    if not is_scored:
        asked = sum(not each.is_hidden for each in part.questions)
        return _answered(part) / asked if asked else 0.0
    return float(part.points / part.part.max) if part.part.max else 0.0
