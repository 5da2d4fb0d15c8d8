"""Advice on structure or activities: what it rests on, and when there is none."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from andts_desktop.domain.advice import NOBODY, Others, advise
from andts_desktop.domain.instrument import Instrument, NotApplicablePolicy
from andts_desktop.domain.measures import Advice
from andts_desktop.domain.scoring import Score, score
from andts_desktop.domain.survey import Answer, AnswerState
from andts_desktop.domain.units import UnitKind
from tests.domain.build import (
    answers_to,
    instrument,
    instruments,
    number_question,
    part,
    stated,
    value,
)


def asked(name: str = "prov-1", version: str = "1") -> Instrument:
    structure = [number_question(f"s{number}", "5") for number in range(4)]
    activities = [number_question(f"a{number}", "6") for number in range(5)]
    return instrument(
        replace(part("s", "20", structure), title="Strukturer"),
        replace(part("a", "30", activities), title="Aktiviteter"),
        name=name,
        version=version,
    )


ASKED = asked()


def result(structure: str, activities: str, used: Instrument = ASKED) -> Score:
    """Score a sheet with the same points in every question of a part."""
    return score(
        used,
        [value(f"s{number}", structure) for number in range(4)]
        + [value(f"a{number}", activities) for number in range(5)],
    )


def said(found: Advice, words: str) -> bool:
    return any(words in reason for reason in found.reasons)


def test_the_part_that_is_well_behind_comes_first() -> None:
    found = advise(result("2", "5"))
    assert (found.part_id, found.title) == ("s", "Strukturer kan utvecklas i första hand")
    assert found.reasons[:3] == (
        (
            "Andel av poängen som är nådd: Strukturer 40 procent (8 av 20) och "
            "Aktiviteter 83 procent (25 av 30)."
        ),
        "Av de 17 poäng som återstår finns 12 i Strukturer och 5 i Aktiviteter.",
        (
            "Full poäng på de frågor som ger mest, högst 3 i varje del: 18,0 indexenheter i "
            "Strukturer (3 frågor) och 6,0 indexenheter i Aktiviteter (3 frågor)."
        ),
    )
    assert found.reasons[-1].startswith("Det här är ett råd ur siffrorna, inte en bedömning")


def test_parts_that_are_close_are_even() -> None:
    found = advise(result("3", "4"))
    assert (found.part_id, found.title) == ("", "Jämnt mellan delarna")
    assert said(found, "mindre än 10 procentenheter")


def test_ten_percentage_points_are_no_longer_even() -> None:
    assert advise(result("2.5", "3.599")).part_id == ""
    assert advise(result("2.5", "3.6")).part_id == "s"


def test_the_others_are_set_beside_where_they_are_three() -> None:
    shares = {"s": Decimal("62.4"), "a": Decimal(70)}
    found = advise(result("2", "5"), others=Others(3, shares))
    assert said(
        found,
        "Medianen för de 3 andra enheterna: Strukturer 62 procent och Aktiviteter 70 procent.",
    )
    few = advise(result("2", "5"), others=Others(2, shares))
    assert not said(few, "Medianen")
    unknown = advise(result("2", "5"), others=Others(3, {"s": Decimal(50)}))
    assert not said(unknown, "Medianen")


def test_the_year_before_is_told() -> None:
    found = advise(result("2", "5"), before=result("3", "4.5"))
    assert said(
        found,
        "Förändring sedan förra omgången, i procentenheter: Strukturer −20,0 och Aktiviteter +8,3.",
    )


def test_a_year_that_may_not_be_compared_is_not_told() -> None:
    earlier = asked("prov-0", "0")
    assert not said(advise(result("2", "5"), before=result("3", "4", earlier)), "Förändring")
    assert not said(advise(result("2", "5"), before=score(ASKED, [])), "Förändring")
    other_parts = instrument(part("z", "5", [number_question("z", "5")]))
    before = score(other_parts, [value("z", "5")])
    assert not said(advise(result("2", "5"), before=before), "Förändring")


def test_figures_that_point_another_way_are_told_too() -> None:
    small = instrument(
        replace(part("s", "4", [number_question("s", "4")]), title="Strukturer"),
        replace(part("a", "40", [number_question("a", "40")]), title="Aktiviteter"),
    )
    now = score(small, [value("s", "1"), value("a", "20")])
    found = advise(now, others=Others(3, {"s": Decimal(20), "a": Decimal(50)}))
    assert found.part_id == "s"
    assert said(found, "Däremot finns flest av de återstående poängen i Aktiviteter.")
    assert said(found, "Däremot ger de bästa frågorna mer i Aktiviteter.")
    assert said(found, "Däremot är Strukturer inte lägre än medianen för de andra enheterna.")


def test_all_points_reached_leave_nothing_to_advise() -> None:
    found = advise(result("5", "6"))
    assert (found.part_id, found.title, len(found.reasons)) == ("", "Alla poäng är nådda", 1)


def test_too_few_answers_give_no_advice() -> None:
    found = advise(score(ASKED, [value("s0", "5")]))
    assert found == Advice(
        "", "Inget råd", ("För få svar för ett råd: 1 av 9 frågor är besvarade.",)
    )


def test_a_unit_without_an_index_gets_no_advice() -> None:
    answers = [value(f"s{number}", "5") for number in range(4)] + [value("a0", "5")]
    found = advise(score(ASKED, answers, UnitKind.DEPARTMENT))
    assert said(found, "Enheten får inget index")


def test_one_part_has_nothing_to_be_set_against() -> None:
    excluding = replace(ASKED, not_applicable=NotApplicablePolicy.EXCLUDED)
    away = [stated(f"a{number}", AnswerState.NOT_APPLICABLE) for number in range(5)]
    found = advise(score(excluding, [value("s0", "5"), *away]))
    assert said(found, "inte två delar med poäng")


sheets = instruments().flatmap(lambda used: st.tuples(st.just(used), answers_to(used)))


@given(sheets)
def test_there_is_advice_with_reasons_for_every_sheet(
    sheet: tuple[Instrument, Sequence[Answer]],
) -> None:
    now = score(*sheet)
    found = advise(now, now, NOBODY)
    assert found.title
    assert found.reasons
    if found.part_id:
        shares = {p.part.id: p.points / p.max for p in now.parts if p.max}
        assert shares[found.part_id] == min(shares.values())
