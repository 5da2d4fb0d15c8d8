"""The form for the plan itself: title page, vision and situation."""

from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtWidgets import QFormLayout, QVBoxLayout, QWidget

from andts_desktop.domain.plan import Chapter, ChapterKind, Plan, PlanDetails
from andts_desktop.domain.text import cleaned_line
from andts_desktop.ui.commands.chapters import WriteChapter
from andts_desktop.ui.commands.plan import SetDetails
from andts_desktop.ui.session import Session
from andts_desktop.ui.widgets.basic import label
from andts_desktop.ui.widgets.text_field import TextArea, TextLine


class DetailsForm(QWidget):
    """Edits what stands on the plan's title page, and the prose that the short version prints."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._plan: Plan | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(2, 2, 8, 2)
        column.setSpacing(8)
        column.addWidget(label(self.tr("Om planen"), "heading"))
        form = QFormLayout()
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapAllRows)
        form.setVerticalSpacing(6)
        self._lines: dict[str, TextLine] = {}
        for field, name in self._names().items():
            line = TextLine(name)
            line.edited.connect(partial(self._line_edited, field))
            self._lines[field] = line
            form.addRow(label(name, "label"), line)
        column.addLayout(form)
        self._problem = label("", "warning", wrap=True)
        self._problem.hide()
        column.addWidget(self._problem)
        self._chapters: dict[ChapterKind, TextArea] = {}
        for kind, title in self._chapter_titles().items():
            area = TextArea(title, 3)
            area.edited.connect(partial(self._chapter_edited, kind))
            self._chapters[kind] = area
            column.addWidget(label(title, "label"))
            column.addWidget(area)
        column.addStretch(1)

    def show_plan(self, plan: Plan) -> None:
        """Show a plan as it stands in the file."""
        if self._plan is not None and self._plan.id != plan.id:
            self._flush()
        self._plan = plan
        for field, line in self._lines.items():
            value = getattr(plan.details, field)
            line.show_stored("" if value is None else str(value))
        for kind, area in self._chapters.items():
            chapter = plan.chapter(kind)
            area.show_stored(chapter.text if chapter else "")

    def _flush(self) -> None:
        for line in self._lines.values():
            line.flush()
        for area in self._chapters.values():
            area.flush()

    def _names(self) -> dict[str, str]:
        return {
            "title": self.tr("Titel"),
            "short_title": self.tr("Kort titel"),
            "municipality": self.tr("Kommun"),
            "period_from": self.tr("Gäller från och med år"),
            "period_to": self.tr("Gäller till och med år"),
            "case_number": self.tr("Diarienummer"),
            "version": self.tr("Version"),
            "version_date": self.tr("Versionens datum"),
            "decided_by": self.tr("Beslutad av"),
            "decided_on": self.tr("Beslutsdatum"),
        }

    def _chapter_titles(self) -> dict[ChapterKind, str]:
        return {
            ChapterKind.VISION: self.tr("Vision"),
            ChapterKind.SITUATION: self.tr("Lägesbild (visas i kortversionen)"),
        }

    def _line_edited(self, field: str, text: str, stay: int) -> None:
        if self._plan is None:
            return
        old = self._plan.details
        changed = _changed(old, field, text)
        self._problem.setVisible(changed is None)
        if changed is None:
            self._problem.setText(
                self.tr("Skriv ett årtal, till exempel 2023.")
                if field.startswith("period")
                else self.tr("Titeln får inte vara tom.")
            )
        elif changed != old:
            self._session.push(SetDetails(self._session, self._plan.id, old, changed, stay))

    def _chapter_edited(self, kind: ChapterKind, text: str, stay: int) -> None:
        if self._plan is None:
            return
        titles = {
            ChapterKind.VISION: self.tr("Vision"),
            ChapterKind.SITUATION: self.tr("Lägesbild"),
        }
        old = self._plan.chapter(kind)
        new = replace(old or Chapter(kind, titles[kind], ""), text=text)
        self._session.push(WriteChapter(self._session, self._plan.id, old, new, stay))


def _changed(details: PlanDetails, field: str, text: str) -> PlanDetails | None:
    """Return the details with one field changed, None where the text cannot stand there."""
    plain = cleaned_line(text)
    value: Any = plain
    if field.startswith("period"):
        is_year = plain.isascii() and plain.isdigit() and len(plain) == 4
        if plain and not is_year:
            return None
        value = int(plain) if plain else None
    elif field == "title" and not plain:
        return None
    return replace(details, **{field: value})
