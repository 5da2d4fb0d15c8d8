"""The round: everyone who takes part, how far they have come, and what is done with them."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from andts_desktop.domain.ids import UnitId
from andts_desktop.domain.survey import SheetState
from andts_desktop.domain.swedish import plural
from andts_desktop.domain.units import UNIT_KIND_NAMES
from andts_desktop.ui.collecting import Collecting
from andts_desktop.ui.commands.sheets import SetSheetState, SetTakingPart
from andts_desktop.ui.look import Look
from andts_desktop.ui.pages.survey_empty import EmptySurvey
from andts_desktop.ui.pages.survey_pane import SurveyPane
from andts_desktop.ui.pages.survey_round_log import RoundLog
from andts_desktop.ui.pages.survey_round_table import ParticipantTable
from andts_desktop.ui.pages.survey_round_values import ParticipantRow, RoundView, gather_round
from andts_desktop.ui.pages.survey_sheet_edits import tell_next_step, told_of
from andts_desktop.ui.pages.survey_starting import ask_for_round
from andts_desktop.ui.session import Session
from andts_desktop.ui.widgets.basic import Card, button, label


class SurveyRoundPane(SurveyPane):
    """Shows the chosen round; what is done with chosen rows is one step of undo."""

    def __init__(self, session: Session, look: Look) -> None:
        super().__init__(session, look)
        self._view: RoundView | None = None
        self._collecting = Collecting(session, look, self)
        self.send = button(self.tr("Skicka ut…"), "primary", self._send)
        self.receive = button(self.tr("Ta emot svar…"), "", self._collecting.ask_to_receive)
        self.remind = button(self.tr("Påminn…"), "", self._remind)
        self.start = button("", "", self._ask_for_next)
        self.table = ParticipantTable(look)
        self.table.chosen.connect(self._show_choice)
        self.table.opened.connect(self._open)
        self.log = RoundLog()
        self.log.setFixedWidth(224)
        self.sums = label("", "heading", wrap=True)
        self._choice = label("", "muted", wrap=True)
        self.ready = button(self.tr("Klarmarkera"), "", lambda: self._set(SheetState.READY))
        self.lock = button(self.tr("Lås"), "", lambda: self._set(SheetState.LOCKED))
        self.reopen = button(self.tr("Öppna igen…"), "", self._ask_to_reopen)
        ready = self.tr("Säg att svaren är klara. De kan sedan läsas men inte ändras.")
        self.ready.setToolTip(ready)
        self.lock.setToolTip(self.tr("Låsta svar är färdiga. De öppnas igen bara med ett skäl."))
        self.who = button(self.tr("Vilka svarar…"), "tool", self._ask_who)
        self.add = button(self.tr("Lägg till enkät…"), "tool", self._ask_for_another)
        for made in (self.who, self.add, self.lock):
            made.setHidden(session.document.is_answer_file())
        self.empty = EmptySurvey(session, look)
        self.empty.asked_for_page.connect(self.asked_for_page)
        self._body = QStackedWidget()
        self._body.addWidget(self._round_view())
        self._body.addWidget(self.empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._body)

    def tools(self) -> tuple[QWidget, ...]:
        # A unit's own file has one unit and one round, and goes back to whom it came from.
        if self.session.document.is_answer_file():
            return ()
        return (self.start, self.remind, self.receive, self.send)

    def reload(self) -> None:
        self._view = view = gather_round(self.session)
        self._body.setCurrentIndex(0 if view else 1)
        for tool in self.tools():
            tool.setEnabled(view is not None)
        has_units = view is not None and bool(view.rows)
        self.send.setEnabled(has_units)
        self.remind.setEnabled(has_units)
        year = self._next_year()
        self.start.setText(self.tr("Ny omgång {year}…").format(year=year))
        self.start.setEnabled(True)
        if view is None:
            self.empty.reload()
            self.title, self.subtitle, self.note = self.empty.title, "", ""
            return
        self._show_head(view)
        self.table.show_rows(view)

    def _round_view(self) -> QWidget:
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(self.sums, 1)
        top.addWidget(self.who)
        top.addWidget(self.add)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self._choice, 1)
        for each in (self.reopen, self.lock, self.ready):
            foot.addWidget(each)
        card = Card()
        card.body.addLayout(top)
        card.body.addWidget(self.table, 1)
        card.body.addLayout(foot)
        view = QWidget()
        row = QHBoxLayout(view)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        row.addWidget(card, 1)
        row.addWidget(self.log)
        return view

    def _show_head(self, view: RoundView) -> None:
        instrument = view.instrument
        name, year = instrument.short_title, view.survey_round.year
        self.title = self.tr("{name} {year}").format(name=name, year=year)
        facts = [
            plural(len(view.rows), self.tr("enhet svarar"), self.tr("enheter svarar")),
            self.tr("version {version}").format(version=instrument.version),
        ]
        if instrument.is_example:
            facts.insert(1, self.tr("exempelfrågor"))
        self.subtitle, self.note = " · ".join(facts), instrument.note
        sums = [self.tr("{done} av {total} klara").format(done=view.done, total=len(view.rows))]
        if view.untouched:
            sums.append(self.tr("{count} ej påbörjade").format(count=view.untouched))
        if view.waiting:
            sums.append(self.tr("{count} svar att bekräfta").format(count=view.waiting))
        self.sums.setText(" · ".join(sums))

    def _show_choice(self) -> None:
        if self._view is None:
            return
        rows = self._picked()
        states = [row.state for row in rows]
        self.ready.setEnabled(SheetState.DRAFT in states)
        self.lock.setEnabled(any(state is not SheetState.LOCKED for state in states))
        self.reopen.setEnabled(any(state is not SheetState.DRAFT for state in states))
        hint = self.tr("Välj rader för att klarmarkera, låsa eller öppna igen.")
        count = plural(len(rows), self.tr("enhet vald"), self.tr("enheter valda"))
        self._choice.setText(count if rows else hint)
        self.log.show_log(self._view, rows[0].unit.id if len(rows) == 1 else None)

    def _picked(self) -> list[ParticipantRow]:
        picked = self.table.picked()
        return [row for row in self.table.model.rows() if row.unit.id in picked]

    def _open(self, unit_id: int) -> None:
        self.session.choose_unit(UnitId(unit_id))
        self.asked_for_part.emit("answer")

    def _send(self) -> None:
        if self._view is not None:
            everyone = [row.unit.id for row in self._view.rows if row.state is SheetState.DRAFT]
            self._collecting.send(self._view.survey_round, self.table.picked() or everyone)

    def _remind(self) -> None:
        if self._view is not None:
            self._collecting.remind(self._view.survey_round, self.table.picked() or None)

    def _set(self, state: SheetState, reason: str = "") -> None:
        """Take the chosen sheets to a state, those that are not there already."""
        if self._view is None:
            return
        wanted = {
            SheetState.DRAFT: (SheetState.READY, SheetState.LOCKED),
            SheetState.READY: (SheetState.DRAFT,),
            SheetState.LOCKED: (SheetState.DRAFT, SheetState.READY),
        }[state]
        units = [row.unit for row in self._picked() if row.state in wanted]
        if units:
            at = (self._view.survey_round.id, [unit.id for unit in units])
            if self.session.push(SetSheetState(self.session, *at, state, reason)):
                self._choice.setText(told_of(state, units))
                tell_next_step(self.session, state)
        self.table.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _ask_to_reopen(self) -> None:
        from andts_desktop.ui.dialogs.reason import ReasonDialog

        closed = [row for row in self._picked() if row.state is not SheetState.DRAFT]
        count = plural(len(closed), self.tr("enhet"), self.tr("enheter"))
        text = self.tr("Svaren från {count} går sedan att ändra igen. Skälet skrivs i loggen.")
        title = self.tr("Öppna svaren igen")
        dialog = ReasonDialog(title, text.format(count=count), self.tr("Öppna igen"), self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(lambda: self._set(SheetState.DRAFT, dialog.reason()))
        dialog.open()

    def _ask_who(self) -> None:
        from andts_desktop.ui.dialogs.pick import Pickable, PickDialog

        if self._view is None:
            return
        survey_round = self._view.survey_round
        now = [row.unit.id for row in self._view.rows]
        units = [u for u in self.session.document.units.all() if u.is_valid_in(survey_round.year)]
        known = [*units, *(row.unit for row in self._view.rows if row.unit not in units)]
        kinds = self._view.instrument.unit_kinds
        known.sort(key=lambda unit: unit.kind not in kinds)
        items = [Pickable(u.id, f"{u.name} ({UNIT_KIND_NAMES[u.kind][0]})") for u in known]
        title = self.tr("Vilka svarar {year}?").format(year=survey_round.year)
        dialog = PickDialog(title, items, now, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)

        def store() -> None:
            picked = set(dialog.picked())
            wanted = [(u.id, u.id in picked) for u in known if (u.id in picked) != (u.id in now)]
            if wanted:
                self.session.push(SetTakingPart(self.session, survey_round.id, wanted))

        dialog.accepted.connect(store)
        dialog.open()

    def _next_year(self) -> int:
        """Return the year after the last round of the survey that is shown."""
        surveys = self.session.document.surveys
        if self._view is None:
            return self.session.year
        family = self._view.instrument.family
        years = [r.year for r in surveys.rounds() if surveys.instrument(r).family == family]
        return max(years) + 1

    def _ask_for_next(self) -> None:
        ask_for_round(self.session, self.look, self, self._next_year())

    def _ask_for_another(self) -> None:
        ask_for_round(self.session, self.look, self, self.session.year)
