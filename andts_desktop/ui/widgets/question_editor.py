"""The form for one question of an instrument."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from andts_desktop.domain.ids import QuestionId
from andts_desktop.domain.instrument import Condition, Link, Question, QuestionKind, Step
from andts_desktop.domain.instrument_making import of_kind, with_new_option
from andts_desktop.ui.dialogs.pick import Pickable, PickDialog
from andts_desktop.ui.widgets.basic import Choice, FieldButton, label
from andts_desktop.ui.widgets.choice_fields import NamedChoice
from andts_desktop.ui.widgets.condition_row import ConditionRow
from andts_desktop.ui.widgets.editor_form import EditorForm, named
from andts_desktop.ui.widgets.item_rows import ItemRows
from andts_desktop.ui.widgets.option_rows import OptionRow, StepRow

_WITH_OPTIONS = (QuestionKind.CHOICE, QuestionKind.CHOICES, QuestionKind.YES_NO)


@dataclass(frozen=True, slots=True)
class QuestionSetting:
    """What stands around a question: what its fields can be chosen from."""

    where: str
    is_scored: bool
    earlier: tuple[Question, ...]
    links: tuple[tuple[Link, str], ...]
    previous: tuple[tuple[QuestionId, str], ...]


class QuestionEditor(EditorForm):
    """Edits a question; what is seldom needed is folded away until it is filled."""

    def __init__(self) -> None:
        super().__init__()
        self._question: Question | None = None
        self._setting = QuestionSetting("", is_scored=True, earlier=(), links=(), previous=())
        self._where = label("", "muted", wrap=True)
        self._id = label("", "muted")
        self.kind = NamedChoice(self.tr("Besvaras med"), self._kind_names())
        self.kind.chosen.connect(self._choose_kind)
        self.options = ItemRows(
            self.tr("Svarsalternativ"), self.tr("+ Lägg till svar"), OptionRow, self._new_option
        )
        self.steps = ItemRows(self.tr("Steg"), self.tr("+ Lägg till steg"), StepRow, self._new_step)
        self.steps.hint.setText(
            self.tr(
                "Utan steg är talet självt poängen. Med steg gäller det högsta steg som talet når."
            )
        )
        self.conditions = ItemRows(
            self.tr("Visas bara om"),
            self.tr("+ Lägg till villkor"),
            lambda: ConditionRow(lambda: self._setting.earlier),
            self._new_condition,
        )
        for field, rows in (
            ("options", self.options),
            ("steps", self.steps),
            ("show_if", self.conditions),
        ):
            rows.changed.connect(
                lambda items, stay, name=field: self.edited.emit(name, items, stay)
            )
            rows.lost.connect(self.lost)
        self.links = FieldButton(self.tr("Hör ihop med i planen"), self._pick_links)
        self.previous = Choice()
        self.previous.setAccessibleName(self.tr("Motsvarar i tidigare version"))
        self.previous.activated.connect(self._choose_previous)
        self._previous_box = QWidget()
        self.fold = QToolButton()
        self._more = QWidget()
        self._lay_out()

    def show_question(self, question: Question, setting: QuestionSetting) -> None:
        """Show a question and what stands around it."""
        is_new = self._question is None or self._question.id != question.id
        if is_new and self._question is not None:
            self.leave()
        self._question, self._setting = question, setting
        self._where.setText(setting.where)
        self._id.setText(self.tr("id {id}").format(id=question.id))
        self.show_fields(question)
        self.kind.show_stored(question.kind)
        self._show_rows(question)
        self._show_links(question)
        self._show_previous(question)
        is_number = question.kind is QuestionKind.NUMBER
        for field in ("unit", "limit"):
            self.fields[field].setVisible(is_number)
        for field in ("max", "weight"):
            self.fields[field].setVisible(
                setting.is_scored and question.kind is not QuestionKind.TEXT
            )
        if is_new:
            self.fold.setChecked(self._has_more(question))

    def leave(self) -> None:
        super().leave()
        for rows in (self.options, self.steps, self.conditions):
            rows.leave()

    def focus_field(self, field: str) -> None:
        if field in ("links", "overlaps", "previous", "not_comparable", "show_if", "weight"):
            self.fold.setChecked(True)
        rows = {"options": self.options, "steps": self.steps, "show_if": self.conditions}
        if field in rows and rows[field].rows:
            rows[field].rows[0].take_focus()
        elif field in rows:
            rows[field].add.setFocus(Qt.FocusReason.OtherFocusReason)
        super().focus_field(field)

    def _show_rows(self, question: Question) -> None:
        has_options = question.kind in _WITH_OPTIONS or bool(question.options)
        about = (question.id, question.kind)
        ids = (about, tuple(option.id for option in question.options))
        is_fixed = question.kind is QuestionKind.YES_NO
        self.options.show_items(ids, question.options, is_fixed=is_fixed or self.is_read_only)
        self.options.setVisible(has_options)
        self.steps.show_items(about, question.steps, is_fixed=self.is_read_only)
        self.steps.setVisible(question.kind is QuestionKind.NUMBER or bool(question.steps))
        self.conditions.show_items(question.id, question.show_if, is_fixed=self.is_read_only)
        can_add = bool(self._setting.earlier) and not self.is_read_only
        self.conditions.add.setVisible(can_add)
        hint = ""
        if not self._setting.earlier and not question.show_if:
            hint = self.tr("Enkätens första fråga visas alltid.")
        elif len(question.show_if) > 1:
            hint = self.tr("Alla villkoren ska gälla.")
        self.conditions.hint.setText(hint)
        self.conditions.hint.setVisible(bool(hint))

    def _show_links(self, question: Question) -> None:
        known = dict(self._setting.links)
        names = [known.get(link) or link.key for link in question.links]
        self.links.show_chosen("; ".join(names) or self.tr("Inget valt"))

    def _show_previous(self, question: Question) -> None:
        self._previous_box.setVisible(bool(self._setting.previous) or question.previous is not None)
        self.previous.clear()
        self.previous.addItem(self.tr("Samma fråga, om den fanns då"), "")
        for question_id, name in self._setting.previous:
            self.previous.addItem(name, str(question_id))
        wanted = str(question.previous or "")
        if self.previous.findData(wanted) < 0:
            self.previous.addItem(wanted, wanted)
        self.previous.setCurrentIndex(self.previous.findData(wanted))

    def _choose_kind(self, value: str) -> None:
        if self._question is not None and self._question.kind.value != value:
            made = of_kind(self._question, QuestionKind(value), self.tr("Nej"), self.tr("Ja"))
            self.edited.emit("", made, None)

    def _choose_previous(self, place: int) -> None:
        chosen = self.previous.itemData(place)
        self.edited.emit("previous", QuestionId(chosen) if chosen else None, None)

    def _pick_links(self) -> None:
        if self._question is None:
            return
        known = dict(self._setting.links)
        kept = {link: link.key for link in self._question.links if link not in known}
        links: Sequence[Link] = (*known, *kept)
        names = {**known, **kept}
        items = [Pickable(place, names[link]) for place, link in enumerate(links)]
        picked = [place for place, link in enumerate(links) if link in self._question.links]
        dialog = PickDialog(self.tr("Hör ihop med i planen"), items, picked, self)
        if dialog.exec():
            self.edited.emit("links", tuple(links[place] for place in dialog.picked()), None)
        dialog.deleteLater()

    def _new_option(self) -> object | None:
        if self._question is None:
            return None
        return with_new_option(self._question, self.tr("Nytt svar")).options[-1]

    def _new_step(self) -> object | None:
        if self._question is None:
            return None
        steps = self._question.steps
        return Step(steps[-1].at_least + 1 if steps else Decimal(0), Decimal(0))

    def _new_condition(self) -> object | None:
        earlier = self._setting.earlier
        return Condition(earlier[-1].id) if earlier else None

    def _overlaps_edited(self, text: str, stay: int) -> None:
        items = tuple(filter(None, (each.strip() for each in text.split(","))))
        self.edited.emit("overlaps", items, stay)

    def _kind_names(self) -> dict[QuestionKind, str]:
        return {
            QuestionKind.CHOICE: self.tr("ett av flera svar"),
            QuestionKind.CHOICES: self.tr("flera svar"),
            QuestionKind.YES_NO: self.tr("ja eller nej"),
            QuestionKind.NUMBER: self.tr("ett tal"),
            QuestionKind.TEXT: self.tr("fritext"),
        }

    @staticmethod
    def _has_more(question: Question) -> bool:
        usual = replace(
            question, show_if=(), links=(), overlaps=(), previous=None, not_comparable=""
        )
        return usual != question

    def _unfold(self, is_open: bool) -> None:
        arrows = Qt.ArrowType
        self.fold.setArrowType(arrows.DownArrow if is_open else arrows.RightArrow)
        self._more.setVisible(is_open)

    def _lay_out(self) -> None:
        column = self.column
        column.addWidget(self._where)
        refusal = self.tr("Frågan får inte vara tom.")
        text = self.line("text", self.tr("Fråga"), refusal, rows=2)
        column.addWidget(text)
        column.addWidget(self.line("short", self.tr("Kort, för tabeller och diagram")))
        column.addWidget(self.line("help", self.tr("Så får du poäng"), rows=2))
        column.addLayout(self._numbers())
        column.addWidget(self.options)
        column.addWidget(self.steps)
        self._lay_out_more()
        column.addWidget(self._id)
        column.addStretch(1)

    def _numbers(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        grid.addLayout(named(self.tr("Besvaras med"), self.kind), 0, 0)
        grid.addWidget(self.number("max", self.tr("Max poäng")), 0, 1)
        grid.addWidget(self.number("weight", self.tr("Vikt")), 0, 2)
        grid.addWidget(self.line("unit", self.tr("Enhet, till exempel ”timmar”")), 1, 0)
        grid.addWidget(self.number("limit", self.tr("Största tal"), optional=True), 1, 1, 1, 2)
        grid.setColumnStretch(0, 2)
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(2, 1)
        return grid

    def _lay_out_more(self) -> None:
        self.fold.setText(self.tr("Mer: villkor, planen och jämförelse"))
        self.fold.setProperty("kind", "fold")
        self.fold.setCheckable(True)
        self.fold.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.fold.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.fold.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.fold.toggled.connect(self._unfold)
        inner = QVBoxLayout(self._more)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(10)
        inner.addWidget(self.conditions)
        inner.addLayout(named(self.tr("Hör ihop med i planen"), self.links))
        inner.addWidget(self._overlaps())
        held = named(self.tr("Motsvarar i tidigare version"), self.previous)
        held.setContentsMargins(0, 0, 0, 0)
        self._previous_box.setLayout(held)
        inner.addWidget(self._previous_box)
        why = self.tr("Kan inte jämföras med tidigare år, därför att …")
        inner.addWidget(self.line("not_comparable", why, rows=2))
        self.column.addWidget(self.fold)
        self.column.addWidget(self._more)
        self._unfold(is_open=False)

    def _overlaps(self) -> QWidget:
        name = self.tr("Överlappar i Länsrapporten (med komma emellan)")
        made = self.line("overlaps", name)
        self._written["overlaps"] = ", ".join
        made.edited.disconnect()
        made.edited.connect(self._overlaps_edited)
        return made
