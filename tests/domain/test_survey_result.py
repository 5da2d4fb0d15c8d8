"""What a unit gets back: the name of the question that its advice answers."""

from andts_desktop.domain.survey_result import advice_heading
from tests.domain.build import instrument, part


def test_the_two_parts_of_pi_mini_are_asked_for_by_name() -> None:
    of_pi_mini = instrument(part("structure", "22"), part("activities", "33"))
    assert advice_heading(of_pi_mini) == "Struktur eller aktivitet?"
    assert advice_heading(instrument(part("policy", "20"))) == "Vilken del först?"
