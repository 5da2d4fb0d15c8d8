"""What is said of a sheet around its questions: its head, and what is left to answer."""

from typing import NamedTuple

from PySide6.QtCore import QCoreApplication

from andts_desktop.domain.survey import SheetState
from andts_desktop.domain.swedish import plural
from andts_desktop.ui.pages.survey_answer_values import SheetView


class Left(NamedTuple):
    """What is left of a sheet, and what the button that goes on is called."""

    text: str
    button: str


def title_of(view: SheetView) -> str:
    """Return the survey's name and year."""
    year = view.survey_round.year
    return _tr("{name} {year}").format(name=view.instrument.short_title, year=year)


def facts_of(view: SheetView) -> str:
    """Return whose sheet it is, how it stands and how much of it is answered."""
    score = view.score
    answered = _tr("{count} av {total} besvarade")
    facts = [
        view.unit.name,
        _tr("utkast") if view.state is SheetState.DRAFT else "",
        _tr("exempelfrågor") if view.instrument.is_example else "",
        _tr("version {version}").format(version=view.instrument.version),
        answered.format(count=score.answered, total=score.question_count),
    ]
    return " · ".join(filter(None, facts))


def left_of(view: SheetView) -> Left:
    """Return what is left to answer and to confirm, or that nothing is."""
    waiting = view.score.prefilled
    texts = []
    if view.left:
        count = plural(view.left, _tr("fråga"), _tr("frågor"))
        text = _tr("Kvar: {count}") if waiting else _tr("Kvar att besvara: {count}")
        texts.append(text.format(count=count))
    if waiting:
        texts.append(_tr("{count} att bekräfta").format(count=waiting))
    if not texts:
        return Left(_tr("Inga frågor är kvar att besvara."), _tr("Se resultatet  →"))
    words = _tr("Nästa obesvarade  →") if view.left else _tr("Nästa att bekräfta  →")
    return Left(" · ".join(texts), words)


def _tr(text: str) -> str:
    return QCoreApplication.translate("SurveyAnswerPane", text)
