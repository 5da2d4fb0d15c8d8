"""The texts of the documents that are written on the page of reports."""

from dataclasses import replace
from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from andts_desktop.domain.follow_up import FollowUp, Prose, ProseSection
from andts_desktop.domain.ids import PlanId
from andts_desktop.domain.paper import PaperKind
from andts_desktop.domain.plan import Chapter, ChapterKind
from andts_desktop.ui.commands.chapters import WriteChapter
from andts_desktop.ui.pages.report_section_text import store_prose
from andts_desktop.ui.session import Session
from andts_desktop.ui.widgets.basic import label
from andts_desktop.ui.widgets.stored_text import StoredText

_MOST_LINES = 400
"""The pane around the fields scrolls, so the fields need not."""


class YearTexts(QWidget):
    """What is written in the documents that have no chapters to choose, for the plan and year."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._fields = self._made()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        for fields in self._fields.values():
            for text in fields.values():
                column.addWidget(text)

    def fields(self, kind: PaperKind) -> dict[ProseSection, StoredText]:
        """Return the fields of a kind of document."""
        return self._fields.get(kind, {})

    def show_kind(self, kind: PaperKind) -> None:
        """Read the texts of a kind of document, of the chosen plan and year."""
        follow_up, plan_id = self._session.follow_up(), self._session.plan_id
        for each, fields in self._fields.items():
            for section, text in fields.items():
                text.setVisible(each is kind)
                if follow_up is not None and plan_id is not None and each is kind:
                    self._show(text, plan_id, follow_up, section)

    def flush(self) -> None:
        """Store what is typed but not yet stored."""
        for fields in self._fields.values():
            for text in fields.values():
                text.flush()

    def _made(self) -> dict[PaperKind, dict[ProseSection, StoredText]]:
        written: dict[PaperKind, dict[ProseSection, tuple[str, str]]] = {
            PaperKind.COMPARISON: {
                ProseSection.COMPARISON: (
                    self.tr("Kommentar"),
                    self.tr("Vad skiljer enheterna åt, och vad beror det på?"),
                )
            },
            PaperKind.MEETING: {
                ProseSection.MEETING: (
                    self.tr("Frågor till mötet"),
                    self.tr("Vad ska ni tala om, och vad ska bestämmas?"),
                )
            },
            PaperKind.HANDOVER: {
                ProseSection.HANDOVER_NOW: (
                    self.tr("Det som pågår"),
                    self.tr("Vad är på gång, och vad väntar ni på?"),
                ),
                ProseSection.HANDOVER_PEOPLE: (
                    self.tr("Personerna"),
                    self.tr("Vem vet vad, och vem ska man börja med?"),
                ),
                ProseSection.HANDOVER_ADVICE: (
                    self.tr("Råd till den som tar över"),
                    self.tr("Vad hade du själv velat veta när du började?"),
                ),
            },
        }
        return {
            kind: {
                section: StoredText(name, hint, 5, _MOST_LINES)
                for section, (name, hint) in each.items()
            }
            for kind, each in written.items()
        }

    def _show(
        self, text: StoredText, plan_id: PlanId, follow_up: FollowUp, section: ProseSection
    ) -> None:
        old = Prose(section, follow_up.prose_text(section))
        store = partial(store_prose, self._session, plan_id, follow_up.year, old)
        text.show_text((plan_id, follow_up.year, section), old.text, store)


class ShortTexts(QWidget):
    """The chapters of the plan that the short version prints."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.chapters = {
            ChapterKind.VISION: StoredText(self.tr("Vision"), self.tr("Vart ska kommunen nå?"), 4),
            ChapterKind.SITUATION: StoredText(
                self.tr("Lägesbild"), self.tr("Hur ser det ut i kommunen i dag?"), 8, 20
            ),
        }
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        for text in self.chapters.values():
            column.addWidget(text)
        hint = self.tr("Texterna hör till planen och är desamma alla år.")
        column.addWidget(label(hint, "muted", wrap=True))

    def reload(self) -> None:
        """Read the chapters of the chosen plan."""
        plan = self._session.plan()
        if plan is None:
            return
        for kind, text in self.chapters.items():
            name = text.caption.text()
            old = plan.chapter(kind)
            new = old or Chapter(kind, name, "")
            text.show_text((plan.id, kind), new.text, partial(self._store, plan.id, old, new))

    def flush(self) -> None:
        """Store what is typed but not yet stored."""
        for text in self.chapters.values():
            text.flush()

    def _store(
        self, plan_id: PlanId, old: Chapter | None, new: Chapter, text: str, stay: int
    ) -> None:
        written = replace(new, text=text)
        self._session.push(WriteChapter(self._session, plan_id, old, written, stay))
