"""The window of an open file: navigation, what is chosen, and the pages."""

import datetime as dt
from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QApplication,
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from andts_desktop.ui.look import Look
from andts_desktop.ui.pages.page import Page
from andts_desktop.ui.session import Session
from andts_desktop.ui.widgets.banner import Banner
from andts_desktop.ui.widgets.basic import Choice, button, divider, label
from andts_desktop.ui.widgets.text_field import Typing

PAGE_NAMES = ("overview", "plan", "survey", "results", "follow_up", "reports", "units")


class Workspace(QWidget):
    """Shows one document; pages are built the first time they are asked for."""

    page_changed = Signal(str)

    def __init__(self, session: Session, look: Look, build_page: Callable[[str], Page]) -> None:
        super().__init__()
        self.session = session
        self._look = look
        self._build_page = build_page
        self._pages: dict[str, Page] = {}
        self._titles = {
            "overview": self.tr("Översikt"),
            "plan": self.tr("Plan"),
            "survey": self.tr("Enkät"),
            "results": self.tr("Resultat"),
            "follow_up": self.tr("Uppföljning"),
            "reports": self.tr("Rapporter"),
            "units": self.tr("Enheter"),
        }
        self._buttons: dict[str, QPushButton] = {}
        self._stack = QStackedWidget()
        self._top = TopBar(session)
        self._bottom = BottomBar(session)
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self._navigation())
        middle.addWidget(self._stack, 1)
        self._banner = Banner(self._stack)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._top)
        column.addLayout(middle, 1)
        column.addWidget(self._bottom)
        session.failed.connect(self._banner.show_problem)
        session.refused.connect(self._banner.show_problem)
        session.told.connect(self._banner.show_news)
        session.saved.connect(self._banner.hide)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            self._bottom.follow(application)
        look.changed.connect(self._set_icons)
        self._set_icons()

    def show_page(self, name: str) -> Page:
        """Bring a page to the front, and return it."""
        if name not in self._pages:
            page = self._build_page(name)
            page.asked_for_page.connect(self.go_to)
            self._pages[name] = page
            self._stack.addWidget(page)
        self._buttons[name].setChecked(True)
        if not self._stack.isAncestorOf(self.focusWidget()):
            self._buttons[name].setFocus()
        if self._stack.currentWidget() is not self._pages[name]:
            self._banner.forget_news()
        self._stack.setCurrentWidget(self._pages[name])
        self.page_changed.emit(name)
        return self._pages[name]

    def go_to(self, place: str) -> None:
        """Bring a page to the front, and show one part of it where it is named ("plan:about")."""
        name, _, part = place.partition(":")
        page = self.show_page(name)
        if part:
            page.show_only(part)

    def _navigation(self) -> QFrame:
        frame = QFrame()
        frame.setObjectName("navigation")
        frame.setFixedWidth(208)
        frame.setAccessibleName(self.tr("Sidor"))
        column = QVBoxLayout(frame)
        column.setContentsMargins(10, 14, 10, 14)
        column.setSpacing(3)
        group = QButtonGroup(self)
        for name in PAGE_NAMES:
            if name == "units":
                column.addSpacing(8)
                column.addWidget(divider())
                column.addSpacing(8)
            made = button(f"  {self._titles[name]}", "nav", partial(self.show_page, name))
            made.setAccessibleName(self._titles[name])
            made.setCheckable(True)
            group.addButton(made)
            self._buttons[name] = made
            column.addWidget(made)
        column.addStretch(1)
        return frame

    def _set_icons(self) -> None:
        for name, made in self._buttons.items():
            made.setIcon(self._look.icon(name))


class TopBar(QFrame):
    """Which program and file, and the plan, year, survey and unit that everything is about."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.setObjectName("topBar")
        self.setFixedHeight(58)
        self._session = session
        row = QHBoxLayout(self)
        row.setContentsMargins(18, 8, 18, 8)
        row.setSpacing(10)
        row.addWidget(label("ANDTS Desktop", "brand"))
        row.addWidget(label(session.document.path.name, "muted"))
        row.addStretch(1)
        self._plan = self._choice(row, self.tr("Plan"), 260)
        self._year = self._choice(row, self.tr("År"), 90)
        self._survey = self._choice(row, self.tr("Enkät"), 150)
        self._unit = self._choice(row, self.tr("Enhet"), 190)
        self._plan.activated.connect(lambda _: session.choose_plan(self._plan.currentData()))
        self._year.activated.connect(lambda _: session.choose_year(self._year.currentData()))
        self._survey.activated.connect(lambda _: session.choose_family(self._survey.currentData()))
        self._unit.activated.connect(lambda _: session.choose_unit(self._unit.currentData()))
        session.changed.connect(self._reload)
        session.context_changed.connect(self._reload)
        self._reload()

    def _choice(self, row: QHBoxLayout, name: str, width: int) -> Choice:
        made = Choice()
        made.setAccessibleName(name)
        made.setToolTip(name)
        made.setFixedWidth(width)
        row.addWidget(made)
        return made

    def _reload(self) -> None:
        session = self._session
        plans = session.document.plans
        titles = [(plans.plan(plan_id).details.title, plan_id) for plan_id in plans.ids()]
        _fill(self._plan, titles, session.plan_id)
        self._plan.setVisible(len(titles) > 1)
        _fill(self._year, [(str(year), year) for year in session.years()], session.year)
        families = session.families()
        _fill(self._survey, [(title, family) for family, title in families], session.family)
        self._survey.setVisible(bool(families))
        title = self._survey.currentText()
        self._survey.setToolTip(self.tr("Enkät: {title}").format(title=title))
        units = session.units()
        _fill(self._unit, [(unit.name, unit.id) for unit in units], session.unit_id)
        self._unit.setVisible(bool(units))


def _fill(choice: Choice, items: Sequence[tuple[str, int | str]], chosen: int | str | None) -> None:
    current = [(choice.itemText(i), choice.itemData(i)) for i in range(choice.count())]
    if current != list(items):
        choice.clear()
        for text, data in items:
            choice.addItem(text, data)
    choice.setCurrentIndex(choice.findData(chosen))


class BottomBar(QFrame):
    """What is saved, and the day that the figures on screen stand for."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.setObjectName("bottomBar")
        self.setFixedHeight(31)
        self._session = session
        self._saved = label("", "muted")
        row = QHBoxLayout(self)
        row.setContentsMargins(18, 0, 18, 0)
        row.addWidget(self._saved)
        row.addStretch(1)
        as_of = self.tr("Läget per {date}").format(date=session.today().isoformat())
        row.addWidget(label(as_of, "muted"))
        self._last = self.tr("✓ Allt är sparat")
        self._saved.setText(self._last)
        self._typings: list[Typing] = []
        session.changed.connect(self._show)
        session.context_changed.connect(self._show)
        session.saved.connect(self._show_saved)
        session.failed.connect(self._show_failed)

    def follow(self, application: QApplication) -> None:
        """Say of the fields that the user comes to whether something in them is not stored."""
        application.focusChanged.connect(self._focus_changed)

    def _focus_changed(self, _old: QWidget | None, new: QWidget | None) -> None:
        typing = getattr(new, "typing", None)
        if isinstance(typing, Typing) and not any(typing is each for each in self._living()):
            self._typings.append(typing)
            typing.pending.connect(self._show)
        self._show()

    def _living(self) -> list[Typing]:
        self._typings = [each for each in self._typings if each.is_living]
        return self._typings

    def _show(self) -> None:
        typings = self._living()
        if any(each.is_waiting for each in typings):
            self._saved.setText(self.tr("Sparar…"))
        elif any(each.is_refused for each in typings):
            self._saved.setText(self.tr("▲ Det som står i fältet är inte sparat"))
        else:
            self._saved.setText(self._last)

    def _show_saved(self) -> None:
        clock = dt.datetime.now().astimezone().strftime("%H:%M")
        self._last = self.tr("✓ Sparat {clock}").format(clock=clock)
        self._show()

    def _show_failed(self) -> None:
        self._last = self.tr("▲ Senaste ändringen är inte sparad")
        self._saved.setText(self._last)
