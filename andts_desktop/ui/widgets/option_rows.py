"""One row of the form of a question: an answer option, or a step that gives a number points."""

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from andts_desktop.domain.instrument import Option, Step
from andts_desktop.domain.swedish import parse_decimal
from andts_desktop.domain.text import cleaned, cleaned_line
from andts_desktop.ui.widgets.checked_field import CheckedField
from andts_desktop.ui.widgets.editor_form import EditorForm, number_text, read_points
from andts_desktop.ui.widgets.item_rows import ItemRow
from andts_desktop.ui.widgets.text_field import TextArea, TextLine

_POINTS_WIDTH = 74


class OptionRow(ItemRow):
    """An answer option: its text, its points, and what it takes to choose it."""

    def __init__(self) -> None:
        super().__init__()
        self._option: Option | None = None
        self._is_scored = True
        self.text = CheckedField(
            self.tr("Svar"),
            TextLine(self.tr("Svar")),
            lambda text: cleaned_line(text) or None,
            self.tr("Svaret får inte vara tomt."),
        )
        name = self.tr("Poäng")
        self.points = CheckedField(name, TextLine(name), read_points, EditorForm.number_refusal())
        self.points.setFixedWidth(_POINTS_WIDTH)
        self.criteria = TextArea(self.tr("Vad som krävs"), 1, 6)
        self.criteria.setPlaceholderText(self.tr("Vad som krävs (kan lämnas tomt)"))
        self.text.edited.connect(lambda text, stay: self._edited("text", text, stay))
        self.points.edited.connect(
            lambda text, stay: self._edited("points", parse_decimal(text), stay)
        )
        self.criteria.edited.connect(
            lambda text, stay: self._edited("criteria", cleaned(text).strip(), stay)
        )
        for each in (self.text, self.points):
            each.lost.connect(self.lost)
        head = QHBoxLayout()
        head.setSpacing(6)
        head.addWidget(self.text, 1)
        head.addWidget(self.points)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 4)
        column.setSpacing(4)
        column.addLayout(head)
        column.addWidget(self.criteria)

    def show_item(self, item: Option, number: int) -> None:
        self._option = item
        for field, name in (
            (self.text.field, self.tr("Svar {number}")),
            (self.points.field, self.tr("Poäng för svar {number}")),
            (self.criteria, self.tr("Vad som krävs för svar {number}")),
        ):
            field.setAccessibleName(name.format(number=number))
        self.text.show_stored(item.text)
        self.points.show_stored(number_text(item.points))
        self.criteria.show_stored(item.criteria)

    def leave(self) -> None:
        self.text.leave()
        self.points.leave()
        self.criteria.flush()

    def take_focus(self) -> None:
        self.text.field.setFocus(Qt.FocusReason.OtherFocusReason)
        self.text.field.selectAll()

    def _edited(self, field: str, value: object, stay: int) -> None:
        if self._option is not None:
            changed: Option = replace(self._option, **{field: value})  # type: ignore[arg-type]
            if changed != self._option:
                self.changed.emit(changed, (field, stay))


class StepRow(ItemRow):
    """A step: from which number, and what it gives."""

    def __init__(self) -> None:
        super().__init__()
        self._step: Step | None = None
        refusal = EditorForm.number_refusal()
        least, points = self.tr("Från och med talet"), self.tr("Poäng")
        self.at_least = CheckedField(least, TextLine(least), read_points, refusal)
        self.points = CheckedField(points, TextLine(points), read_points, refusal)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        for field, each in (("at_least", self.at_least), ("points", self.points)):
            each.edited.connect(lambda text, stay, name=field: self._edited(name, text, stay))
            each.lost.connect(self.lost)
            row.addWidget(each, 1)

    def show_item(self, item: Step, number: int) -> None:
        self._step = item
        for each, name in (
            (self.at_least, self.tr("Steg {number}, från och med talet")),
            (self.points, self.tr("Steg {number}, poäng")),
        ):
            each.field.setAccessibleName(name.format(number=number))
        self.at_least.show_stored(number_text(item.at_least))
        self.points.show_stored(number_text(item.points))

    def leave(self) -> None:
        self.at_least.leave()
        self.points.leave()

    def take_focus(self) -> None:
        self.at_least.field.setFocus(Qt.FocusReason.OtherFocusReason)
        self.at_least.field.selectAll()

    def _edited(self, field: str, text: str, stay: int) -> None:
        value = parse_decimal(text)
        if self._step is None or value is None:
            return
        changed: Step = replace(self._step, **{field: value})
        if changed != self._step:
            self.changed.emit(changed, (field, stay))
