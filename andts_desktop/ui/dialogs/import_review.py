"""The document to the left, the plan that was understood of it to the right."""

from collections.abc import Mapping
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QMenu,
    QSplitter,
    QWidget,
)

from andts_desktop.domain.plan import Level
from andts_desktop.exchange.plan_import.imported import Imported
from andts_desktop.exchange.plan_import.source import Table
from andts_desktop.exchange.plan_import.understood import (
    BlockGuess,
    BlockRole,
    Choices,
    ColumnMeaning,
)
from andts_desktop.exchange.plan_import.unsure import Unsure, unsure_of
from andts_desktop.ui.look import Look
from andts_desktop.ui.widgets.basic import Card, label
from andts_desktop.ui.widgets.guess_words import BLOCK_NAMES, COLUMN_NAMES
from andts_desktop.ui.widgets.level_names import LevelNames
from andts_desktop.ui.widgets.source_view import SourceView
from andts_desktop.ui.widgets.tab_order import put_before
from andts_desktop.ui.widgets.understood_view import UnderstoodView


class ImportReview(QWidget):
    """Shows a document beside what was understood; every guess can be changed."""

    choices_changed = Signal(object)
    """The user decided something: Choices."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._imported: Imported | None = None
        self._choices = Choices()
        self._looked_at = -1
        self._source = SourceView(look)
        self._source.asked_about_block.connect(self._ask_about_block)
        self._source.asked_about_column.connect(self._ask_about_column)
        self._names = LevelNames()
        self._names.renamed.connect(self._rename)
        self.plan = UnderstoodView(look)
        self.plan.chosen.connect(self._source.choose)
        self._left = Card(self.tr("Dokumentet"))
        hint = self.tr("Klicka på orden till vänster eller ovanför en kolumn för att ändra.")
        self._left.body.addWidget(label(hint, "muted", wrap=True))
        self._left.body.addWidget(self._source, 1)
        right = Card(self.tr("Så här förstod programmet det"))
        right.body.addWidget(self._names)
        right.body.addWidget(self.plan, 1)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setChildrenCollapsible(False)
        split.setHandleWidth(16)
        split.addWidget(self._left)
        split.addWidget(right)
        split.setSizes([600, 600])
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(split)

    def show_imported(self, imported: Imported) -> None:
        """Show a document as it is understood now."""
        if self._imported is None or imported.source is not self._imported.source:
            self._choices = Choices()
        self._imported = imported
        self._left.setVisible(not imported.is_exact)
        self._source.show_source(imported.source, imported.understood)
        self._names.show_levels(imported.understood.template.levels)
        put_before(self.plan.tabs.first, (self._names,))
        self._names.setVisible(not imported.is_exact)
        self.plan.show_understood(imported.understood)

    def has_choices(self) -> bool:
        """Tell whether the user has decided anything here."""
        return self._choices != Choices()

    def unsure(self) -> tuple[Unsure, ...]:
        """Return what should be looked at, in the order of the document."""
        return unsure_of(self._imported.understood) if self._imported else ()

    def show_next_unsure(self) -> None:
        """Go to what should be looked at next, from the beginning after the last."""
        unsure = self.unsure()
        if not unsure:
            return
        self._looked_at = (self._looked_at + 1) % len(unsure)
        found = unsure[self._looked_at]
        self._source.choose(found.block)
        self.plan.show_unsure(found)

    def _levels(self) -> tuple[Level, ...]:
        return self._imported.understood.template.levels if self._imported else ()

    def _decide(self, choices: Choices) -> None:
        self._choices = choices
        self.choices_changed.emit(choices)

    def _rename(self, names: Mapping[str, tuple[str, str]]) -> None:
        kept = {**self._choices.level_names, **names}
        self._decide(replace(self._choices, level_names=kept))

    def _ask_about_block(self, block: int, at: QPoint) -> None:
        if self._imported is None:
            return
        menu = QMenu(self)
        roles: list[tuple[BlockRole, str, str]] = []
        if isinstance(self._imported.source.blocks[block], Table):
            roles += [(BlockRole.TABLE, "", BLOCK_NAMES[BlockRole.TABLE])]
        else:
            roles += [(BlockRole.LEVEL, each.key, each.singular) for each in self._levels()]
            named = (BlockRole.NODE_TEXT, BlockRole.CHAPTER, BlockRole.PROSE, BlockRole.TITLE)
            roles += [(role, "", BLOCK_NAMES[role]) for role in named]
        roles += [(BlockRole.IGNORE, "", BLOCK_NAMES[BlockRole.IGNORE])]
        now = self._guess_of_block(block)
        for role, level, name in roles:
            action = menu.addAction(name[:1].upper() + name[1:])
            action.setCheckable(True)
            action.setChecked(now is not None and (now.role, now.level) == (role, level))
            action.triggered.connect(partial(self._set_block, block, role, level))
        self._explain(menu, now.reason if now is not None else "")
        menu.exec(at)

    def _ask_about_column(self, block: int, column: int, at: QPoint) -> None:
        menu = QMenu(self)
        for level in self._levels():
            action = menu.addAction(level.singular.capitalize())
            meaning = ColumnMeaning.LEVEL
            action.triggered.connect(partial(self._set_column, block, column, meaning, level.key))
        for meaning, name in COLUMN_NAMES.items():
            if meaning is not ColumnMeaning.LEVEL:
                action = menu.addAction(name[:1].upper() + name[1:])
                action.triggered.connect(partial(self._set_column, block, column, meaning, ""))
        self._explain(menu, self._reason_of_column(block, column))
        menu.exec(at)

    def _explain(self, menu: QMenu, reason: str) -> None:
        if reason:
            menu.addSeparator()
            menu.addAction(self.tr("Gissat: {reason}").format(reason=reason)).setEnabled(False)

    def _set_block(self, block: int, role: BlockRole, level: str, _checked: bool = False) -> None:
        blocks = {**self._choices.blocks, block: (role, level)}
        self._decide(replace(self._choices, blocks=blocks))

    def _set_column(
        self, block: int, column: int, meaning: ColumnMeaning, level: str, _checked: bool = False
    ) -> None:
        columns = {**self._choices.columns, (block, column): (meaning, level)}
        self._decide(replace(self._choices, columns=columns))

    def _guess_of_block(self, block: int) -> BlockGuess | None:
        guesses = self._imported.understood.blocks if self._imported else ()
        return next((each for each in guesses if each.block == block), None)

    def _reason_of_column(self, block: int, column: int) -> str:
        guesses = self._imported.understood.columns if self._imported else ()
        at = (block, column)
        return next((each.reason for each in guesses if (each.block, each.column) == at), "")
