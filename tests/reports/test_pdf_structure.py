from reportlab.platypus import Flowable

from andts_desktop.reports import theme
from andts_desktop.reports.annual import annual_paper
from andts_desktop.reports.composer import Composer
from andts_desktop.reports.flowables import text
from andts_desktop.reports.plan_document import plan_paper
from andts_desktop.reports.print_pdf import print_pdf
from andts_desktop.reports.short_version import short_version_paper
from andts_desktop.reports.structure import Element, Tag
from tests.reports import sample_plans, samples
from tests.reports.tagged import drawn, opened, outlines, printed, told, tree


def story(compose: Composer) -> list[Flowable]:
    return [
        compose.heading(1, "Plan"),
        compose.line("Först."),
        *compose.headed([compose.heading(2, "Mål")], [compose.line("Målet.")]),
        compose.heading(3, "Läget"),
        *compose.bullets(["ett"]),
        compose.heading(2, "Slut"),
        compose.line("Sist."),
    ]


def test_a_document_is_read_in_the_order_it_is_written() -> None:
    compose = Composer.begin()
    with opened(printed(compose, story(compose))) as pdf:
        assert told(tree(pdf)) == [
            "H1: Plan",
            "P: Först.",
            "H2: Mål",
            "P: Målet.",
            "H3: Läget",
            "Lbl: •",
            "LBody: ett",
            "H2: Slut",
            "P: Sist.",
        ]


def test_a_chapter_is_a_section() -> None:
    compose = Composer.begin()
    with opened(printed(compose, story(compose))) as pdf:
        root = tree(pdf)
        assert root.tag == "Document"
        assert [kid.tag for kid in root.kids] == ["H1", "P", "Sect", "Sect"]
        assert [kid.tag for kid in root.kids[2].kids] == ["H2", "P", "H3", "L"]


def test_pages_lead_to_the_tree_and_are_walked_by_it() -> None:
    compose = Composer.begin()
    with opened(printed(compose, [compose.line("ord " * 1200)])) as pdf:
        assert [int(page.obj.StructParents) for page in pdf.pages] == [0, 1]
        assert {str(page.obj.Tabs) for page in pdf.pages} == {"/S"}
        assert int(pdf.Root.StructTreeRoot.ParentTreeNextKey) == 2


def test_words_in_another_language_say_so() -> None:
    compose = Composer.begin()
    foreign = text("Alcohol policy", theme.BODY, language="en")
    with opened(printed(compose, [foreign])) as pdf:
        (paragraph,) = tree(pdf).all("P")
        assert str(paragraph.made.Lang) == "en"


def test_a_list_says_how_it_is_marked() -> None:
    compose = Composer.begin()
    steps = Element(Tag.LIST)
    items = [text("Gör så", theme.BULLET, steps, tag=Tag.LIST_ITEM, bullet=f"{n}.") for n in (1, 2)]
    with opened(printed(compose, [*items, *compose.bullets(["ett"])])) as pdf:
        marks = [str(each.made.A.ListNumbering) for each in tree(pdf).all("L")]
        assert marks == ["/Decimal", "/Disc"]


def test_elements_that_were_never_drawn_are_not_in_the_tree() -> None:
    compose = Composer.begin()
    compose.line("Ritas aldrig.")
    whole = Element(Tag.LIST)
    text("Inte heller.", theme.BULLET, whole, tag=Tag.LIST_ITEM, bullet="•")
    shown = text("Ritas.", theme.BULLET, whole, tag=Tag.LIST_ITEM, bullet="•")
    with opened(printed(compose, [shown])) as pdf:
        assert len(tree(pdf).all("LI")) == 1


def test_every_document_is_wholly_tagged() -> None:
    papers = [
        annual_paper(samples.annual(sample_plans.vasteras())),
        plan_paper(samples.plan_document(sample_plans.vasteras())),
        short_version_paper(samples.short(sample_plans.stockholm())),
    ]
    for paper in papers:
        with opened(print_pdf(paper)) as pdf:
            assert drawn(pdf).stray == []
            root = tree(pdf)
            assert len(root.all("H1")) == 1
            for each in root.all("Table"):
                assert len({len(row.kids) for row in each.kids}) == 1
            assert all(str(each.made.Alt) for each in root.all("Figure"))


def test_the_outline_is_kept() -> None:
    compose = Composer.begin()
    with opened(printed(compose, story(compose))) as pdf:
        assert outlines(pdf) == ["Plan", "Mål", "Slut"]
