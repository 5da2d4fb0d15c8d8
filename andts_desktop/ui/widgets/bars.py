"""Bars painted from values: a share of a whole, and activities stacked by status."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from andts_desktop.domain.follow_up import StatusKind, StatusTone
from andts_desktop.ui.look import Look
from andts_desktop.ui.models.table import VALUE_ROLE
from andts_desktop.ui.theme import Tokens
from andts_desktop.ui.widgets.wrapped_text import ROW_HEIGHT

_Index = QModelIndex | QPersistentModelIndex
_GAP = 2.0
_SMALLEST = 6.0


@dataclass(frozen=True, slots=True)
class Share:
    """How much of a bar is filled, 0 to 1; None is a gap. `strong` is the one looked for."""

    part: float | None
    strong: bool = True


@dataclass(frozen=True, slots=True)
class Segment:
    """So many activities with one status; `kind` is None for those without any."""

    kind: StatusKind | None
    count: int


def paint_share(painter: QPainter, area: QRectF, share: Share, tokens: Tokens) -> None:
    """Paint a filled bar; a gap is an empty one with a broken edge."""
    radius = min(5.0, area.height() / 2)
    whole = QPainterPath()
    whole.addRoundedRect(area, radius, radius)
    if share.part is None:
        painter.setPen(QPen(QColor(tokens.field_line), 1, Qt.PenStyle.DashLine))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(whole)
        return
    painter.fillPath(whole, QColor(tokens.accent_soft))
    filled = QPainterPath()
    length = area.width() * min(max(share.part, 0.0), 1.0)
    filled.addRect(QRectF(area.left(), area.top(), length, area.height()))
    accent = QColor(tokens.accent)
    colour = accent if share.strong else _mixed(accent, tokens, 0.55)
    painter.fillPath(whole.intersected(filled), colour)


def paint_segments(
    painter: QPainter, area: QRectF, segments: Sequence[Segment], tokens: Tokens
) -> None:
    """Paint a stacked bar; each status has its own lightness or pattern, the same as on paper."""
    shown = [segment for segment in segments if segment.count]
    total = sum(segment.count for segment in shown)
    if not total:
        return
    room = area.width() - _GAP * (len(shown) - 1)
    x = area.left()
    for segment in shown:
        width = max(room * segment.count / total, _SMALLEST)
        paint_segment(painter, QRectF(x, area.top(), width, area.height()), segment.kind, tokens)
        x += width + _GAP


def paint_segment(painter: QPainter, area: QRectF, kind: StatusKind | None, tokens: Tokens) -> None:
    """Paint one piece of a stacked bar."""
    inner = area.adjusted(0.5, 0.5, -0.5, -0.5)
    if kind is None:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(tokens.field_line), 1, Qt.PenStyle.DashLine))
        painter.drawRoundedRect(inner, 2, 2)
        return
    colour = QColor(tokens.tone(kind.tone))
    painter.setPen(QPen(colour, 1))
    painter.setBrush(_mixed(colour, tokens, _strength(kind)))
    painter.drawRoundedRect(inner, 2, 2)
    pattern = _pattern(kind)
    if pattern is not None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QBrush(colour, pattern))
        painter.drawRoundedRect(inner, 2, 2)


_PATTERNS = {
    StatusTone.WARNING: Qt.BrushStyle.BDiagPattern,
    StatusTone.BAD: Qt.BrushStyle.DiagCrossPattern,
}
_STRENGTHS = {
    StatusTone.GOOD: 1.0,
    StatusTone.ACTIVE: 0.55,
    StatusTone.NEUTRAL: 0.22,
    StatusTone.WARNING: 0.1,
    StatusTone.BAD: 0.3,
}


def _strength(kind: StatusKind) -> float:
    return 0.3 if _is_dropped(kind) else _STRENGTHS[kind.tone]


def _pattern(kind: StatusKind) -> Qt.BrushStyle | None:
    return Qt.BrushStyle.HorPattern if _is_dropped(kind) else _PATTERNS.get(kind.tone)


def _is_dropped(kind: StatusKind) -> bool:
    return kind.tone is StatusTone.NEUTRAL and kind.is_deviation


def _mixed(colour: QColor, tokens: Tokens, share: float) -> QColor:
    ground = QColor(tokens.surface)
    return QColor.fromRgbF(
        share * colour.redF() + (1 - share) * ground.redF(),
        share * colour.greenF() + (1 - share) * ground.greenF(),
        share * colour.blueF() + (1 - share) * ground.blueF(),
    )


class ShareBar(QWidget):
    """A bar that shows how much of something is reached; the words stand beside it."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._share = Share(None)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        look.changed.connect(self.update)

    def set_share(self, share: Share, description: str) -> None:
        """Show a share; `description` says it in words."""
        self._share = share
        self.setAccessibleName(description)
        self.update()

    def share(self) -> Share:
        """Return what is shown."""
        return self._share

    def sizeHint(self) -> QSize:
        return QSize(120, 10)

    def minimumSizeHint(self) -> QSize:
        return QSize(40, 10)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        paint_share(painter, area, self._share, self._look.tokens)


class Swatch(QWidget):
    """A small piece of a stacked bar, for its legend."""

    def __init__(self, kind: StatusKind | None, look: Look) -> None:
        super().__init__()
        self._kind = kind
        self._look = look
        self.setFixedSize(20, 12)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_segment(painter, QRectF(self.rect()), self._kind, self._look.tokens)


class BarDelegate(QStyledItemDelegate):
    """Paints a Share, or a tuple of Segments, that a column gives as its value."""

    def __init__(self, view: QAbstractItemView, look: Look, width: int = 140) -> None:
        super().__init__(view)
        self._view = view
        self._look = look
        self._width = width

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        self.initStyleOption(option, index)
        value = index.data(VALUE_ROLE)
        if value is not None:
            option.text = ""
        style = self._view.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, self._view)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        room = QRectF(option.rect).adjusted(6, 0, -6, -1)
        # Beside the first line of a row that takes several.
        area = QRectF(room.left(), room.top() + ROW_HEIGHT / 2 - 6.5, room.width(), 12)
        if isinstance(value, Share):
            paint_share(painter, area.adjusted(0, 1, 0, -1), value, self._look.tokens)
        elif isinstance(value, tuple):
            paint_segments(painter, area, value, self._look.tokens)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        hint = super().sizeHint(option, index)
        return QSize(self._width, hint.height())
