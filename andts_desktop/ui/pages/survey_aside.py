"""What helps with the question at hand: last year's answer, the criteria, the plan."""

from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from andts_desktop.domain.follow_up import FollowUp
from andts_desktop.domain.instrument import Question
from andts_desktop.domain.plan import Node, Plan
from andts_desktop.domain.scoring import QuestionScore
from andts_desktop.domain.survey import ANSWER_STATE_NAMES, AnswerState
from andts_desktop.domain.swedish import format_points
from andts_desktop.ui.widgets.basic import Card, divider, label


class SurveyAside(Card):
    """Shows the help for one question; read only."""

    def __init__(self) -> None:
        super().__init__()
        self._earlier_head = label("", "heading")
        self._earlier = label("", wrap=True)
        self._earlier_comment = label("", "muted", wrap=True)
        self._help = label("", "muted", wrap=True)
        self._plan_head = label(self.tr("I planen"), "heading")
        self._plan = label("", "muted", wrap=True)
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 6, 0)
        column.setSpacing(8)
        for widget in (
            self._earlier_head,
            self._earlier,
            self._earlier_comment,
            divider(),
            label(self.tr("Så får du poäng"), "heading"),
            self._help,
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
        year: int,
        earlier: QuestionScore | None,
        plan: Plan | None,
        follow_up: FollowUp | None,
    ) -> None:
        """Show what there is on a question; `earlier` is last year's comparable answer."""
        self._earlier_head.setText(self.tr("Förra året ({year})").format(year=year - 1))
        self._earlier.setText(self._earlier_text(earlier))
        comment = earlier.answer.comment if earlier else ""
        self._earlier_comment.setText(f"”{comment}”" if comment else "")
        self._earlier_comment.setVisible(bool(comment))
        self._help.setText(question.help or self.tr("Frågan har ingen hjälptext."))
        found = self._plan_text(question, plan, follow_up)
        self._plan.setText(found or self.tr("Frågan hör inte till något i den valda planen."))

    def _earlier_text(self, earlier: QuestionScore | None) -> str:
        if earlier is None:
            return self.tr("Det finns inget jämförbart svar.")
        if earlier.answer.state is not AnswerState.ANSWERED:
            return ANSWER_STATE_NAMES[earlier.answer.state].capitalize()
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
