"""The document to the left, the plan that was understood of it to the right."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial
from html import escape

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QMenu,
    QSplitter,
    QStackedWidget,
    QTextBrowser,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from andts_desktop.domain.markup import plain
from andts_desktop.domain.plan import Chapter, Level
from andts_desktop.exchange.plan_import.imported import Imported
from andts_desktop.exchange.plan_import.source import LeftOut, Table
from andts_desktop.exchange.plan_import.understood import (
    SURE,
    BlockRole,
    Choices,
    ColumnMeaning,
    Understood,
)
from andts_desktop.ui.look import Look
from andts_desktop.ui.models.table import Column, TableModel
from andts_desktop.ui.models.understood_tree import UnderstoodColumn, UnderstoodTreeModel
from andts_desktop.ui.widgets.basic import Card, clear, label
from andts_desktop.ui.widgets.delegates import TitleDelegate
from andts_desktop.ui.widgets.guess_words import BLOCK_NAMES, COLUMN_NAMES
from andts_desktop.ui.widgets.source_view import SourceView
from andts_desktop.ui.widgets.tab_order import put_before
from andts_desktop.ui.widgets.table_view import TableView
from andts_desktop.ui.widgets.tabs import Tabs


class ImportReview(QWidget):
    """Shows a document beside what was understood; every guess can be changed."""

    choices_changed = Signal(object)
    """The user decided something: Choices."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._imported: Imported | None = None
        self._choices = Choices()
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
        for role, level, name in roles:
            action = menu.addAction(name.capitalize())
            action.triggered.connect(partial(self._set_block, block, role, level))
        self._explain(menu, self._reason_of_block(block))
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

    def _reason_of_block(self, block: int) -> str:
        guesses = self._imported.understood.blocks if self._imported else ()
        return next((each.reason for each in guesses if each.block == block), "")

    def _reason_of_column(self, block: int, column: int) -> str:
        guesses = self._imported.understood.columns if self._imported else ()
        at = (block, column)
        return next((each.reason for each in guesses if (each.block, each.column) == at), "")


class LevelNames(QWidget):
    """What the plan's levels are called, each in a field of its own."""

    renamed = Signal(dict)
    """New names by the level's key: singular and plural."""

    def __init__(self) -> None:
        super().__init__()
        self._levels: tuple[Level, ...] = ()
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(8)

    def show_levels(self, levels: Sequence[Level]) -> None:
        """Show levels; fields are made anew only where the levels are others."""
        shown = tuple(levels)
        if shown == self._levels:
            return
        self._levels = shown
        clear(self._row)
        self._row.addWidget(label(self.tr("Nivåer:"), "muted"))
        for level in shown:
            field = QLineEdit(level.singular)
            field.setCursorPosition(0)
            field.setAccessibleName(self.tr("Namn på nivån {name}").format(name=level.singular))
            field.editingFinished.connect(partial(self._edited, level, field))
            self._row.addWidget(field, 1)

    def _edited(self, level: Level, field: QLineEdit) -> None:
        name = field.text().strip()
        if name and name != level.singular:
            self.renamed.emit({level.key: (name, plural_of(name, level))})


def plural_of(singular: str, level: Level) -> str:
    """Return the plural of a level's new name: as Swedish words of its kind end."""
    if singular == level.singular:
        return level.plural
    endings = (("område", "områden"), ("mål", "mål"), ("aktivitet", "aktiviteter"))
    for ending, plural in endings:
        if singular.casefold().endswith(ending):
            return singular[: -len(ending)] + plural
    return f"{singular[:-1]}or" if singular.endswith("a") else f"{singular}er"


class UnderstoodView(QWidget):
    """The tree, the texts and what was left out, one at a time."""

    chosen = Signal(int)
    """A node was chosen: the block of the document that it comes from."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._understood: Understood | None = None
        self.tabs = Tabs(
            {"tree": self.tr("Planen"), "texts": self.tr("Texter"), "out": self.tr("Inte med")},
            self.tr("Det som förstods"),
        )
        self.tabs.chosen.connect(self._show_part)
        self._model = UnderstoodTreeModel(look, self)
        self.tree = QTreeView()
        self._build_tree(look)
        self._texts = QTextBrowser()
        self._texts.setAccessibleName(self.tr("Texter"))
        columns = [
            Column[LeftOut](self.tr("Var"), lambda each: each.place.words),
            Column[LeftOut](self.tr("Text"), lambda each: each.text),
            Column[LeftOut](self.tr("Varför"), lambda each: each.reason),
        ]
        self._left_out = TableModel(columns, look.tone)
        table = TableView(
            self._left_out,
            self.tr("Inte med"),
            stretch=(1, 2),
            ink=lambda: look.tokens.ink,
        )
        self._why = label("", "warning", wrap=True)
        self._why.hide()
        planned = QWidget()
        beside = QVBoxLayout(planned)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.addWidget(self.tree, 1)
        beside.addWidget(self._why)
        self._parts = QStackedWidget()
        for widget in (planned, self._texts, table):
            self._parts.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.tabs)
        column.addWidget(self._parts, 1)
        self.tabs.choose("tree")

    def show_understood(self, understood: Understood) -> None:
        """Show what was understood; what is open and chosen in the tree is kept."""
        is_first = self._understood is None
        path = self._model.path_at(self.tree.currentIndex())
        self._understood = understood
        self._model.show(understood)
        self.tree.expandToDepth(1) if is_first else self.tree.expandAll()
        self.tree.setCurrentIndex(self._model.index_of(path))
        self.tabs.rename("texts", self._counted(self.tr("Texter"), self._chapters()))
        self.tabs.rename("out", self._counted(self.tr("Inte med"), understood.left_out))
        self._texts.setHtml(
            "".join(
                f"<p><b>{escape(each.title)}</b><br/>{_shown(each.text)}</p>"
                for each in self._chapters()
            )
        )
        self._left_out.set_rows(understood.left_out)

    def _chapters(self) -> Sequence[Chapter]:
        return self._understood.template.chapters if self._understood else ()

    def _counted(self, name: str, items: Sequence[object]) -> str:
        return f"{name} ({len(items)})"

    def _show_part(self, part: str) -> None:
        self._parts.setCurrentIndex(("tree", "texts", "out").index(part))

    def _build_tree(self, look: Look) -> None:
        tree = self.tree
        tree.setAccessibleName(self.tr("Planen som den förstods"))
        tree.setModel(self._model)
        tree.setIndentation(16)
        tree.setUniformRowHeights(False)
        tree.setItemDelegateForColumn(UnderstoodColumn.TITLE, TitleDelegate(tree, look))
        tree.setEditTriggers(QTreeView.EditTrigger.NoEditTriggers)
        header = tree.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(UnderstoodColumn.TITLE, QHeaderView.ResizeMode.Stretch)
        for column, width in (
            (UnderstoodColumn.LEAD, 124),
            (UnderstoodColumn.INDICATORS, 84),
            (UnderstoodColumn.CERTAINTY, 92),
        ):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Fixed)
            header.resizeSection(column, width)
        header.geometriesChanged.connect(tree.doItemsLayout)
        tree.selectionModel().currentChanged.connect(self._current_changed)

    def show_next_unsure(self) -> None:
        """Choose the next node whose reading should be looked at."""
        path = self._model.unsure_after(self._model.path_at(self.tree.currentIndex()))
        if path is not None:
            self.tabs.choose("tree")
            self._show_part("tree")
            self.tree.setFocus()
            self.tree.setCurrentIndex(self._model.index_of(path))

    def _current_changed(self, current: QModelIndex) -> None:
        path = self._model.path_at(current)
        origin = self._understood.origins.get(path) if self._understood and path else None
        is_unsure = origin is not None and origin.certainty < SURE
        self._why.setVisible(is_unsure)
        if origin is not None and is_unsure:
            self._why.setText(self.tr("▲ Osäkert: {reason}").format(reason=origin.reason))
        if origin is not None and origin.block >= 0 and self.tree.hasFocus():
            self.chosen.emit(origin.block)


def _shown(text: str) -> str:
    return escape(plain(text)).replace("\n", "<br/>")
