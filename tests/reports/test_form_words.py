"""What every form says alike."""

from andts_desktop.reports.composer import Composer
from andts_desktop.reports.form_words import Step, send_to, steps
from tests.reports.pdf_text import squeezed
from tests.reports.tagged import opened, printed, tree


def test_an_address_is_a_link_with_its_sentence() -> None:
    compose = Composer.begin()
    step = send_to(compose, "Skicka filen till", "Åsa <asa@kommunen.se>")
    assert step.address == "mailto:asa@kommunen.se"
    with opened(printed(compose, steps([step]))) as pdf:
        (link,) = tree(pdf).all("Link")
        assert squeezed(link.words) == squeezed("Skicka filen till Åsa <asa@kommunen.se>.")
        assert str(link.made.K[1].Obj.A.URI) == "mailto:asa@kommunen.se"


def test_what_is_no_address_is_words_alone() -> None:
    step = send_to(Composer.begin(), "Skicka filen till", "den som skickade den & <andra>")
    assert step == Step("Skicka filen till den som skickade den &amp; &lt;andra&gt;.")


def test_steps_are_a_list() -> None:
    compose = Composer.begin()
    with opened(printed(compose, steps([Step("Först"), Step("Sedan")]))) as pdf:
        items = tree(pdf).all("LI")
        assert [item.all_words() for item in items] == ["• Först", "• Sedan"]
