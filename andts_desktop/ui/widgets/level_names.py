"""What the levels of a plan being imported are called, each in a field of its own."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from andts_desktop.domain.plan import Level
from andts_desktop.ui.widgets.basic import clear, label


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
