"""The page without a file: begin, open, or look at an example."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from andts_desktop.domain.plan import LevelRole
from andts_desktop.domain.plan_template import PlanTemplate
from andts_desktop.exchange.library import Library
from andts_desktop.ui.look import Look
from andts_desktop.ui.widgets.basic import Card, button, label

_CHOICE_HEIGHT = 74
"""Room for two lines of text with the padding that the style sheet gives."""


class StartPage(QWidget):
    """Offers templates, the latest files and the example municipality."""

    asked_for_new = Signal(str)
    asked_to_open = Signal()
    asked_for_example = Signal()
    asked_for_path = Signal(object)
    asked_to_import = Signal()

    def __init__(self, library: Library, recent: Sequence[Path], look: Look) -> None:
        super().__init__()
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._look = look
        column = QVBoxLayout()
        column.setSpacing(16)
        column.addStretch(1)
        column.addWidget(label(self.tr("Välkommen till ANDTS Desktop"), "title"))
        text = self.tr(
            "Plan, enkät och årlig uppföljning i en enda fil på din dator. Allt du skriver sparas "
            "direkt, och inget lämnar datorn."
        )
        column.addWidget(label(text, "muted", wrap=True))
        cards = QHBoxLayout()
        cards.setSpacing(16)
        cards.addWidget(self._new_card(library), 3)
        cards.addWidget(self._open_card(recent), 2)
        column.addLayout(cards)
        column.addStretch(2)
        row = QHBoxLayout(self)
        row.setContentsMargins(40, 24, 40, 24)
        row.addStretch(1)
        row.addLayout(column, 20)
        row.addStretch(1)

    def _new_card(self, library: Library) -> Card:
        card = Card(self.tr("Börja med en plan"))
        text = self.tr(
            "Har ni redan en plan? Öppna dokumentet så läser programmet in den, från Word, Excel "
            "eller PDF."
        )
        card.body.addWidget(label(text, "muted", wrap=True))
        read = self.tr("Läs in en plan från ett dokument…")
        card.body.addWidget(button(read, "primary", self.asked_to_import.emit))
        card.body.addSpacing(8)
        text = self.tr("Eller välj en mall. Du kan ändra allt i den sedan.")
        card.body.addWidget(label(text, "muted", wrap=True))
        grid = QGridLayout()
        grid.setSpacing(10)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        for place, template in enumerate(in_order(library)):
            made = button(
                f"{_short_headline(template)}\n{describe(template)}",
                "choice",
                partial(self.asked_for_new.emit, template.id),
            )
            title = template.details.title if template.nodes else headline(template)
            made.setAccessibleName(title)
            made.setToolTip(title)
            made.setMinimumHeight(_CHOICE_HEIGHT)
            grid.addWidget(made, place // 2, place % 2)
        card.body.addLayout(grid)
        card.body.addStretch(1)
        return card

    def _open_card(self, recent: Sequence[Path]) -> Card:
        card = Card(self.tr("Fortsätt"))
        card.body.addWidget(button(self.tr("Öppna fil…"), "", self.asked_to_open.emit))
        if recent:
            card.body.addWidget(label(self.tr("Senast öppnade"), "label"))
        for path in recent[:5]:
            made = button(path.stem, "row", partial(self.asked_for_path.emit, path))
            made.setToolTip(str(path))
            card.body.addWidget(made)
        card.body.addStretch(1)
        card.body.addSpacing(16)
        card.body.addWidget(label(self.tr("Vill du se hur det blir först?"), "label"))
        card.body.addWidget(
            button(self.tr("Öppna exempelkommunen"), "", self.asked_for_example.emit)
        )
        return card


def in_order(library: Library) -> list[PlanTemplate]:
    """Return the templates by municipality, those of no municipality last."""
    templates = [library.template(template_id) for template_id in library.template_ids()]
    return sorted(templates, key=_rank)


def _rank(template: PlanTemplate) -> tuple[bool, bool, str]:
    municipality = template.details.municipality
    return not template.nodes, not municipality, municipality


def headline(template: PlanTemplate) -> str:
    """Return a template's name on one line: "Västerås stad: ANDTS-handlingsplanen 2022–2025"."""
    if not template.nodes:
        return "Tom plan"
    details = template.details
    name = f"{details.short_title or details.title} {details.period}".strip()
    return f"{details.municipality}: {name}" if details.municipality else name


def _short_headline(template: PlanTemplate) -> str:
    if not template.nodes:
        return headline(template)
    details = template.details
    name = f"{details.municipality or details.short_title or details.title} {details.period}"
    return name.strip()


def describe(template: PlanTemplate) -> str:
    """Return what a template holds, in its own words: "6 mål · 24 insatsområden"."""
    if not template.nodes:
        return "Börja från början"
    shown = (LevelRole.GOAL, LevelRole.FOCUS_AREA, LevelRole.ACTIVITY, LevelRole.CORNERSTONE)
    counts = []
    for level in template.levels:
        count = sum(node.level_key == level.key for node in template.walk())
        if count and level.role in shown:
            counts.append(f"{count} {level.plural if count > 1 else level.singular}")
    return " · ".join(counts)
