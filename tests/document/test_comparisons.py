"""Comparisons of an open file: years, units, parts, questions, and what they say."""

from dataclasses import replace
from decimal import Decimal

import pytest

from andts_desktop.document import Document
from andts_desktop.domain.ids import InstrumentId, OptionId, QuestionId
from andts_desktop.domain.measures import (
    TOTAL,
    ChangeKind,
    ComparisonTable,
    Gap,
    Measure,
    MeasureKind,
)
from andts_desktop.domain.survey import Answer, AnswerSheet, AnswerState, SurveyRound
from andts_desktop.domain.units import Succession, Unit, UnitKind
from andts_desktop.errors import InputError

V1 = InstrumentId("pi-mini-1")
FIRST = QuestionId("org-samordnare")
DISTRICT = UnitKind.DISTRICT
STRUCTURE = Measure(MeasureKind.PART, "structure")


def fill(document: Document, opened: SurveyRound, name: str, share: str = "1") -> None:
    """Answer every question with the option that comes closest to a share of its points."""
    answers = []
    for question in document.surveys.instrument(opened).questions():
        wanted = question.max * Decimal(share)
        best = min(question.options, key=lambda option: abs(option.points - wanted))
        answers.append(Answer(question.id, AnswerState.ANSWERED, (best.id,)))
    unit = document.units.named(name)
    document.surveys.set_answers([AnswerSheet(opened.id, unit.id, tuple(answers))])


def total(document: Document, opened: SurveyRound, name: str, points: int) -> None:
    answer = Answer(QuestionId("total"), AnswerState.ANSWERED, value=Decimal(points))
    document.surveys.set_answer(opened.id, document.units.named(name).id, answer)


def shown(table: ComparisonTable) -> dict[str, list[int | str]]:
    return {
        line.unit.name: [str(v.gap) if v.value is None else round(v.value) for v in line.values]
        for line in table.lines
    }


@pytest.fixture
def years(stockholm: Document) -> Document:
    """Give a file with a break: two years of totals, and two of all questions."""
    for year, points in ((2021, 60), (2022, 66)):
        opened = stockholm.surveys.open_round(year, V1)
        for number, name in enumerate(("Bromma", "Farsta", "Järva")):
            total(stockholm, opened, name, points + number)
    for year, share in ((2023, "0"), (2024, "1")):
        opened = stockholm.surveys.open_round(year)
        fill(stockholm, opened, "Bromma", share)
        fill(stockholm, opened, "Farsta", "1")
    return stockholm


def last(document: Document) -> SurveyRound:
    return document.surveys.rounds()[-1]


def test_the_index_over_the_years_has_its_break(years: Document) -> None:
    found = years.comparisons.table(TOTAL, last(years), DISTRICT)
    assert [(each.year, each.run) for each in found.columns] == [
        (2021, 0),
        (2022, 0),
        (2023, 1),
        (2024, 1),
    ]
    assert "kan inte jämföras med tidigare år" in found.columns[2].broken
    lines = shown(found)
    assert len(lines) == 11
    assert lines["Bromma"] == [60, 66, 0, 100]
    assert lines["Järva"] == [62, 68, "not_answered", "not_answered"]
    assert [round(each.mean) if each.mean is not None else None for each in found.spreads] == [
        61,
        67,
        50,
        100,
    ]


def test_the_index_is_the_one_of_the_score(years: Document) -> None:
    found = years.comparisons.table(TOTAL, last(years), DISTRICT)
    for line in found.lines:
        for survey_round, value in zip(years.surveys.rounds(), line.values, strict=True):
            assert value.value == years.surveys.score(survey_round, line.unit).index


def test_a_part_is_compared_in_points(years: Document) -> None:
    bromma = years.units.named("Bromma").id
    found = years.comparisons.table(STRUCTURE, last(years), DISTRICT, unit_ids=[bromma])
    assert (found.title, found.max) == ("Strukturer", Decimal(22))
    assert shown(found) == {"Bromma": ["not_asked", "not_asked", 0, 22]}


def test_a_question_is_compared_in_points_and_words(years: Document) -> None:
    question = Measure(MeasureKind.QUESTION, FIRST)
    found = years.comparisons.table(question, last(years), DISTRICT, years=[2022, 2023, 2024])
    assert found.max == 2
    assert shown(found)["Bromma"] == ["not_asked", 0, 2]
    assert shown(found)["Järva"] == ["not_asked", "not_answered", "not_answered"]
    bromma = next(line for line in found.lines if line.unit.name == "Bromma")
    assert bromma.values[1].words == "Nej, ingen är utsedd"


def test_only_the_years_to_the_last_round_are_compared(years: Document) -> None:
    early = years.surveys.rounds()[1]
    found = years.comparisons.table(TOTAL, early, DISTRICT)
    assert [each.year for each in found.columns] == [2021, 2022]


def test_units_of_another_kind_are_refused(years: Document) -> None:
    made = years.units.add("Provförvaltningen", UnitKind.DEPARTMENT)
    with pytest.raises(InputError, match="kan inte jämföras med stadsdelar"):
        years.comparisons.table(TOTAL, last(years), DISTRICT, unit_ids=[made])


def test_departments_are_compared_question_by_question_alone(years: Document) -> None:
    made = years.units.unit(years.units.add("Provförvaltningen", UnitKind.DEPARTMENT))
    fill(years, last(years), made.name)
    question = Measure(MeasureKind.QUESTION, FIRST)
    found = years.comparisons.table(question, last(years), UnitKind.DEPARTMENT)
    assert shown(found) == {"Provförvaltningen": ["not_taking_part"] * 3 + [2]}
    index = years.comparisons.table(TOTAL, last(years), UnitKind.DEPARTMENT)
    assert shown(index) == {}
    asked_for = years.comparisons.table(TOTAL, last(years), UnitKind.DEPARTMENT, unit_ids=[made.id])
    assert shown(asked_for) == {"Provförvaltningen": ["no_index"] * 4}
    assert years.comparisons.kinds(last(years)) == (DISTRICT, UnitKind.DEPARTMENT)
    advice = years.comparisons.advice(last(years), made)
    assert advice.reasons == ("Enheten får inget index, så delarna ställs inte mot varandra.",)


def test_families_and_measures_are_listed(years: Document) -> None:
    assert years.comparisons.families() == (("pi-mini", "PI-mini"),)
    found = years.comparisons.measures(last(years))
    assert [(each.title, each.depth) for each in found[:3]] == [
        ("Index", 0),
        ("Strukturer", 0),
        ("Organisation, policy, resurser", 1),
    ]
    assert len(found) == 1 + 5 + 48


def test_families_stand_in_swedish_order(years: Document) -> None:
    pi_mini = years.instruments.get(InstrumentId("pi-mini-2"))
    for name in ("Öga", "Åra", "Zon", "öl"):
        own = replace(pi_mini, id=InstrumentId(f"x-{name}"), family=name, short_title=name)
        years.instruments.put(own)
        years.surveys.open_round(2024, own.id)
    names = [name for _, name in years.comparisons.families()]
    assert names[-4:] == ["Zon", "Åra", "Öga", "öl"]


def test_the_heat_table_has_every_question_and_unit(years: Document) -> None:
    found = years.comparisons.heat(last(years), DISTRICT)
    assert (len(found.rows), len(found.units)) == (48, 11)
    assert [cell.share for cell in found.rows[0].cells[:3]] == [1, None, 1]
    assert found.rows[0].cells[1].gap is Gap.NOT_ANSWERED


def test_changes_since_last_year_are_told_by_question(years: Document) -> None:
    found = years.comparisons.changes(last(years), years.units.named("Bromma"))
    assert {each.kind for each in found} == {ChangeKind.MORE}
    assert sum(each.points for each in found if each.points) == 55
    same = years.comparisons.changes(last(years), years.units.named("Farsta"))
    assert {each.kind for each in same} == {ChangeKind.SAME}


def test_across_the_break_every_question_is_new(years: Document) -> None:
    first_of_new = years.surveys.rounds()[2]
    found = years.comparisons.changes(first_of_new, years.units.named("Bromma"))
    assert [each.kind for each in found].count(ChangeKind.NEW) == 48
    assert found[-1].kind is ChangeKind.GONE


def test_the_first_year_has_no_changes(years: Document) -> None:
    first = years.surveys.rounds()[0]
    assert years.comparisons.changes(first, years.units.named("Bromma")) == ()


def test_one_unit_stands_among_others_that_are_not_named(years: Document) -> None:
    found = years.comparisons.table(TOTAL, last(years), DISTRICT)
    farsta = years.units.named("Farsta").id
    early = years.comparisons.anonymous(found, farsta, 0)
    assert early.own.value == 61
    assert early.spread is not None
    told = [early.spread.lowest, early.spread.median, early.spread.highest]
    assert told == list(map(Decimal, (60, 61, 62)))
    assert years.comparisons.anonymous(found, farsta, 3).spread is None


def test_advice_sets_the_part_beside_the_others(years: Document) -> None:
    opened = last(years)
    for name in ("Järva", "Skarpnäck", "Skärholmen"):
        fill(years, opened, name, "0.5")
    instrument = years.surveys.instrument(opened)
    structure = instrument.part("structure")
    assert structure is not None
    bromma = years.units.named("Bromma")
    none = tuple(
        Answer(each.id, AnswerState.ANSWERED, (OptionId(each.options[0].id),))
        for each in structure.walk_questions()
    )
    years.surveys.set_answers([AnswerSheet(opened.id, bromma.id, none)])
    found = years.comparisons.advice(opened, bromma)
    assert found.part_id == "structure"
    assert any("Medianen för de 4 andra enheterna: " in each for each in found.reasons)
    assert any("Förändring sedan förra omgången" in each for each in found.reasons)


def merge(document: Document, old: str, new: Unit, year: int) -> None:
    document.units.add_succession(Succession(document.units.named(old).id, new.id, year))


def test_a_renamed_district_goes_on_under_its_new_name(years: Document) -> None:
    new = years.units.unit(years.units.add("Västerort", DISTRICT))
    bromma = years.units.named("Bromma")
    years.surveys.set_answers(
        [AnswerSheet(last(years).id, bromma.id, tuple(_emptied(years, bromma)))]
    )
    fill(years, last(years), "Västerort")
    years.units.change(replace(bromma, valid_to=2023))
    merge(years, "Bromma", new, 2024)
    found = shown(years.comparisons.table(TOTAL, last(years), DISTRICT))
    assert found["Västerort"] == [60, 66, 0, 100]
    assert "Bromma" not in found
    changes = years.comparisons.changes(last(years), new)
    assert {each.kind for each in changes} == {ChangeKind.MORE}
    early = shown(years.comparisons.table(TOTAL, years.surveys.rounds()[2], DISTRICT))
    assert early["Bromma"] == [60, 66, 0]
    assert shown(years.comparisons.table(TOTAL, last(years), DISTRICT, unit_ids=[bromma.id])) == {
        "Västerort": [60, 66, 0, 100]
    }


def test_a_taking_over_is_one_whichever_years_are_shown(years: Document) -> None:
    farsta, bromma = years.units.named("Farsta"), years.units.named("Bromma")
    empty = tuple(
        Answer(each.question_id, AnswerState.UNANSWERED)
        for opened in years.surveys.rounds()[:1]
        for each in years.surveys.sheet(opened, farsta.id).answers
    )
    first = years.surveys.rounds()[0]
    years.surveys.set_answers([AnswerSheet(first.id, farsta.id, empty)])
    years.units.change(replace(bromma, valid_to=2023))
    merge(years, "Bromma", farsta, 2024)
    every = shown(years.comparisons.table(TOTAL, last(years), DISTRICT))
    some = shown(years.comparisons.table(TOTAL, last(years), DISTRICT, years=[2021, 2024]))
    assert every["Farsta"] == ["not_comparable", 67, 100, 100]
    assert some["Farsta"] == ["not_comparable", 100]


def test_a_unit_that_was_of_another_kind_is_not_compared_with_its_past(years: Document) -> None:
    new = years.units.unit(years.units.add("Västerort", DISTRICT))
    fill(years, last(years), "Västerort")
    merge(years, "Bromma", new, 2024)
    years.units.change(replace(years.units.named("Bromma"), kind=UnitKind.DEPARTMENT))
    changes = years.comparisons.changes(last(years), new)
    assert {each.kind for each in changes} == {ChangeKind.NO_VALUE}


def _emptied(document: Document, unit: Unit) -> list[Answer]:
    stored = document.surveys.sheet(last(document), unit.id).answers
    return [Answer(each.question_id, AnswerState.UNANSWERED) for each in stored]


def test_a_merged_district_has_no_comparable_value(years: Document) -> None:
    new = years.units.unit(years.units.add("Västerort", DISTRICT))
    fill(years, last(years), "Västerort")
    merge(years, "Järva", new, 2024)
    merge(years, "Skarpnäck", new, 2024)
    found = years.comparisons.table(TOTAL, last(years), DISTRICT)
    assert shown(found)["Västerort"] == ["not_comparable"] * 3 + [100]
    assert shown(found)["Järva"] == [62, 68, "not_answered", "not_comparable"]
    changes = years.comparisons.changes(last(years), new)
    assert {each.reason for each in changes} == {"Bildades 2024 av Järva och Skarpnäck."}


def test_the_star_has_the_parts_beside_the_median(years: Document) -> None:
    fill(years, last(years), "Järva", "0")
    found = years.comparisons.star(last(years), years.units.named("Bromma"))
    assert [each.title for each in found] == [
        "Organisation, policy, resurser",
        "Samverkan",
        "Kunskap",
        "Aktiviteter",
    ]
    assert [each.own for each in found] == [each.median for each in found] == [10, 6, 6, 33]
    first = years.surveys.rounds()[0]
    assert years.comparisons.star(first, years.units.named("Bromma")) == ()
