"""The results: what is compared with what, the sum, and what is said where there is no index."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

import pytest
from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtTest import QSignalSpy, QTest
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from andts_desktop.document import Document
from andts_desktop.domain.comparison import compare_units, full_answer
from andts_desktop.domain.plan_template import UnitDraft
from andts_desktop.domain.scoring import score
from andts_desktop.domain.survey import Answer, AnswerSheet, AnswerState
from andts_desktop.domain.units import UnitKind
from andts_desktop.ui.look import Look
from andts_desktop.ui.pages.results import ResultsPage
from andts_desktop.ui.pages.results_overview_pane import OverviewPane
from andts_desktop.ui.pages.results_values import gather, time_rows, unit_rows, years_rows
from andts_desktop.ui.session import Session
from tests.domain.build import instrument, number_question, part, result_of, unit, value
from tests.ui.conftest import TODAY, ShowPage

Show = Callable[[Session], OverviewPane]

SCORED = score(instrument(part("p", "5", [number_question("x", "5")])), [value("x", "4")])


@pytest.fixture
def show(show_page: ShowPage) -> Show:
    return lambda session: show_page(ResultsPage, session).overview


def choose(session: Session, name: str) -> None:
    session.choose_unit(session.document.units.named(name).id)


def choose_department(session: Session) -> None:
    """Choose the departments' own survey, and one of them."""
    session.choose_family("uppfoljning-fack")
    choose(session, "Socialförvaltningen")


def rows(model: QAbstractItemModel) -> list[list[str]]:
    return [
        [str(model.index(row, column).data()) for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def headers(model: QAbstractItemModel) -> list[str]:
    horizontal = Qt.Orientation.Horizontal
    return [str(model.headerData(c, horizontal)) for c in range(model.columnCount())]


def answer(session: Session, states: dict[int, AnswerState]) -> None:
    """Give every question full points but those whose places have another state."""
    survey_round, unit = session.survey_round(), session.unit()
    assert survey_round is not None
    assert unit is not None
    questions = session.document.surveys.instrument(survey_round).questions()
    answers = tuple(
        Answer(question.id, states[place]) if place in states else full_answer(question)
        for place, question in enumerate(questions)
    )
    session.document.surveys.set_answers([AnswerSheet(survey_round.id, unit.id, answers)])


def test_the_sum_ends_in_the_index(session: Session, show: Show) -> None:
    answer(session, {})
    page = show(session)
    found = rows(page.sums_card.table.model())
    assert found[-1] == ["55 / 55 × 100", "", "= 100,0"]
    assert ["Strukturer", "22", "22"] in found
    assert ["Aktiviteter", "33", "33"] in found
    assert page.gains_card.advice.text() == "Alla frågor har full poäng."
    assert not page.gains_card.table.isVisible()


def test_every_state_is_counted_under_the_sum(session: Session, show: Show) -> None:
    unanswered, unknown = AnswerState.UNANSWERED, AnswerState.UNKNOWN
    answer(session, {0: unanswered, 1: unknown, 2: AnswerState.NOT_APPLICABLE})
    page = show(session)
    assert page.sums_card.counts.text() == "45 av 48 besvarade · 1 ej tillämplig · 1 vet ej"
    assert page.sums_card.policy.text().startswith("Ej tillämplig räknas som noll poäng.")


def test_what_gives_most_is_in_index_units(session: Session, show: Show) -> None:
    answer(session, {0: AnswerState.UNANSWERED})
    page = show(session)
    found = rows(page.gains_card.table.model())
    assert found == [
        ["Utsedd samordnare med avsatt tid", "Organisation, policy, resurser", "0 p", "2 p", "+3,6"]
    ]
    text = page.gains_card.advice.text()
    assert text == "100 % av det som återstår, 2 poäng, ligger i delen Strukturer."


def test_all_that_gives_anything_can_be_shown(example: Session, show: Show) -> None:
    page = show(example)
    table = page.gains_card.table
    few = table.model().rowCount()
    QTest.mouseClick(page.gains_card.more, Qt.MouseButton.LeftButton)
    assert few == 6
    assert table.model().rowCount() == len(gather(example).gains)
    assert page.gains_card.more.text() == "Visa färre"


def test_years_across_a_break_are_parted_in_the_table(example: Session, show: Show) -> None:
    page = show(example)
    found = rows(page.time_card.table.model())
    assert [row[0] for row in found] == [
        "2019",
        "2020",
        "2021",
        "2022",
        "Ny version 2023, kan inte jämföras med åren före",
        "2023",
        "2024",
        "2025",
        "2026",
    ]
    assert headers(page.time_card.table.model()) == [
        "År",
        "Index",
        "Strukturer",
        "Aktiviteter",
    ]
    assert page.time_card.reasons.text().startswith("Bryts mellan 2022 och 2023: Version 1")
    assert page.time_card.table.columnSpan(4, 0) == 4


def test_the_chart_says_the_same_in_words(example: Session, show: Show) -> None:
    page = show(example)
    results = gather(example)
    last = time_rows(results.series)[-1].result
    assert last is not None
    description = page.time_card.chart.accessibleDescription()
    assert description.startswith("2019 ")
    assert description.count(";") == 1
    assert "2026 " in description
    assert page.time_card.chart.sizeHint().height() > 150


def test_units_of_the_kind_stand_side_by_side(example: Session, show: Show) -> None:
    choose(example, "Norrby")
    page = show(example)
    model = page.units_card.table.model()
    found = rows(model)
    indices = [Decimal(row[-1].replace(",", ".")) for row in found[:-1]]
    assert indices == sorted(indices, reverse=True)
    assert found[-1][0] == "Medelvärde, 7 stadsdelar"
    assert page.units_card.missing.text().splitlines() == [
        "° betyder preliminärt: svaren är inte klarmarkerade.",
        "Har obesvarade frågor, men är med i medelvärdet: Hamnen.",
        "Har inte svarat: Västerängen.",
    ]
    bold = [
        model.index(row, 0).data()
        for row in range(model.rowCount())
        if model.index(row, 0).data(Qt.ItemDataRole.FontRole) is not None
    ]
    assert bold == ["Norrby"]


def test_a_result_is_preliminary_until_its_answers_are_ready(example: Session, show: Show) -> None:
    choose(example, "Hamnen")
    page = show(example)
    whole = page.window()
    assert isinstance(whole, ResultsPage)
    assert whole.preliminary.isVisible()
    names = [row[0] for row in rows(page.units_card.table.model())]
    assert {"Norrby", "Hamnen °"} <= set(names)
    choose(example, "Norrby")
    assert not whole.preliminary.isVisible()


def test_many_units_are_shown_around_ones_own_until_all_are_asked_for(
    session: Session, show: Show
) -> None:
    drafts = [UnitDraft(f"Stadsdel {n:02}", UnitKind.DISTRICT) for n in range(40)]
    ids = session.document.units.ensure(drafts)
    found = session.survey_round()
    assert found is not None
    question = session.document.surveys.instrument(found).questions()[0]
    best = full_answer(question)
    session.document.surveys.set_answers(
        [AnswerSheet(found.id, each, (best,)) for each in ids.values()]
    )
    session.choose_unit(ids["Stadsdel 20"])
    card = show(session).units_card
    names = [row[0] for row in rows(card.table.model())]
    assert names == [
        *(f"Stadsdel {n:02}" for n in range(5)),
        "… 11 till",
        *(f"Stadsdel {n:02}" for n in range(16, 25)),
        "… 15 till",
        "Medelvärde, 40 stadsdelar",
    ]
    assert card.missing.text().splitlines()[0].startswith("Alla är preliminära")
    assert card.more.text() == "Visa alla 40 stadsdelar"
    QTest.mouseClick(card.more, Qt.MouseButton.LeftButton)
    assert card.table.model().rowCount() == 41
    assert card.more.text() == "Visa färre"


@pytest.mark.parametrize("own", [0, 5, 9, 10, 26, 35, 39])
def test_every_unit_left_out_is_counted(own: int) -> None:
    results = tuple(result_of(unit(f"{n:02}", unit_id=n), SCORED) for n in range(40))
    mine = results[own].unit
    found = unit_rows(compare_units(results), mine, "", shows_all=False)
    assert sum(row.left_out or 1 for row in found[:-1]) == 40
    assert [row.name for row in found if row.is_own] == [mine.name]
    assert all(row.left_out != 1 for row in found)
    assert len(found) < 20


def test_departments_are_never_among_the_districts(example: Session, show: Show) -> None:
    names = [row[0] for row in rows(show(example).units_card.table.model())]
    departments = [u for u in example.document.units.all() if u.kind is UnitKind.DEPARTMENT]
    assert departments
    assert not {unit.name for unit in departments} & set(names)


def test_questions_stand_with_their_comparable_years(example: Session, show: Show) -> None:
    model = show(example).years_card.table.model()
    years = ["2023", "2024", "2025", "2026"]
    assert headers(model) == ["Fråga", "Svar 2026", *years, "Max", "Ändring"]
    assert model.rowCount() == 48 + 4


def test_a_change_needs_two_answers(example: Session) -> None:
    results = gather(example)
    found = years_rows(results.years, only_answered=False)
    for row in found:
        states = [each.answer.state for each in row.scores[-2:] if each is not None]
        if row.question is not None and AnswerState.UNANSWERED in states:
            assert row.change is None
    assert any(row.change for row in found)


def test_a_cell_without_points_has_a_sign_and_a_word(session: Session, show: Show) -> None:
    unanswered, unknown = AnswerState.UNANSWERED, AnswerState.UNKNOWN
    answer(session, {0: unanswered, 1: unknown, 2: AnswerState.NOT_APPLICABLE})
    model = show(session).years_card.table.model()
    cells = [model.index(row, 2) for row in (1, 2, 3)]
    assert [cell.data() for cell in cells] == ["–", "?", "."]
    spoken = [cell.data(Qt.ItemDataRole.AccessibleTextRole) for cell in cells]
    assert spoken == ["ej besvarad", "vet ej", "ej tillämplig"]


def test_a_department_sees_its_answers_and_no_index(example: Session, show: Show) -> None:
    choose_department(example)
    page = show(example)
    assert page.notice.heading.text() == "Enkäten räknar inga poäng"
    assert "jämförs inte" in page.notice.text.text()
    for card in (
        page.time_card,
        page.units_card,
        page.gains_card,
        page.sums_card,
    ):
        assert not card.isVisible()
    assert headers(page.years_card.table.model()) == ["Fråga", "Svar 2025", "Svar 2026"]
    whole = page.window()
    assert isinstance(whole, ResultsPage)
    assert "jämförs med stadsdelar" not in whole.header.subtitle.text()


def test_no_answers_leads_to_the_survey(session: Session, show: Show) -> None:
    page = show(session)
    asked = QSignalSpy(page.asked_for_page)
    assert page.notice.heading.text() == "Inga svar 2026 än"
    page.notice.button.setFocus()
    QTest.keyClick(page.notice.button, Qt.Key.Key_Space)
    assert asked.at(0) == ["survey"]
    assert not page.sums_card.isVisible()
    assert not page.years_card.isVisible()


def test_too_few_answers_say_why_there_is_no_index(example: Session, show: Show) -> None:
    page = show(example)
    results = gather(example)
    assert results.score is not None
    few = replace(results.score, index=None, has_value=False)
    page.notice.show_results(replace(results, score=few))
    assert page.notice.heading.text() == "Inget index 2026"
    assert page.notice.text.text() == "En av delarna har för få besvarade frågor."


def test_changes_stand_in_words_and_points(example: Session, show: Show) -> None:
    card = show(example).changes_card
    assert card.heading.text() == "Ändrat sedan 2025"
    assert headers(card.table.model()) == ["Fråga", "Svar 2025", "Svar 2026", "Ändring"]
    points = [row[3] for row in rows(card.table.model())]
    assert "+0,5 p" in points
    assert "0 p" not in points


def test_a_department_sees_changes_without_points(example: Session, show: Show) -> None:
    choose_department(example)
    card = show(example).changes_card
    assert headers(card.table.model()) == ["Fråga", "Svar 2025", "Svar 2026"]
    assert card.summary.text().endswith("har samma svar som 2025.")


def test_the_parts_stand_in_a_star_and_in_its_table(example: Session, show: Show) -> None:
    card = show(example).parts_card
    assert [row[0] for row in rows(card.table.model())] == [
        "Organisation, policy, resurser",
        "Samverkan",
        "Kunskap",
        "Aktiviteter",
    ]
    assert card.chart.accessibleDescription().startswith("Organisation, policy, resurser ")


def test_the_advice_has_its_reasons(example: Session, show: Show) -> None:
    card = show(example).advice_card
    assert card.isVisible()
    assert "Strukturer" in card.reasons.text()


def test_a_silent_unit_still_sees_its_earlier_years(example: Session, show: Show) -> None:
    choose(example, "Västerängen")
    page = show(example)
    assert page.notice.isVisible()
    assert page.time_card.isVisible()
    assert page.units_card.isVisible()
    assert not page.gains_card.isVisible()


def test_an_answer_given_elsewhere_is_counted_at_once(session: Session, show: Show) -> None:
    page = show(session)
    survey_round, unit = session.survey_round(), session.unit()
    assert survey_round is not None
    assert unit is not None
    surveys = session.document.surveys
    question = surveys.instrument(survey_round).questions()[0]
    session.run(lambda: surveys.set_answer(survey_round.id, unit.id, full_answer(question)))
    assert page.sums_card.isVisible()
    assert rows(page.sums_card.table.model())[-1][-1] == "= 3,6"


def test_a_year_without_round_and_a_file_without_units_say_so(
    document: Document, session: Session, show: Show
) -> None:
    session.choose_year(2030)
    assert show(session).notice.heading.text() == "Ingen enkätomgång 2030"
    empty = show(Session(document, lambda: TODAY))
    assert empty.notice.heading.text() == "Inga enheter svarar på enkäten"
    assert not empty.notice.button.isVisible()


def test_the_tables_keep_qts_rules(
    example: Session, show: Show, qtmodeltester: ModelTester
) -> None:
    page = show(example)
    for card in (
        page.time_card,
        page.units_card,
        page.gains_card,
        page.sums_card,
        page.years_card,
    ):
        qtmodeltester.check(card.table.model())
        assert card.table.accessibleName()


def test_the_look_can_change_while_the_page_is_shown(
    example: Session, show: Show, look: Look
) -> None:
    page = show(example)
    light = page.time_card.grab().toImage().pixelColor(300, 12)
    look.choose("dark")
    dark = page.time_card.grab().toImage().pixelColor(300, 12)
    look.choose("light")
    assert light.lightness() > 200
    assert dark.lightness() < 80


def test_the_page_follows_the_current_row(example: Session, show: Show, qtbot: QtBot) -> None:
    page = show(example)
    qtbot.waitExposed(page)
    table = page.years_card.table
    table.setFocus()
    qtbot.waitUntil(table.hasFocus)
    table.setCurrentIndex(table.model().index(0, 0))
    for _ in range(30):
        QTest.keyClick(table, Qt.Key.Key_Down)
    row = table.visualRect(table.currentIndex())
    place = table.viewport().mapTo(page, row.center())
    assert table.currentIndex().row() == 30
    assert 0 <= place.y() <= page.height()
