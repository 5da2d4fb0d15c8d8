"""Simple markup: read whatever it is, and written so that it is read the same."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from andts_desktop.domain.markup import (
    MarkupBlock,
    MarkupKind,
    MarkupRun,
    normalised,
    parse,
    plain,
    plain_line,
    write,
)

ANY_TEXT = st.one_of(st.text(alphabet="a*\\- \n", max_size=40), st.text(max_size=60))
RUNS = st.lists(st.builds(MarkupRun, ANY_TEXT, st.booleans()), max_size=4).map(tuple)
BLOCKS = st.lists(st.builds(MarkupBlock, st.sampled_from(MarkupKind), RUNS), max_size=4)


def paragraph(*runs: str | MarkupRun) -> MarkupBlock:
    return MarkupBlock(
        MarkupKind.PARAGRAPH,
        tuple(run if isinstance(run, MarkupRun) else MarkupRun(run) for run in runs),
    )


def bullet(*runs: str | MarkupRun) -> MarkupBlock:
    return MarkupBlock(MarkupKind.BULLET, paragraph(*runs).runs)


def bold(text: str) -> MarkupRun:
    return MarkupRun(text, bold=True)


@pytest.mark.parametrize(
    ("text", "blocks"),
    [
        ("", ()),
        (" \n\t\n", ()),
        ("Ett\nTvå", (paragraph("Ett\nTvå"),)),
        ("Ett\n \n\nTvå\n", (paragraph("Ett"), paragraph("Två"))),
        (
            "Så:\n- ett\n- två\nSen",
            (paragraph("Så:"), bullet("ett"), bullet("två"), paragraph("Sen")),
        ),
        ("- ett\n  går vidare", (bullet("ett\ngår vidare"),)),
        ("- ett\n\n  ny", (bullet("ett"), paragraph("ny"))),
        ("-\n-5 grader", (paragraph("-\n-5 grader"),)),
        ("**A** och **B**", (paragraph(bold("A"), " och ", bold("B")),)),
        ("**A\nB**", (paragraph(bold("A\nB")),)),
        ("- **Lag:** ja", (bullet(bold("Lag:"), " ja"),)),
        ("**A\n\nB**", (paragraph("**A"), paragraph("B**"))),
        ("a ** b", (paragraph("a ** b"),)),
        ("****", (paragraph("****"),)),
        ("** ** a", (paragraph("** ** a"),)),
        ("**A **B", (paragraph(bold("A"), " B"),)),
        ("2 * 3 * 4", (paragraph("2 * 3 * 4"),)),
        (r"\*\*A\*\*", (paragraph("**A**"),)),
        (r"\\**A**", (paragraph("\\", bold("A")),)),
        (r"\\server\share", (paragraph(r"\\server\share"),)),
        (r"\- ett", (paragraph("- ett"),)),
        (r"\\- ett", (paragraph(r"\- ett"),)),
        ("- - ett", (bullet("- ett"),)),
    ],
)
def test_signs_are_read(text: str, blocks: tuple[MarkupBlock, ...]) -> None:
    assert parse(text) == blocks


@pytest.mark.parametrize(
    ("blocks", "text"),
    [
        ([paragraph("Ett"), paragraph("Två")], "Ett\n\nTvå"),
        ([paragraph("Så:"), bullet("a"), bullet("b"), paragraph("Sen")], "Så:\n- a\n- b\n\nSen"),
        ([bullet("a\nb")], "- a\n  b"),
        ([paragraph("a", bold(" "), bold("b "), "c")], "a **b** c"),
        ([paragraph(bold("a"), " ", bold("b"))], "**a b**"),
        ([paragraph(bold("a"), "\n\nb")], "**a**\nb"),
        ([paragraph("a**b")], r"a\*\*b"),
        ([paragraph("a*", bold("b"))], r"a\***b**"),
        ([paragraph("2 * 3")], "2 * 3"),
        ([paragraph("- a\n- b")], "\\- a\n\\- b"),
        ([bullet("a\n- b")], "- a\n  \\- b"),
        ([paragraph("\\", bold("a"))], r"\\**a**"),
        ([paragraph(r"\\server", "\\")], r"\\server" + "\\"),
        ([paragraph(" "), bullet()], ""),
    ],
)
def test_blocks_are_written(blocks: list[MarkupBlock], text: str) -> None:
    assert write(blocks) == text


@given(BLOCKS)
def test_what_is_written_is_read_the_same(blocks: list[MarkupBlock]) -> None:
    assert parse(write(blocks)) == normalised(blocks)


@given(BLOCKS)
def test_tidying_twice_is_as_once(blocks: list[MarkupBlock]) -> None:
    assert normalised(normalised(blocks)) == normalised(blocks)


@given(ANY_TEXT)
def test_any_text_is_read_and_stays_as_it_was_first_written(text: str) -> None:
    once = write(parse(text))
    assert write(parse(once)) == once
    assert normalised(parse(text)) == parse(text)


@given(st.lists(st.text(alphabet="aå.\\-•é ", min_size=1).map(str.strip).filter(bool)))
def test_text_without_signs_is_unchanged(paragraphs: list[str]) -> None:
    text = "\n\n".join(each for each in paragraphs if not each.lstrip("\\").startswith("- "))
    assert write(parse(text)) == text
    assert plain(text) == text


def test_plain_text_has_no_signs_but_shows_its_bullets() -> None:
    text = "**Vi** ska:\n- ta\n  tid\n- ha **ork**"
    assert plain(text) == "Vi ska:\n• ta\n  tid\n• ha ork"
    assert plain_line(text) == "Vi ska: ta tid ha ork"
