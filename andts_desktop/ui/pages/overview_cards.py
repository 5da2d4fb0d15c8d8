"""The three figures at the top of the overview: index, survey and annual follow-up."""

from decimal import Decimal

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from andts_desktop.domain.scoring import PartScore, Score
from andts_desktop.domain.swedish import format_decimal, format_sum, plural, shown_change
from andts_desktop.ui.look import Look
from andts_desktop.ui.pages.overview_values import Overview, SurveyState
from andts_desktop.ui.widgets.bars import Share, ShareBar
from andts_desktop.ui.widgets.basic import Card, button, clear, label, set_kind


class FigureCard(Card):
    """A card with a small title, a key figure and what it is counted from."""

    def __init__(self) -> None:
        super().__init__()
        self.caption = label("", "label", wrap=True)
        self.figure = label("", "figure")
        self.beside = label("", wrap=True)
        self.note = label("", "muted", wrap=True)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.figure)
        row.addWidget(self.beside, 1)
        self.body.addWidget(self.caption)
        self.body.addLayout(row)
        self.body.addWidget(self.note)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)

    def show_figure(self, figure: str, note: str, beside: str = "", kind: str = "muted") -> None:
        """Show a figure with words beside it, or a note alone where there is none."""
        self.beside.setText(beside)
        self.beside.setVisible(bool(beside))
        set_kind(self.beside, kind)
        self.figure.setText(figure)
        self.figure.setVisible(bool(figure))
        self.note.setText(note)
        self.note.setVisible(bool(note))


class IndexCard(FigureCard):
    """The unit's index, its change, and its parts as bars."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._parts = QWidget()
        self._rows = QVBoxLayout(self._parts)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(4)
        self.body.insertWidget(self.body.indexOf(self.note), self._parts)
        self.body.addStretch(1)

    def show_overview(self, overview: Overview) -> None:
        """Show the index of the chosen unit and year."""
        clear(self._rows)
        survey = overview.survey
        if survey is None:
            self.caption.setText(self.tr("Preventionsindex {year}").format(year=overview.year))
            self.show_figure("–", self.tr("Visas när det finns en enkätomgång för året."))
            return
        instrument = survey.score.instrument
        caption = (
            self.tr("{name} {year} (exempelfrågor)")
            if instrument.is_example
            else self.tr("{name} {year}")
        )
        self.caption.setText(caption.format(name=instrument.short_title, year=overview.year))
        index = survey.score.index
        if index is None:
            self.show_figure("–", self._note(survey))
        else:
            change, kind = self._change(survey, index, overview.year)
            self.show_figure(format_decimal(index), self._note(survey), change, kind)
        if instrument.scored and survey.is_ranked:
            for part in survey.score.parts:
                self._add_part(part, is_gap=not _is_touched(survey.score))

    def bars(self) -> tuple[ShareBar, ...]:
        """Return the bars of the parts, from the top."""
        items = (self._rows.itemAt(place) for place in range(self._rows.count()))
        widgets = (item.widget() for item in items if item is not None)
        return tuple(widget for widget in widgets if isinstance(widget, ShareBar))

    def _change(self, survey: SurveyState, index: Decimal, year: int) -> tuple[str, str]:
        previous = survey.previous(year)
        before = previous.score.index if previous else None
        if previous is None or before is None:
            return self._why_no_change(survey, year), "muted"
        change = shown_change(index, before)
        if not change:
            return self.tr("→ Oförändrat sedan {year}").format(year=previous.year), "muted"
        text = (
            self.tr("↑ Upp {change} sedan {year}")
            if change > 0
            else self.tr("↓ Ned {change} sedan {year}")
        )
        shown = text.format(change=format_decimal(abs(change)), year=previous.year)
        return shown, "good" if change > 0 else "bad"

    def _why_no_change(self, survey: SurveyState, year: int) -> str:
        broken = [each for each in survey.series.breaks if each.before_year == year]
        if broken:
            text = self.tr("{what} i år. Kan inte jämföras med {year}.")
            return text.format(what=broken[-1].what, year=broken[-1].after_year)
        return self.tr("Första året med ett index att jämföra med.")

    def _note(self, survey: SurveyState) -> str:
        score = survey.score
        if not score.instrument.scored:
            return self.tr("Enkäten räknar inga poäng.")
        if score.index is None:
            if not survey.is_ranked:
                return self.tr("Enheten följs upp utan index och jämförs inte med andra.")
            return self.tr("Inga svar än.")
        if score.unanswered:
            left = plural(score.unanswered, self.tr("fråga"), self.tr("frågor"))
            return self.tr("Hittills: {left} är kvar att besvara.").format(left=left)
        return ""

    def _add_part(self, part: PartScore, *, is_gap: bool) -> None:
        points = "–" if is_gap else format_sum(part.points)
        text = self.tr("{part} {points} av {max} p").format(
            part=part.part.title, points=points, max=format_sum(part.max)
        )
        bar = ShareBar(self._look)
        reached = None if is_gap or not part.max else float(part.points / part.max)
        bar.set_share(Share(reached), text)
        self._rows.addWidget(label(text, "part", wrap=True))
        self._rows.addWidget(bar)
        self._rows.addSpacing(4)


def _is_touched(score: Score) -> bool:
    return score.unanswered < score.question_count


class SurveyCard(FigureCard):
    """How far the unit's survey has come, and the way to it."""

    asked_for_survey = Signal()
    asked_for_round = Signal()
    asked_for_units = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.button = button("", "primary", self._clicked)
        self._signal = "survey"
        row = QHBoxLayout()
        row.addWidget(self.button)
        row.addStretch(1)
        self.body.addStretch(1)
        self.body.addLayout(row)

    def show_overview(self, overview: Overview) -> None:
        """Show the survey of the chosen unit and year."""
        self.caption.setText(self.tr("Enkäten {year}").format(year=overview.year))
        if overview.unit is None:
            self._offer("units", self.tr("Lägg till enheter"), "primary")
            self.show_figure("", self.tr("Filen har inga enheter som svarar på enkäten."))
        elif overview.survey is None:
            text = self.tr(
                "Ingen enkätomgång är startad för {year}. Frågorna låses när du startar."
            )
            self.show_figure("", text.format(year=overview.year))
            offer = self.tr("Starta enkätomgång {year}").format(year=overview.year)
            self._offer("round", offer, "primary")
        else:
            self._show_survey(overview.survey)

    def _show_survey(self, survey: SurveyState) -> None:
        score = survey.score
        answered = self.tr("frågor besvarade")
        if survey.is_ranked:
            figure = self.tr("{answered} av {all}").format(
                answered=score.answered, all=score.question_count
            )
            self.show_figure(figure, self._counts(score), answered)
        else:
            note = self.tr("Enheten svarar på de frågor som rör den.")
            self.show_figure(str(score.answered), note, answered)
        if not score.unanswered:
            self._offer("survey", self.tr("Visa svaren"), "")
        elif _is_touched(score):
            self._offer("survey", self.tr("Fortsätt svara"), "primary")
        else:
            self._offer("survey", self.tr("Börja svara"), "primary")

    def _counts(self, score: Score) -> str:
        counts = (
            (score.unanswered, self.tr("kvar"), self.tr("kvar")),
            (score.not_applicable, self.tr("ej tillämplig"), self.tr("ej tillämpliga")),
            (score.unknown, self.tr("vet ej"), self.tr("vet ej")),
        )
        found = [plural(*each) for each in counts if each[0]]
        return " · ".join(found) or self.tr("Alla frågor är besvarade.")

    def _offer(self, signal: str, text: str, kind: str) -> None:
        self._signal = signal
        self.button.setText(text)
        set_kind(self.button, kind)

    def _clicked(self) -> None:
        signals = {
            "survey": self.asked_for_survey,
            "round": self.asked_for_round,
            "units": self.asked_for_units,
        }
        signals[self._signal].emit()


class FollowUpCard(FigureCard):
    """How much of the plan has a status this year, and the way to the report."""

    asked_for_report = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.button = button(self.tr("Öppna rapporten"), "", self.asked_for_report.emit)
        row = QHBoxLayout()
        row.addWidget(self.button)
        row.addStretch(1)
        self.body.addStretch(1)
        self.body.addLayout(row)

    def show_overview(self, overview: Overview) -> None:
        """Show the follow-up of the chosen plan and year."""
        self.caption.setText(self.tr("Årlig uppföljning {year}").format(year=overview.year))
        self.button.setEnabled(overview.plan is not None)
        if not overview.activities:
            text = self.tr("Planen har inga {several} att följa upp än.")
            self.show_figure("–", text.format(several=overview.words[1]))
            return
        reported = overview.activities - overview.without_status
        figure = self.tr("{reported} av {all}").format(reported=reported, all=overview.activities)
        beside = self.tr("{several} har status").format(several=overview.words[1])
        self.show_figure(figure, self._note(overview), beside)

    def _note(self, overview: Overview) -> str:
        if not overview.deviations:
            return self.tr("Inga avvikelser.")
        found = plural(overview.deviations, self.tr("avvikelse"), self.tr("avvikelser"))
        without = len(overview.without_cause)
        if not without:
            return self.tr("{deviations}, alla med orsak").format(deviations=found)
        text = self.tr("{deviations}, {without} utan orsak")
        return text.format(deviations=found, without=without)
