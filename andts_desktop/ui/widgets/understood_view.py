"""A plan as it was understood of a document: its tree, its texts, and what was left out."""

from collections.abc import Sequence
from html import escape

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtWidgets import (
    QHeaderView,
    QStackedWidget,
    QTextBrowser,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from andts_desktop.domain.markup import plain
from andts_desktop.domain.plan import Chapter
from andts_desktop.exchange.plan_import.source import LeftOut
from andts_desktop.exchange.plan_import.understood import SURE, Understood
from andts_desktop.exchange.plan_import.unsure import Unsure
from andts_desktop.ui.look import Look
from andts_desktop.ui.models.table import Column, TableModel
from andts_desktop.ui.models.understood_tree import UnderstoodColumn, UnderstoodTreeModel
from andts_desktop.ui.widgets.basic import label
from andts_desktop.ui.widgets.delegates import TitleDelegate
from andts_desktop.ui.widgets.table_view import TableView
from andts_desktop.ui.widgets.tabs import Tabs


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
        self._parts = QStackedWidget()
        for widget in (self.tree, self._texts, table):
            self._parts.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.tabs)
        column.addWidget(self._parts, 1)
        column.addWidget(self._why)
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

    def show_unsure(self, found: Unsure) -> None:
        """Show what should be looked at, and why."""
        if found.path is not None:
            self.tabs.choose("tree")
            self._show_part("tree")
            self.tree.setCurrentIndex(self._model.index_of(found.path))
        self._say_why(found.reason)

    def _say_why(self, reason: str) -> None:
        self._why.setVisible(bool(reason))
        self._why.setText(self.tr("▲ Osäkert: {reason}").format(reason=reason))

    def _current_changed(self, current: QModelIndex) -> None:
        path = self._model.path_at(current)
        origin = self._understood.origins.get(path) if self._understood and path else None
        is_unsure = origin is not None and origin.certainty < SURE
        self._say_why(origin.reason if origin is not None and is_unsure else "")
        if origin is not None and origin.block >= 0 and self.tree.hasFocus():
            self.chosen.emit(origin.block)


def _shown(text: str) -> str:
    return escape(plain(text)).replace("\n", "<br/>")
