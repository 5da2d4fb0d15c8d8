"""Whatever a document holds, the plan made of it is lawful and nothing of it vanishes."""

from collections.abc import Iterator
from dataclasses import asdict, replace
from time import perf_counter

from hypothesis import given, settings
from hypothesis import strategies as st

from andts_desktop.domain.plan import ResponsibilityRole, allowed_levels
from andts_desktop.domain.plan_template import NodeDraft, PlanTemplate
from andts_desktop.exchange.plan_import.source import Paragraph, SourceDocument, SourceKind
from andts_desktop.exchange.plan_import.understanding import understand
from andts_desktop.exchange.plan_import.understanding.grids import is_header
from andts_desktop.exchange.plan_import.understanding.words import header
from andts_desktop.exchange.plan_import.understood import (
    BlockRole,
    Choices,
    ColumnMeaning,
    NodePath,
)
from tests.exchange.plan_import.sources import document

WORDS = st.sampled_from(
    [
        "Tillgången ska minska",
        "Inledning",
        "Mål 1. Tillgång",
        "Delmål 2.",
        "Område för samhandling:",
        "1.1 Tillsyn",
        "Aktiviteter",
        "Kommunen ska",
        "Ansvarig: Socialnämnden",
        "Förebyggsten: Samverkan",
        "Byggstenar:",
        "Insatsområden:",
        "Nationellt mål: 3",
        "Gäller: tobak",
        "Indikator: Antal besök",
        "Socialnämnden, Polisen",
        "**Miljönämnden**",
        "Målområden",
        "Innehåll",
        "2024–2027",
        "",
        "—",
        "Vi arbetar långsiktigt och tillsammans med alla som möter barn och unga i kommunen.",
    ]
)
HEADERS = st.sampled_from(
    [
        *("Mål", "Delmål", "Aktivitet", "Ansvarig", "Samverkan med", "Indikator", "När", "Qwx"),
        *("Målvärde", "Status", "Nr", "Beskrivning", "Substans", "Preventionsnivå", "Slut"),
    ]
)
LINES = st.builds(
    lambda mark, text: f"{mark}{text}", st.sampled_from(["", "# ", "## ", "- "]), WORDS
)
CELLS = st.one_of(WORDS, st.just("^"))


@st.composite
def tables(draw: st.DrawFn) -> list[list[str]]:
    width = draw(st.integers(1, 4))
    row = st.lists(CELLS, min_size=width, max_size=width)
    header = st.lists(HEADERS, min_size=width, max_size=width)
    return [*draw(st.lists(header, max_size=1)), *draw(st.lists(row, min_size=1, max_size=4))]


DOCUMENTS = st.builds(
    lambda lines, kind: document(*lines, kind=kind),
    st.lists(st.one_of(LINES, tables()), max_size=14),
    st.sampled_from([SourceKind.DOCX, SourceKind.TEXT]),
)
CHOICES = st.builds(
    Choices,
    blocks=st.dictionaries(
        st.integers(0, 13),
        st.tuples(st.sampled_from(BlockRole), st.sampled_from(["goal", "area", "activity", "new"])),
        max_size=4,
    ),
    columns=st.dictionaries(
        st.tuples(st.integers(0, 13), st.integers(0, 3)),
        st.tuples(
            st.sampled_from(ColumnMeaning), st.sampled_from(["", "goal", "area", "activity"])
        ),
        max_size=3,
    ),
    bold_leads=st.sampled_from([None, True, False]),
)


def assert_lawful(plan: PlanTemplate) -> None:
    """Check what `read_plan_template` would refuse."""
    assert plan.levels
    keys = [level.key for level in plan.levels]
    assert len(set(keys)) == len(keys)
    assert len({unit.name for unit in plan.units}) == len(plan.units)
    assert plan.details.title
    by_key = {level.key: level for level in plan.levels}

    def check(node: NodeDraft, parent: NodeDraft | None) -> None:
        above = by_key[parent.level_key] if parent else None
        assert by_key[node.level_key] in allowed_levels(plan.levels, above)
        assert node.title.strip()
        for entries in (node.responsibilities, *(i.responsibilities for i in node.indicators)):
            names = [each.unit_name for each in entries]
            assert len(set(names)) == len(names)
            assert set(names) <= {unit.name for unit in plan.units}
            assert sum(each.role is ResponsibilityRole.LEAD for each in entries) <= 1
        assert all(indicator.text.strip() for indicator in node.indicators)
        for child in node.children:
            check(child, node)

    for node in plan.nodes:
        check(node, None)


def letters(text: str) -> str:
    return "".join(each for each in text.casefold() if each.isalnum())


def texts(value: object) -> str:
    if isinstance(value, dict):
        return " ".join(texts(each) for each in value.values())
    if isinstance(value, list | tuple):
        return " ".join(texts(each) for each in value)
    return str(value)


@settings(max_examples=100, deadline=None)
@given(DOCUMENTS, CHOICES)
def test_every_document_gives_a_lawful_plan(source: SourceDocument, choices: Choices) -> None:
    understood = understand(source, choices)
    assert_lawful(understood.template)
    assert list(understood.origins) == list(paths(understood.template.nodes))
    assert understand(source, choices) == understood


def paths(nodes: tuple[NodeDraft, ...], above: NodePath = ()) -> Iterator[NodePath]:
    for position, node in enumerate(nodes):
        yield (*above, position)
        yield from paths(node.children, (*above, position))


@settings(max_examples=100, deadline=None)
@given(DOCUMENTS)
def test_every_text_is_in_the_plan_or_left_out(source: SourceDocument) -> None:
    understood = understand(source)
    kept = letters(texts(asdict(understood.template)))
    told = letters(" ".join(each.text + each.reason for each in understood.left_out))
    level_words = letters(
        " ".join(f"{each.singular} {each.plural}" for each in understood.template.levels)
    )
    for text in source_texts(source):
        for word in text.replace(":", " ").split():
            plain = letters(word)
            assert plain in kept or plain in told or plain in level_words or is_label(word)


def source_texts(source: SourceDocument) -> Iterator[str]:
    """Yield the text of paragraphs and of cells that are no header, above or to the left."""
    for block in source.blocks:
        if isinstance(block, Paragraph):
            yield block.text
        else:
            rows = [row for row in block.rows if not is_header(row)]
            texts = (cell.text for row in rows for cell in row.cells)
            yield from (text for text in texts if header(text) is None)


def is_label(word: str) -> bool:
    """Words that say what a line is, and so are in the plan by where the line stands."""
    return letters(word) in {
        "mål",
        "delmål",
        "ansvarig",
        "indikator",
        "förebyggsten",
        "nationellt",
        "gäller",
        "tobak",
        "område",
        "för",
        "samhandling",
    }


def test_two_hundred_pages_take_less_than_some_seconds() -> None:
    row = (
        "Tillsyn av krogar och butiker",
        "Antal besök",
        "Socialnämnden, Polisen och Miljönämnden",
    )
    pages = [
        line
        for page in range(200)
        for line in (
            f"# Mål {page}. Tillgången ska minska",
            *["Vi arbetar långsiktigt med alla som möter barn och unga i kommunen."] * 8,
            (("Aktivitet", "Indikator", "Ansvar"), *[row] * 12),
        )
    ]
    source = replace(document(*pages), title="Plan")
    started = perf_counter()
    understood = understand(source)
    assert perf_counter() - started < 5
    assert len(understood.template.nodes) == 200
