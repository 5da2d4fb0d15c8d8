"""How documents look, their chapters and their history, through the door."""

from andts_desktop.document import Document
from andts_desktop.domain.brand import PLAIN, Brand
from andts_desktop.domain.editions import Edition
from andts_desktop.domain.paper import PaperForm, PaperKind, PrintedPaper
from andts_desktop.domain.paper_sections import SectionChoice

KIND = PaperKind.ANNUAL


def _edition(at: str) -> Edition:
    return Edition(None, at, KIND, PaperForm.PDF, 2026, "Årlig uppföljning 2026", "a.pdf")


def _printed(*passages: tuple[str, str]) -> PrintedPaper:
    return PrintedPaper(PaperForm.PDF, "a", "Årlig", b"%PDF-", 1, passages=passages)


def test_a_new_file_has_the_programs_look(stockholm: Document) -> None:
    assert stockholm.editions.brand() == PLAIN


def test_the_look_is_kept(stockholm: Document) -> None:
    brand = Brand("Exempelstad", "#7a3e9d", b"\x89PNG", "Ett vapen")
    changes = stockholm.editions.set_brand(brand)
    assert changes.papers
    assert stockholm.editions.brand() == brand


def test_a_later_look_takes_the_place_of_the_earlier(stockholm: Document) -> None:
    stockholm.editions.set_brand(Brand("Först"))
    stockholm.editions.set_brand(Brand("Sedan"))
    assert stockholm.editions.brand().name == "Sedan"


def test_the_choice_of_chapters_is_kept_in_its_order(stockholm: Document) -> None:
    (plan_id,) = stockholm.plans.ids()
    chosen = (SectionChoice("goals"), SectionChoice("summary", is_shown=False))
    stockholm.editions.set_sections(plan_id, KIND, chosen)
    assert stockholm.editions.sections(plan_id, KIND) == chosen
    assert stockholm.editions.sections(plan_id, PaperKind.FINAL) == ()


def test_a_mark_belongs_to_its_year_and_can_be_taken_away(stockholm: Document) -> None:
    (plan_id,) = stockholm.plans.ids()
    editions = stockholm.editions
    for year in (2025, 2026):
        editions.set_mark(plan_id, KIND, year, "goals", is_ready=True)
    editions.set_mark(plan_id, KIND, 2026, "goals", is_ready=False)
    assert [editions.marks(plan_id, KIND, year) for year in (2025, 2026)] == [{"goals"}, set()]


def test_marking_twice_is_marking_once(stockholm: Document) -> None:
    (plan_id,) = stockholm.plans.ids()
    for _ in range(2):
        stockholm.editions.set_mark(plan_id, KIND, 2026, "goals", is_ready=True)
    assert stockholm.editions.marks(plan_id, KIND, 2026) == {"goals"}


def test_the_history_has_the_newest_first(stockholm: Document) -> None:
    for at in ("2026-01-12T09:00:00", "2026-01-14T09:00:00", "2026-01-13T09:00:00"):
        stockholm.editions.add(_edition(at), _printed())
    days = [each.at[8:10] for each in stockholm.editions.all()]
    assert days == ["14", "13", "12"]


def test_an_edition_knows_what_has_changed_since(stockholm: Document) -> None:
    stockholm.editions.add(_edition("2026-01-12"), _printed(("Mål", "pågår")))
    (edition,) = stockholm.editions.all()
    (change,) = stockholm.editions.changes_since(edition, _printed(("Mål", "genomförd")))
    assert (change.old, change.new) == ("pågår", "genomförd")


def test_the_choices_come_back_with_the_whole_plan(stockholm: Document) -> None:
    (plan_id,) = stockholm.plans.ids()
    editions, whole = stockholm.editions, stockholm.whole_plans
    editions.set_sections(plan_id, KIND, (SectionChoice("goals", is_shown=False),))
    editions.set_mark(plan_id, KIND, 2026, "goals", is_ready=True)
    editions.add(_edition("2026-01-12"), _printed())
    image = whole.state(plan_id)
    editions.set_sections(plan_id, KIND, ())
    whole.go_to(image)
    assert editions.sections(plan_id, KIND) == (SectionChoice("goals", is_shown=False),)
    assert editions.marks(plan_id, KIND, 2026) == {"goals"}
    assert len(editions.all()) == 1
