"""What shapes a document before anything is written in it: about whom, which survey, what size."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QRadioButton, QVBoxLayout, QWidget

from andts_desktop.domain.ids import UnitId
from andts_desktop.domain.paper import PAPERS, PaperKind, PaperRequest, PaperSize, PaperSubject
from andts_desktop.domain.swedish import plural
from andts_desktop.domain.units import Unit, listed
from andts_desktop.ui.session import Session
from andts_desktop.ui.widgets.basic import Choice, button, label

SIZE_NAMES: dict[PaperSize, str] = {
    PaperSize.A4: "A4",
    PaperSize.A3: "A3",
    PaperSize.BOOKLET: "Häfte",
}
_ABOUT_ONE_OR_ALL = (PaperKind.ANNUAL, PaperKind.MEETING)
"""The documents that can be about one unit, and are about all where none is chosen."""
_NAMED_AT_MOST = 6


class ShapeForm(QWidget):
    """Keeps what is chosen for each kind of document; nothing of it is stored in the file."""

    changed = Signal()
    wanted_all = Signal()
    """The user wants the document of every unit or board."""
    wanted_drafts = Signal()
    """The user wants a mail draft to every unit or board, with its document."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._kind = PaperKind.ANNUAL
        self._units: dict[PaperKind, UnitId | None] = {}
        self._sizes: dict[PaperKind, PaperSize] = {}
        self.subject = Choice()
        self._subject_caption = label("", "label")
        self.survey = Choice()
        self._survey_caption = label(self.tr("Enkät"), "label")
        self.survey.setAccessibleName(self.tr("Enkät"))
        self.about = label("", "muted", wrap=True)
        self.sizes: dict[PaperSize, QRadioButton] = {}
        self._size_row = self._size_buttons()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for caption, choice in (
            (self._survey_caption, self.survey),
            (self._subject_caption, self.subject),
        ):
            caption.setBuddy(choice)
            column.addWidget(caption)
            column.addWidget(choice)
        column.addWidget(self.about)
        column.addWidget(self._size_row)
        column.addSpacing(8)
        self.save_all = button("", "", self.wanted_all.emit)
        self.draft_all = button("", "", self.wanted_drafts.emit)
        for made in (self.save_all, self.draft_all):
            column.addWidget(made)
        self.subject.activated.connect(lambda _: self._choose_subject())
        self.survey.activated.connect(lambda _: self._choose_survey())

    def request(self) -> PaperRequest:
        """Return the document that is chosen."""
        return self.request_of(self._kind, self._unit())

    def request_of(self, kind: PaperKind, unit: Unit | None = None) -> PaperRequest:
        """Return a document of another kind, of the same plan, year and survey."""
        session = self._session
        facts = PAPERS[kind]
        return PaperRequest(
            kind,
            session.year,
            session.today(),
            plan_id=session.plan_id,
            unit=unit,
            survey_round=session.survey_round() if facts.needs_round else None,
            size=self._sizes.get(kind, facts.sizes[0]),
        )

    def lacking(self) -> str:
        """Say why there is nobody that the document could be about; empty where there is."""
        subject = PAPERS[self._kind].subject
        if subject is PaperSubject.WHOLE or self._unit() is not None:
            return ""
        if subject is PaperSubject.BOARD:
            if self._session.plan_id is None:
                return ""
            return self.tr("Ingen nämnd är ansvarig för något i planen, så det finns inga blad.")
        if self._session.survey_round() is None:
            return ""
        return self.tr("Ingen enhet har svarat på enkäten, så det finns inget resultat än.")

    def show_kind(self, kind: PaperKind) -> None:
        """Show what there is to choose of a kind of document, as the file is now."""
        self._kind = kind
        self._fill_survey()
        self._fill_subject()
        self._show_about()
        self._name_buttons()
        sizes = PAPERS[kind].sizes
        for size, made in self.sizes.items():
            made.setVisible(size in sizes)
        self.sizes[self._sizes.get(kind, sizes[0])].setChecked(True)
        self._size_row.setVisible(len(sizes) > 1)

    def has_choices(self) -> bool:
        """Tell whether there is anything to choose of this kind of document."""
        parts = (self.survey, self.subject, self.about, self._size_row, self.save_all)
        return not all(each.isHidden() for each in parts)

    def _subjects(self) -> Sequence[Unit]:
        kind = self._kind
        if PAPERS[kind].subject is PaperSubject.WHOLE and kind not in _ABOUT_ONE_OR_ALL:
            return ()
        return self._session.document.papers.subjects(self.request_of(kind))

    def _unit(self) -> Unit | None:
        chosen = self.subject.currentData()
        return chosen if isinstance(chosen, Unit) else None

    def _fill_subject(self) -> None:
        units = self._subjects()
        may_be_all = self._kind in _ABOUT_ONE_OR_ALL
        names = {
            PaperKind.ANNUAL: self.tr("Enkätkapitlet handlar om"),
            PaperKind.MEETING: self.tr("Underlaget handlar om"),
            PaperKind.BOARD: self.tr("Nämnd"),
        }
        name = names.get(self._kind, self.tr("Enhet"))
        self._subject_caption.setText(name)
        self.subject.setAccessibleName(name)
        self.subject.clear()
        if may_be_all:
            self.subject.addItem(self.tr("Hela kommunen: alla som svarat"), None)
        for unit in units:
            text = self.tr("Bara {unit}") if may_be_all else "{unit}"
            self.subject.addItem(text.format(unit=unit.name), unit)
        ids = [None] * may_be_all + [unit.id for unit in units]
        wanted = self._wanted_unit()
        self.subject.setCurrentIndex(ids.index(wanted) if wanted in ids else 0)
        for widget in (self._subject_caption, self.subject):
            widget.setVisible(bool(units))

    def _wanted_unit(self) -> UnitId | None:
        if PAPERS[self._kind].subject is PaperSubject.UNIT:
            return self._session.unit_id
        return self._units.get(self._kind)

    def _fill_survey(self) -> None:
        families = self._session.families() if PAPERS[self._kind].needs_round else ()
        self.survey.clear()
        for family, title in families:
            self.survey.addItem(title, family)
        self.survey.setCurrentIndex(self.survey.findData(self._session.family))
        for widget in (self._survey_caption, self.survey):
            widget.setVisible(len(families) > 1)

    def _choose_subject(self) -> None:
        unit = self._unit()
        self._units[self._kind] = unit.id if unit else None
        if PAPERS[self._kind].subject is PaperSubject.UNIT and unit and unit.id is not None:
            # The whole window is about one unit, and hears of it.
            self._session.choose_unit(unit.id)
        self.changed.emit()

    def _choose_survey(self) -> None:
        self._session.choose_family(self.survey.currentData())

    def _choose_size(self, size: PaperSize) -> None:
        self._sizes[self._kind] = size
        self.changed.emit()

    def _name_buttons(self) -> None:
        subject = PAPERS[self._kind].subject
        is_board = subject is PaperSubject.BOARD
        whom = self.tr("alla nämnder") if is_board else self.tr("alla enheter")
        self.save_all.setText(self.tr("Spara för {whom}…").format(whom=whom))
        self.draft_all.setText(self.tr("E-postutkast till {whom}…").format(whom=whom))
        for made in (self.save_all, self.draft_all):
            made.setVisible(subject is not PaperSubject.WHOLE)
            made.setEnabled(self._unit() is not None)

    def _show_about(self) -> None:
        text = self._about_results() if self._kind is PaperKind.RESULT else ""
        self.about.setText(text)
        self.about.setVisible(bool(text))

    def _about_results(self) -> str:
        found = self._session.survey_round()
        if found is None:
            return ""
        surveys = self._session.document.surveys
        answered = surveys.units_with_answers(found)
        count = plural(len(answered), self.tr("enhet"), self.tr("enheter"))
        told = self.tr("{count} har svarat.").format(count=count)
        drafts = surveys.drafts(found)
        units = [each for each in answered if each.id in drafts]
        if not units:
            return told
        text = self.tr(
            "Svaren är inte klarmarkerade för {names}. Resultatet märks därför som preliminärt, "
            "även i filens namn."
        )
        return f"{told} {text.format(names=listed(units, _NAMED_AT_MOST))}"

    def _size_buttons(self) -> QWidget:
        made = QWidget()
        made.setAccessibleName(self.tr("Papper"))
        group = QButtonGroup(self)
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 4, 0, 0)
        row.setSpacing(6)
        row.addWidget(label(self.tr("Papper"), "label"))
        hints = {PaperSize.BOOKLET: self.tr("A5 att vika: två sidor på varje A4, skriv ut dubbelt")}
        for size, name in SIZE_NAMES.items():
            radio = QRadioButton(name)
            radio.setProperty("kind", "inline")
            radio.setToolTip(hints.get(size, ""))
            radio.clicked.connect(lambda _=False, size=size: self._choose_size(size))
            group.addButton(radio)
            self.sizes[size] = radio
            row.addWidget(radio)
        row.addStretch(1)
        return made
