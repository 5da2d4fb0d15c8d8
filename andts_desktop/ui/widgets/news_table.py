"""A table of the questions that differ from an earlier instrument, and how."""

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication

from andts_desktop.domain.sheets import NEWS_NAMES, News, QuestionNews
from andts_desktop.ui.look import Look
from andts_desktop.ui.models.table import Column, TableModel
from andts_desktop.ui.widgets.table_view import TableView


class NewsTable(TableView):
    """Shows what is new, changed and gone; questions that are the same are left out."""

    def __init__(self, look: Look) -> None:
        news = TableModel(_columns(), look.tone, lambda row: row.question_id)
        super().__init__(
            news,
            _tr("Frågor som skiljer sig"),
            widths={1: 70},
            stretch=(0, 2),
            ink=lambda: look.tokens.ink,
        )
        self.news = news
        self.news.setParent(self)

    def show_news(self, questions: Iterable[QuestionNews]) -> bool:
        """Show the questions that differ; return whether there are any."""
        self.news.set_rows([each for each in questions if each.news is not News.SAME])
        return bool(self.news.rows())


def _columns() -> tuple[Column[QuestionNews], ...]:
    return (
        Column(_tr("Fråga"), lambda row: row.short, tooltip=lambda row: row.part_title),
        Column(_tr("Vad"), lambda row: NEWS_NAMES[row.news]),
        Column(_tr("Hur"), lambda row: row.detail, tooltip=lambda row: row.detail),
    )


def _tr(text: str) -> str:
    return QCoreApplication.translate("NewsTable", text)
