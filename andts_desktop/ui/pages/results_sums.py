"""The results' arithmetic: what would give most, and how the index is counted."""

from andts_desktop.domain.comparison import Gain, left_out_words
from andts_desktop.domain.follow_up import StatusTone
from andts_desktop.domain.instrument import NotApplicablePolicy, PartRule
from andts_desktop.domain.scoring import Score
from andts_desktop.domain.swedish import (
    format_decimal,
    format_points,
    format_signed,
    format_sum,
    plural,
)
from andts_desktop.ui.look import Look
from andts_desktop.ui.models.table import Column, TableModel
from andts_desktop.ui.pages.results_values import Results, SumRow, sum_rows
from andts_desktop.ui.widgets.basic import Card, button, label
from andts_desktop.ui.widgets.table_view import TableView

_FEW = 6
"""How many questions stand in "Vad ger mest?" before one asks for all."""


class GainsCard(Card):
    """Lists the questions not yet at full points, by what they would add to the index."""

    def __init__(self, look: Look) -> None:
        super().__init__(self.tr("Vad ger mest?"))
        self._model = TableModel[Gain](self._columns(), look.tone, lambda gain: gain.question.id)
        self.table = TableView(
            self._model,
            self.heading.text(),
            stretch=(0, 1),
            fits_rows=True,
            ink=lambda: look.tokens.ink,
        )
        self.advice = label("", wrap=True)
        note = self.tr(
            "Index visar hur mycket indexet skulle stiga om frågan fick full poäng och inget annat "
            "ändrades."
        )
        self._note = label(note, "muted", wrap=True)
        self.more = button("", "link", self._toggle)
        self._gains: tuple[Gain, ...] = ()
        self._shows_all = False
        self.left_out = label("", "muted", wrap=True)
        for widget in (self.table, self.more, self.advice, self.left_out, self._note):
            self.body.addWidget(widget)
        self.body.addStretch(1)

    def show_results(self, results: Results) -> None:
        """Show what would give the chosen unit most."""
        self.setVisible(results.score is not None and results.score.index is not None)
        self._gains = results.gains
        self.advice.setText(self._advice(results))
        left_out = left_out_words(results.score) if results.score else ""
        self.left_out.setText(left_out)
        self.left_out.setVisible(bool(left_out))
        self._show_rows()

    def _advice(self, results: Results) -> str:
        if not results.gains:
            return self.tr("Alla frågor har full poäng.")
        most = results.remaining()[0]
        text = self.tr("{share} % av det som återstår, {points} poäng, ligger i delen {part}.")
        return text.format(
            share=format_decimal(most.share, 0),
            points=format_sum(most.points),
            part=most.part_title,
        )

    def _toggle(self) -> None:
        self._shows_all = not self._shows_all
        self._show_rows()

    def _show_rows(self) -> None:
        shown = self._gains if self._shows_all else self._gains[:_FEW]
        self._model.set_rows(shown)
        self.table.setVisible(bool(self._gains))
        self._note.setVisible(bool(self._gains))
        self.more.setVisible(len(self._gains) > _FEW)
        text = self.tr("Visa färre") if self._shows_all else self.tr("Visa alla {count} frågor")
        self.more.setText(text.format(count=len(self._gains)))

    def _columns(self) -> list[Column[Gain]]:
        return [
            Column(
                self.tr("Fråga"),
                lambda gain: gain.question.short,
                tooltip=lambda gain: gain.question.text,
            ),
            Column(self.tr("Del"), lambda gain: gain.part_title, tone=lambda _: StatusTone.NEUTRAL),
            Column(self.tr("Nu"), lambda gain: f"{format_points(gain.points)} p", is_number=True),
            Column(self.tr("Möjligt"), lambda gain: f"{format_points(gain.max)} p", is_number=True),
            Column(
                self.tr("Index"),
                lambda gain: format_signed(gain.index_gain),
                tone=lambda _: StatusTone.GOOD,
                is_number=True,
            ),
        ]


class SumsCard(Card):
    """Shows the sum behind the index, so that it can be checked by hand."""

    def __init__(self, look: Look) -> None:
        super().__init__(self.tr("Så är indexet räknat"))
        self._model = TableModel[SumRow](self._columns(), look.tone)
        self.table = TableView(
            self._model, self.heading.text(), fits_rows=True, ink=lambda: look.tokens.ink
        )
        self.counts = label("", wrap=True)
        self.policy = label("", "muted", wrap=True)
        for widget in (self.table, self.counts, self.policy):
            self.body.addWidget(widget)
        self.body.addStretch(1)

    def show_results(self, results: Results) -> None:
        """Show the sum of the chosen unit and year."""
        score = results.score
        self.setVisible(score is not None and score.index is not None)
        if score is None:
            return
        formula = f"{format_sum(score.points)} / {format_points(score.max)} × 100"
        self._model.set_rows(sum_rows(score, formula))
        self.counts.setText(self._count_words(score))
        self.policy.setText(self._policy_words(score))

    def _count_words(self, score: Score) -> str:
        none = plural(score.not_applicable, self.tr("ej tillämplig"), self.tr("ej tillämpliga"))
        text = self.tr("{answered} av {all} besvarade · {none} · {unknown} vet ej")
        return text.format(
            answered=score.answered, all=score.question_count, none=none, unknown=score.unknown
        )

    def _policy_words(self, score: Score) -> str:
        words = {
            NotApplicablePolicy.ZERO: self.tr("Ej tillämplig räknas som noll poäng."),
            NotApplicablePolicy.EXCLUDED: self.tr("Ej tillämplig räknas bort ur maxpoängen."),
        }[score.instrument.not_applicable]
        texts = [words, self.tr("Vet ej och ej besvarad ger noll poäng.")]
        if any(part.part.rule is PartRule.SCALED for part in score.walk_parts()):
            texts.append(self.tr("Varje dels poäng räknas om till delens högsta poäng."))
        return " ".join(texts)

    def _columns(self) -> list[Column[SumRow]]:
        return [
            Column(self.tr("Del"), lambda row: row.title, bold=_is_bold_title),
            Column(
                self.tr("Poäng"),
                lambda row: "" if row.is_index else format_sum(row.points),
                bold=lambda row: row.is_total,
                is_number=True,
            ),
            Column(
                self.tr("Max"),
                _most,
                bold=lambda row: row.is_total,
                is_number=True,
            ),
        ]


def _is_bold_title(row: SumRow) -> bool:
    return row.is_total and not row.is_index


def _most(row: SumRow) -> str:
    return f"= {format_decimal(row.points)}" if row.is_index else format_points(row.max)
