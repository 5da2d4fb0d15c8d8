"""The plan's levels: what the municipality calls them, and what their nodes carry."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from itertools import count
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from andts_desktop.domain.plan import Level, LevelRole, Plan
from andts_desktop.ui.commands.whole_plan import SetLevels
from andts_desktop.ui.session import Session
from andts_desktop.ui.widgets.basic import Choice, button, clear, divider, label
from andts_desktop.ui.widgets.text_field import TextLine


class LevelEditor(QWidget):
    """Edits a plan's levels; one that nodes are on cannot be removed."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._plan: Plan | None = None
        self._rows: dict[str, LevelRow] = {}
        hint = self.tr(
            "Så heter delarna i er plan. Kryssen säger vad varje nivå har: status följs upp under "
            "året, indikatorer mäts, och ansvar visar vem som gör vad."
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(2, 2, 8, 2)
        column.setSpacing(8)
        column.addWidget(label(self.tr("Nivåer i planen"), "heading"))
        column.addWidget(label(hint, "muted", wrap=True))
        self._column = QVBoxLayout()
        self._column.setSpacing(10)
        column.addLayout(self._column)
        add = button(self.tr("+ Lägg till nivå"), "", self._add)
        column.addWidget(add, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)

    def show_plan(self, plan: Plan) -> None:
        """Show a plan's levels as they stand in the file."""
        is_other = self._plan is None or self._plan.id != plan.id
        self._plan = plan
        keys = [level.key for level in plan.levels]
        if is_other or keys != list(self._rows):
            self._build(plan.levels)
        used = {node.level.key for node in plan.walk()}
        above = {level.parent for level in plan.levels}
        for level in plan.levels:
            parent = plan.level(level.parent).singular if level.parent else ""
            is_free = level.key not in used and level.key not in above and len(keys) > 1
            self._rows[level.key].show_level(level, parent, is_free=is_free)

    def _build(self, levels: Sequence[Level]) -> None:
        clear(self._column)
        self._rows = {}
        for level in levels:
            row = LevelRow(partial(self._changed, level.key), partial(self._remove, level.key))
            self._rows[level.key] = row
            self._column.addWidget(row)

    def _changed(self, key: str, stay: object, **fields: Any) -> None:  # noqa: ANN401
        if self._plan is None:
            return
        old = self._plan.levels
        new = [replace(each, **fields) if each.key == key else each for each in old]
        if tuple(new) != old:
            typing = None if stay is None else (key, tuple(fields), stay)
            self._session.push(SetLevels(self._session, self._plan.id, old, new, typing))

    def _add(self) -> None:
        if self._plan is None:
            return
        old = self._plan.levels
        taken = {level.key for level in old}
        key = next(f"level{number}" for number in count(1) if f"level{number}" not in taken)
        last = old[-1]
        same = sum(level.singular.startswith(self.tr("ny nivå")) for level in old)
        number = f" {same + 1}" if same else ""
        made = Level(
            key,
            LevelRole.ACTIVITY,
            self.tr("ny nivå") + number,
            self.tr("nya nivåer") + number,
            parent=last.key,
            has_status=True,
            has_responsibility=True,
        )
        if self._session.push(SetLevels(self._session, self._plan.id, old, [*old, made])):
            row = self._rows.get(key)
            if row is not None:
                row.take_focus()

    def _remove(self, key: str) -> None:
        if self._plan is not None:
            old = self._plan.levels
            new = [level for level in old if level.key != key]
            self._session.push(SetLevels(self._session, self._plan.id, old, new))


class LevelRow(QWidget):
    """One level: its names, what it is to the follow-up, and what its nodes carry."""

    def __init__(self, change: Any, remove: Any) -> None:  # noqa: ANN401 (two callables)
        super().__init__()
        self._change = change
        self._under = label("", "muted")
        self._problem = label(self.tr("Nivån behöver ett namn."), "warning", wrap=True)
        self._problem.hide()
        self._names = {
            "singular": TextLine(self.tr("Ental")),
            "plural": TextLine(self.tr("Flertal")),
        }
        for field, line in self._names.items():
            line.edited.connect(partial(self._name_edited, field))
            line.textChanged.connect(self._show_problem)
        self._role = Choice()
        for role, name in self._role_names().items():
            self._role.addItem(name, role)
        self._role.activated.connect(lambda _: change(None, role=self._role.currentData()))
        self._checks = {
            "has_status": QCheckBox(self.tr("Status")),
            "has_indicators": QCheckBox(self.tr("Indikatorer")),
            "has_responsibility": QCheckBox(self.tr("Ansvar")),
        }
        for field, check in self._checks.items():
            check.clicked.connect(partial(self._checked, field))
        self._remove = button(self.tr("Ta bort"), "quiet", remove)
        self._lay_out()

    def show_level(self, level: Level, parent: str, *, is_free: bool) -> None:
        """Show a level; `is_free` tells whether it can be removed."""
        under = self.tr("Ligger under {parent}") if parent else self.tr("Ligger överst")
        self._under.setText(under.format(parent=parent))
        self._names["singular"].show_stored(level.singular)
        self._names["plural"].show_stored(level.plural)
        self._role.setCurrentIndex(self._role.findData(level.role))
        for field, check in self._checks.items():
            check.setChecked(getattr(level, field))
        self._name_aloud(level.singular)
        self._remove.setEnabled(is_free)
        hint = "" if is_free else self.tr("Nivån används i planen och kan inte tas bort.")
        self._remove.setToolTip(hint)

    def take_focus(self) -> None:
        """Put the keyboard in the level's name, ready to be written over."""
        line = self._names["singular"]
        line.setFocus(Qt.FocusReason.OtherFocusReason)
        line.selectAll()

    def _name_edited(self, field: str, text: str, stay: int) -> None:
        if text.strip():
            self._change(stay, **{field: text.strip()})

    def _show_problem(self) -> None:
        is_named = all(line.text().strip() for line in self._names.values())
        self._problem.setVisible(not is_named)

    def _checked(self, field: str, _is_checked: bool = False) -> None:
        self._change(None, **{field: self._checks[field].isChecked()})

    def _name_aloud(self, level: str) -> None:
        about = self.tr("{name}, nivån {level}")
        named: tuple[tuple[QWidget, str], ...] = (
            (self._names["singular"], self.tr("Ental")),
            (self._names["plural"], self.tr("Flertal")),
            (self._role, self.tr("Räknas som")),
        )
        for widget, name in named:
            widget.setAccessibleName(about.format(name=name, level=level))
        for each in (*self._checks.values(), self._remove):
            each.setAccessibleName(about.format(name=each.text(), level=level))

    def _role_names(self) -> dict[LevelRole, str]:
        return {
            LevelRole.GOAL: self.tr("mål"),
            LevelRole.FOCUS_AREA: self.tr("insatsområde"),
            LevelRole.ACTIVITY: self.tr("aktivitet"),
            LevelRole.CORNERSTONE: self.tr("förebyggsten"),
            LevelRole.BUILDING_BLOCK: self.tr("byggsten"),
        }

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self._under)
        head.addStretch(1)
        head.addWidget(self._remove)
        checks = QHBoxLayout()
        checks.setSpacing(14)
        for check in self._checks.values():
            checks.addWidget(check)
        checks.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(head)
        column.addLayout(self._fields())
        column.addWidget(self._problem)
        column.addLayout(checks)
        column.addWidget(divider())

    def _fields(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(3)
        for column, (name, widget) in enumerate(
            (
                (self.tr("Ental"), self._names["singular"]),
                (self.tr("Flertal"), self._names["plural"]),
                (self.tr("Räknas som"), self._role),
            )
        ):
            grid.addWidget(label(name, "label"), 0, column)
            grid.addWidget(widget, 1, column)
            grid.setColumnStretch(column, 1)
        return grid
