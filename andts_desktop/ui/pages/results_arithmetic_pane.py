"""The results' arithmetic: every point, weight, cap, gap and rounding of one unit and year."""

from andts_desktop.domain.arithmetic import Arithmetic, ArithmeticLine, LineKind
from andts_desktop.domain.arithmetic_lines import arithmetic
from andts_desktop.domain.follow_up import StatusTone
from andts_desktop.ui.look import Look
from andts_desktop.ui.models.table import Column, TableModel
from andts_desktop.ui.pages.results_pane import ResultsPane
from andts_desktop.ui.session import Session
from andts_desktop.ui.widgets.basic import Card, label
from andts_desktop.ui.widgets.table_view import TableView
from andts_desktop.ui.widgets.wrapped_text import WrapDelegate

_BOLD = frozenset(LineKind) - {LineKind.QUESTION, LineKind.NOTE}
_INDENT = "\u2003"
_MOST_LINES = 12


class ArithmeticPane(ResultsPane):
    """Shows the whole calculation as a table that can be followed with pencil and paper."""

    def __init__(self, session: Session, look: Look) -> None:
        super().__init__(session, look)
        self.rules = label("", wrap=True)
        self.about = Card(self.tr("Så räknas det"))
        self.about.body.addWidget(self.rules)
        self._model = TableModel[ArithmeticLine](self._columns(), look.tone)
        self.table = TableView(
            self._model,
            self.tr("Räknesättet rad för rad"),
            stretch=(0, 1, 2),
            fits_rows=True,
            ink=lambda: look.tokens.ink,
        )
        # A sum of many terms must never be cut off: it is what is followed.
        self.table.setItemDelegate(
            WrapDelegate(
                self.table, lambda: look.tokens.ink, lambda column: column < 3, _MOST_LINES
            )
        )
        self.card = Card(" ")
        self.card.body.addWidget(self.table)
        self.nothing = label("", "muted", wrap=True)
        for widget in (self.nothing, self.about, self.card):
            self.content.addWidget(widget)
        self.content.addStretch(1)

    def reload(self) -> None:
        made, why = self._gather()
        self.nothing.setText(why)
        self.nothing.setVisible(made is None)
        for card in (self.about, self.card):
            card.setVisible(made is not None)
        if made is not None:
            self.card.heading.setText(made.title)
            self.rules.setText("\n".join(f"– {rule}" for rule in made.rules))
            self._model.set_rows(made.lines)

    def _gather(self) -> tuple[Arithmetic | None, str]:
        found, unit = self.session.survey_round(), self.session.unit()
        if unit is None or found is None:
            return None, self.tr("Det finns ingen enkätomgång att räkna på det här året.")
        score = self.session.document.surveys.score(found, unit)
        if not score.instrument.scored or unit.kind not in score.instrument.unit_kinds:
            text = self.tr("{unit} får inget index, så det finns inga poäng att räkna.")
            return None, text.format(unit=unit.name)
        title = self.tr("{unit} {year}").format(unit=unit.name, year=found.year)
        return arithmetic(score, title), ""

    def _columns(self) -> list[Column[ArithmeticLine]]:
        return [
            Column(
                self.tr("Fråga"),
                lambda line: f"{_INDENT * line.depth}{line.label}",
                spoken=_in_words,
                tooltip=lambda line: line.in_full,
                bold=lambda line: line.kind in _BOLD,
            ),
            Column(
                self.tr("Svar"),
                lambda line: line.said,
                tooltip=lambda line: line.said,
            ),
            Column(self.tr("Så räknas det"), lambda line: line.how, tooltip=lambda line: line.how),
            Column(
                self.tr("Poäng"),
                lambda line: line.result,
                bold=lambda line: line.kind in _BOLD,
                is_number=True,
            ),
            Column(
                self.tr("Av"),
                lambda line: line.max,
                tone=lambda _: StatusTone.NEUTRAL,
                is_number=True,
            ),
        ]


def _in_words(line: ArithmeticLine) -> str:
    """Say a whole line, so that it is heard at once where one goes down the first column."""
    gives = f"ger {line.result} av {line.max}" if line.result else ""
    return ", ".join(filter(None, [line.label, line.said, line.how, gives]))
