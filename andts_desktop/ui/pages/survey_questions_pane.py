"""The questions: instruments with their parts and questions, made and changed."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from andts_desktop.document.rounds import DEFAULT_INSTRUMENT
from andts_desktop.domain.ids import InstrumentId
from andts_desktop.domain.instrument import Instrument, Part, Question
from andts_desktop.domain.instrument_edits import WHOLE, Ref, found
from andts_desktop.domain.instrument_faults import Fault
from andts_desktop.domain.swedish import plural
from andts_desktop.ui.commands.instruments import InstrumentPlace
from andts_desktop.ui.look import Look
from andts_desktop.ui.pages.survey_pane import SurveyPane
from andts_desktop.ui.pages.survey_questions_edits import InstrumentEdits
from andts_desktop.ui.pages.survey_questions_files import InstrumentFiles
from andts_desktop.ui.pages.survey_questions_menus import QuestionMenus
from andts_desktop.ui.pages.survey_questions_values import (
    groups_at,
    marks,
    ref_of,
    setting_of,
    state_words,
    where_of,
    why_fixed,
)
from andts_desktop.ui.session import Session
from andts_desktop.ui.widgets.basic import Card, Choice, button, divider, label
from andts_desktop.ui.widgets.editor_form import EditorForm
from andts_desktop.ui.widgets.fault_list import FaultList
from andts_desktop.ui.widgets.instrument_form import InstrumentForm
from andts_desktop.ui.widgets.instrument_tree_view import InstrumentTreeView
from andts_desktop.ui.widgets.part_form import PartForm
from andts_desktop.ui.widgets.question_editor import QuestionEditor
from andts_desktop.ui.widgets.scrolling import Scrolling


class SurveyQuestionsPane(SurveyPane):
    """Shows an instrument as a tree, and a form for what is chosen in it."""

    def __init__(self, session: Session, look: Look) -> None:
        super().__init__(session, look)
        self._instrument: Instrument | None = None
        self._known: tuple[Instrument, ...] = ()
        self._wanted: InstrumentId | None = None
        self.edits = InstrumentEdits(session, self)
        self.files = InstrumentFiles(session, look, self.edits, self)
        self.menus = QuestionMenus(self.edits, self.files, self)
        self.choice = Choice()
        self.choice.setAccessibleName(self.tr("Enkät"))
        self.tree = InstrumentTreeView(look)
        self.faults = FaultList()
        self.whole, self.part, self.question = InstrumentForm(), PartForm(), QuestionEditor()
        self._forms = QStackedWidget()
        self._fixed_box = QWidget()
        self._fixed = label("", "muted", wrap=True)
        self.new_version = button(self.tr("Gör en ny version"), "primary", self.edits.new_version)
        self.copy = button(self.tr("Kopiera"), "", self.edits.copy_instrument)
        self.menu = button(self.tr("Enkäten ▾"))
        self.menu.setAccessibleName(self.tr("Enkäten: ny, kopiera, importera och exportera"))
        self.menu.setMenu(self.menus.of_whole())
        self.preview = button(self.tr("Förhandsgranska"), "", self._preview)
        self.change = button(self.tr("Ändra"))
        self.change.setMenu(self.menus.of_changes())
        self.add = button(self.tr("+ Lägg till"))
        self.add.setMenu(self.menus.of_additions())
        self._lay_out()
        self._connect()

    def tools(self) -> tuple[QWidget, ...]:
        return (self.preview, self.change, self.add)

    def reload(self) -> None:
        door = self.session.document.instruments
        self._known = door.all()
        shown = self._shown_now()
        is_new = self._instrument is None or shown is None or shown.id != self._instrument.id
        self._instrument = shown
        self.edits.show(shown)
        if shown is None:
            return
        self._show_choice(shown)
        faults = door.faults(shown)
        self.faults.show_faults(shown, faults)
        self.tree.show_instrument(shown, marks(faults), is_new=is_new)
        self._show_chosen()
        self.title = shown.title
        version = self.tr("version {version}").format(version=shown.version)
        facts = [
            state_words(door, shown),
            plural(len(shown.questions()), self.tr("fråga"), self.tr("frågor")),
        ]
        if not shown.title.endswith(version):
            facts.insert(0, version)
        self.subtitle, self.note = " · ".join(facts), shown.note

    def show_instrument(self, instrument_id: InstrumentId, ref: Ref = WHOLE) -> None:
        """Show an instrument, and choose something in it."""
        if self._instrument is None or instrument_id != self._instrument.id:
            self._wanted = instrument_id
            self.asked_for_part.emit("questions")
        self.tree.choose(ref)

    def show_edited(self, place: object) -> None:
        if isinstance(place, InstrumentPlace):
            self.show_instrument(place.instrument_id, place.ref)

    def go_to_fault(self, fault: Fault) -> None:
        """Choose what a fault is about, and put the keyboard in the field."""
        self.tree.choose(ref_of(fault))
        form = self._form()
        form.focus_field("options" if fault.option else fault.field)

    def _shown_now(self) -> Instrument | None:
        found_now = self.session.survey_round()
        wanted = [
            self._wanted,
            self._instrument.id if self._instrument is not None else None,
            found_now.instrument_id if found_now is not None else None,
            DEFAULT_INSTRUMENT,
        ]
        self._wanted = None
        by_id = {each.id: each for each in self._known}
        chosen = (by_id[each] for each in wanted if each in by_id)
        return next(chosen, self._known[0] if self._known else None)

    def _show_choice(self, shown: Instrument) -> None:
        door = self.session.document.instruments
        self.choice.clear()
        for each in self._known:
            text = self.tr("{title}, version {version} – {state}")
            state = state_words(door, each)
            name = text.format(title=each.short_title, version=each.version, state=state)
            self.choice.addItem(name, str(each.id))
        self.choice.setCurrentIndex(self.choice.findData(str(shown.id)))
        self.choice.setToolTip(self.choice.currentText())
        reason = why_fixed(door, shown)
        self._fixed.setText(reason)
        self._fixed_box.setVisible(bool(reason))
        self.add.setEnabled(self.edits.can_edit)
        self.change.setEnabled(self.edits.can_edit)

    def _show_chosen(self) -> None:
        shown, ref = self._instrument, self.tree.current
        if shown is None:
            return
        self.edits.ref = ref
        chosen = found(shown, ref)
        is_fixed = not self.edits.can_edit
        for form in (self.whole, self.part, self.question):
            form.is_read_only = is_fixed
        if isinstance(chosen, Part):
            self.part.show_part(chosen, where_of(shown, chosen), is_scored=shown.scored)
        elif isinstance(chosen, Question):
            setting = setting_of(shown, chosen, self._known, self.session.plan())
            self.question.show_question(chosen, setting)
        else:
            others = [e.version for e in self._known if e.family == shown.family and e != shown]
            self.whole.show_instrument(shown, others)
        form = self._form()
        form.set_read_only(is_fixed)
        self._forms.setCurrentIndex((self.whole, self.part, self.question).index(form))
        self.preview.setEnabled(bool(self._previewed()))

    def _form(self) -> InstrumentForm | PartForm | QuestionEditor:
        chosen = found(self._instrument, self.tree.current) if self._instrument else None
        if isinstance(chosen, Part):
            return self.part
        return self.question if isinstance(chosen, Question) else self.whole

    def _preview(self) -> None:
        from andts_desktop.ui.dialogs.question_preview import QuestionPreview

        groups = self._previewed()
        if self._instrument is None or not groups:
            return
        is_scored = self._instrument.scored
        dialog = QuestionPreview(groups, self.look, self, is_scored=is_scored)
        dialog.exec()
        dialog.deleteLater()

    def _previewed(self) -> tuple[Part, ...]:
        shown = self._instrument
        return groups_at(shown, self.tree.current) if shown is not None else ()

    def _leave(self) -> None:
        # What is typed belongs to what was chosen until now.
        for form in (self.whole, self.part, self.question):
            form.leave()

    def _choose(self, place: int) -> None:
        self._leave()
        self.show_instrument(InstrumentId(self.choice.itemData(place)))

    def _add_question(self) -> None:
        if self.edits.can_add_question():
            self._leave()
            self.edits.add_question()

    def _take_focus(self) -> None:
        self._form().take_focus()

    def _connect(self) -> None:
        self.choice.activated.connect(self._choose)
        self.tree.leaving.connect(self._leave)
        self.tree.chosen.connect(self._show_chosen)
        self.tree.customContextMenuRequested.connect(
            lambda point: self.menus.show_at(self.tree.viewport().mapToGlobal(point))
        )
        self.faults.wanted.connect(self.go_to_fault)
        self.edits.wants_shown.connect(self.show_instrument)
        self.edits.added.connect(self._take_focus)
        for form in (self.whole, self.part, self.question):
            form.edited.connect(self.edits.change)
            form.lost.connect(self.session.told)
        keys: dict[str, Callable[[], object]] = {
            "Del": self.edits.remove,
            "Ctrl+D": self.edits.duplicate,
            "Alt+Up": partial(self.edits.move, -1),
            "Alt+Down": partial(self.edits.move, 1),
        }
        for key, act in keys.items():
            self.tree.on_key(key, act)
        adding = QShortcut(self)
        adding.setKeys([QKeySequence("Ctrl+Return"), QKeySequence("Ctrl+Enter")])
        adding.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        adding.activated.connect(self._add_question)

    def _lay_out(self) -> None:
        left, right = Card(), Card()
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.choice, 1)
        head.addWidget(self.menu)
        left.body.addLayout(head)
        left.body.addWidget(self.tree, 1)
        left.body.addWidget(self.faults)
        right.body.addWidget(self._notice())
        forms: tuple[EditorForm, ...] = (self.whole, self.part, self.question)
        for form in forms:
            self._forms.addWidget(Scrolling(form))
        right.body.addWidget(self._forms, 1)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setChildrenCollapsible(False)
        split.setHandleWidth(16)
        split.addWidget(left)
        split.addWidget(right)
        split.setSizes([480, 540])
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(split)

    def _notice(self) -> QWidget:
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.new_version)
        buttons.addWidget(self.copy)
        buttons.addStretch(1)
        column = QVBoxLayout(self._fixed_box)
        column.setContentsMargins(0, 0, 0, 4)
        column.setSpacing(8)
        column.addWidget(self._fixed)
        column.addLayout(buttons)
        column.addWidget(divider())
        return self._fixed_box
