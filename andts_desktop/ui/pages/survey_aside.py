"""What helps with the question at hand: last year's answer, the criteria, the plan."""

from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from andts_desktop.domain.follow_up import FollowUp
from andts_desktop.domain.instrument import Question, QuestionKind
from andts_desktop.domain.plan import Node, Plan
from andts_desktop.domain.scoring import QuestionScore
from andts_desktop.domain.survey import ANSWER_STATE_NAMES, AnswerState
from andts_desktop.domain.swedish import format_points
from andts_desktop.ui.pages.survey_answer_values import SheetView
from andts_desktop.ui.widgets.basic import Card, divider, label


class SurveyAside(Card):
    """Shows the help for one question; read only."""

    def __init__(self) -> None:
        super().__init__()
        self.about = label("", "muted", wrap=True)
        self._earlier_head = label("", "heading")
        self._earlier = label("", wrap=True)
        self._earlier_comment = label("", "muted", wrap=True)
        self._help_head = label("", "heading")
        self._help = label("", "muted", wrap=True)
        self._overlap = label("", "muted", wrap=True)
        self._plan_head = label(self.tr("I planen"), "heading")
        self._plan = label("", "muted", wrap=True)
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 6, 0)
        column.setSpacing(8)
        for widget in (
            self.about,
            self._earlier_head,
            self._earlier,
            self._earlier_comment,
            divider(),
            self._help_head,
            self._help,
            self._overlap,
            divider(),
            self._plan_head,
            self._plan,
        ):
            column.addWidget(widget)
        column.addStretch(1)
        area = QScrollArea()
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setWidget(inner)
        self.body.addWidget(area)

    def show_question(
        self,
        question: Question,
        number: int,
        view: SheetView,
        plan: Plan | None,
        follow_up: FollowUp | None,
    ) -> None:
        """Show what there is on a question of a sheet, by its number in its group."""
        about = self.tr("Fråga {number}: {question}")
        self.about.setText(about.format(number=number, question=question.short))
        self.about.setVisible(number > 0)
        has_points = view.instrument.scored and question.kind is not QuestionKind.TEXT
        self._show_earlier(question, view, has_points=has_points)
        self._help_head.setText(self.tr("Så får du poäng") if has_points else self.tr("Om frågan"))
        self._help.setText(question.help or self.tr("Frågan har ingen hjälptext."))
        items = self.tr("Samma sak frågas i Länsrapporten: {items}.")
        self._overlap.setText(items.format(items=", ".join(question.overlaps)))
        self._overlap.setVisible(bool(question.overlaps))
        found = self._plan_text(question, plan, follow_up)
        self._plan.setText(found or self.tr("Frågan hör inte till något i den valda planen."))
        for made in (self._plan_head, self._plan):
            made.setVisible(plan is not None)

    def _show_earlier(self, question: Question, view: SheetView, *, has_points: bool) -> None:
        earlier = view.earlier.get(question.id)
        is_last = view.earlier_year == view.survey_round.year - 1
        head = self.tr("Förra året ({year})") if is_last else self.tr("Förra gången ({year})")
        self._earlier_head.setText(head.format(year=view.earlier_year))
        self._earlier.setText(self._earlier_text(question, earlier, has_points=has_points))
        comment = earlier.answer.comment if earlier else ""
        self._earlier_comment.setText(f"”{comment}”" if comment else "")
        self._earlier_comment.setVisible(bool(comment))

    def _earlier_text(
        self, question: Question, earlier: QuestionScore | None, *, has_points: bool
    ) -> str:
        if question.not_comparable:
            text = self.tr("Det finns inget jämförbart svar: {reason}")
            return text.format(reason=question.not_comparable)
        if earlier is None:
            return self.tr("Det finns inget jämförbart svar.")
        if earlier.answer.state is not AnswerState.ANSWERED:
            return ANSWER_STATE_NAMES[earlier.answer.state].capitalize()
        if not has_points:
            return earlier.answer_text
        points = format_points(earlier.points)
        return self.tr("{answer} · {points} p").format(answer=earlier.answer_text, points=points)

    def _plan_text(self, question: Question, plan: Plan | None, follow_up: FollowUp | None) -> str:
        if plan is None or follow_up is None:
            return ""
        keys = {link.key for link in question.links}
        lines = []
        for node in plan.walk():
            if node.key in keys:
                lines.append(f"{node.level.singular.capitalize()}: {node.label}")
                lines += self._activities(node, follow_up)
        return "\n".join(lines)

    def _activities(self, node: Node, follow_up: FollowUp) -> list[str]:
        carriers = [below for below in node.walk() if below.level.has_status]
        if not carriers:
            return []
        latest = follow_up.latest()
        kinds = [follow_up.kind(latest[n.id].status_key) for n in carriers if n.id in latest]
        done = sum(kind is not None and kind.is_done for kind in kinds)
        text = self.tr("{done} av {total} {several} genomförda {year}")
        several = carriers[-1].level.plural
        shown = text.format(done=done, total=len(carriers), several=several, year=follow_up.year)
        return [shown]
