"""One condition of a question: what must have been answered before for it to be asked."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout

from andts_desktop.domain.ids import QuestionId
from andts_desktop.domain.instrument import Condition, Question, QuestionKind
from andts_desktop.domain.swedish import parse_decimal
from andts_desktop.ui.dialogs.pick import Pickable, PickDialog
from andts_desktop.ui.widgets.basic import Choice, FieldButton
from andts_desktop.ui.widgets.checked_field import CheckedField
from andts_desktop.ui.widgets.editor_form import EditorForm, number_text, read_points
from andts_desktop.ui.widgets.item_rows import ItemRow
from andts_desktop.ui.widgets.text_field import TextLine


class ConditionRow(ItemRow):
    """Chooses an earlier question, and which of its answers are meant."""

    def __init__(self, earlier: Callable[[], Sequence[Question]]) -> None:
        super().__init__()
        self._earlier = earlier
        self._condition: Condition | None = None
        self.question = Choice()
        self.question.activated.connect(self._choose_question)
        self.options = FieldButton(self.tr("Svaret är"), self._pick)
        name = self.tr("Talet är minst (tomt betyder vilket som helst)")
        self.at_least = CheckedField(
            name,
            TextLine(name),
            lambda text: read_points(text) if text.strip() else "",
            EditorForm.number_refusal(),
        )
        self.at_least.edited.connect(self._number_edited)
        self.at_least.lost.connect(self.lost)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for widget in (self.question, self.options, self.at_least):
            column.addWidget(widget)

    def show_item(self, item: Condition, number: int) -> None:
        self._condition = item
        self.question.setAccessibleName(
            self.tr("Villkor {number}: tidigare fråga").format(number=number)
        )
        self.question.clear()
        asked = self._asked()
        for each in self._earlier():
            self.question.addItem(each.short or each.text, str(each.id))
        if asked is None:
            self.question.addItem(
                self.tr("Frågan finns inte längre ({id})").format(id=item.question), item.question
            )
        self.question.setCurrentIndex(self.question.findData(str(item.question)))
        is_number = asked is not None and asked.kind is QuestionKind.NUMBER
        self.options.setVisible(bool(asked is not None and asked.options) or bool(item.options))
        self.at_least.setVisible(is_number or item.at_least is not None)
        self.options.show_chosen(self._answers(item, asked))
        self.at_least.show_stored(number_text(item.at_least))

    def leave(self) -> None:
        self.at_least.leave()

    def take_focus(self) -> None:
        self.question.setFocus(Qt.FocusReason.OtherFocusReason)

    def _asked(self) -> Question | None:
        wanted = self._condition.question if self._condition is not None else None
        return next((each for each in self._earlier() if each.id == wanted), None)

    def _answers(self, condition: Condition, asked: Question | None) -> str:
        if not condition.options:
            return self.tr("Vilket svar som helst")
        names = []
        for option_id in condition.options:
            option = asked.option(option_id) if asked is not None else None
            names.append(option.text if option is not None else str(option_id))
        return self.tr(" eller ").join(names)

    def _choose_question(self, place: int) -> None:
        chosen = QuestionId(self.question.itemData(place))
        if self._condition is not None and chosen != self._condition.question:
            self.changed.emit(Condition(chosen), None)

    def _number_edited(self, text: str, stay: int) -> None:
        if self._condition is not None:
            value = parse_decimal(text) if text else None
            self.changed.emit(replace(self._condition, at_least=value), ("at_least", stay))

    def _pick(self) -> None:
        asked = self._asked()
        if asked is None or self._condition is None:
            return
        items = [Pickable(place, each.text) for place, each in enumerate(asked.options)]
        picked = [
            place for place, each in enumerate(asked.options) if each.id in self._condition.options
        ]
        dialog = PickDialog(self.tr("Frågan visas om svaret är"), items, picked, self)
        if dialog.exec():
            options = tuple(asked.options[place].id for place in dialog.picked())
            self.changed.emit(replace(self._condition, options=options), None)
        dialog.deleteLater()
