"""The plan's tables in Word, with a column for each field that has something in it."""

from collections.abc import Callable

from docx.document import Document as WordDocument

from andts_desktop.domain import markup
from andts_desktop.domain.plan import Indicator, Responsibilities, ResponsibilityRole
from andts_desktop.reports.plan_layout import Board, Group, Part, Row, Section, parts_of
from andts_desktop.reports.plan_wording import (
    measure_words,
    node_facts,
    target_words,
)
from andts_desktop.reports.word_table import WordCell, WordColumn, WordLine, add_table, plain_cell
from andts_desktop.reports.wording import capital

_MOST_STANDING = 4
"""How many columns a page has room for when it stands up."""
_ABOUT = "Om indikatorn"


def add_board(document: WordDocument, board: Board) -> None:
    """Add a board as a table; columns that would be empty are left out."""
    columns = _columns(board)
    rows = [[fill(row) for _, fill in columns] for row in board.rows]
    titles = ", ".join(column.title.lower() for column, _ in columns[1:])
    about = f"{capital(board.level.plural)} med {titles}"
    add_table(document, [column for column, _ in columns], rows, about)


def is_wide(group: Group) -> bool:
    """Tell whether any table of the group needs a page that lies down."""
    return any(_needs_width(part) for part in group.parts)


def _needs_width(part: Part) -> bool:
    if isinstance(part, Board):
        return len(_columns(part)) > _MOST_STANDING
    return isinstance(part, Section) and any(map(_needs_width, parts_of(part.node.children)))


def indicator_words(indicator: Indicator) -> tuple[str, ...]:
    """Say all of an indicator as lines: "Indikator: …", "Målvärde: …"."""
    blocks = markup.parse(indicator.text)
    lines = (
        ("Indikator", "\n".join(block.text for block in blocks)),
        ("Målvärde", target_words(indicator)),
        (_ABOUT, measure_words(indicator)),
    )
    told = tuple(f"{name}: {words}" for name, words in lines if words)
    return (*told, *units_words(indicator.responsibilities))


def units_words(units: Responsibilities) -> tuple[str, ...]:
    """Say who answers, each role as a line: "Ansvarig: Kommunstyrelsen"."""
    lines = (
        ("Ansvarig", ResponsibilityRole.LEAD),
        ("Medansvariga", ResponsibilityRole.CO_RESPONSIBLE),
        ("Samverkansparter", ResponsibilityRole.PARTNER),
    )
    return tuple(
        f"{word}: {', '.join(units.names(role))}" for word, role in lines if units.names(role)
    )


_Filled = tuple[WordColumn, Callable[[Row], WordCell]]


def _columns(board: Board) -> list[_Filled]:
    found: list[_Filled] = [
        (WordColumn("Beskrivning", 30), _description),
        (WordColumn("Indikatorer", 36), _indicator),
        (WordColumn("Målvärde", 20), _target),
        (WordColumn(_answering(board), 32), _answers),
        (WordColumn("Samverkansparter", 33), _partners),
    ]
    used = [each for each in found if any(each[1](row) for row in board.rows)]
    return [(WordColumn(capital(board.level.singular), 36), _name), *used]


def _answering(board: Board) -> str:
    """Name the column of those who answer: for both roles where there are both."""
    shared = any(row.units.names(ResponsibilityRole.CO_RESPONSIBLE) for row in board.rows)
    return "Ansvar" if shared else "Ansvarig"


def _name(row: Row) -> WordCell:
    return [] if row.goes_on else plain_cell(row.node.label, bold=False)


def _description(row: Row) -> WordCell:
    if row.goes_on:
        return []
    said = [*node_facts(row.node), *units_words(row.said_of_node)]
    return [*_lines(row.node.text), *map(_plain, said)]


def _indicator(row: Row) -> WordCell:
    if row.indicator is None:
        return []
    about = measure_words(row.indicator)
    return [*_lines(row.indicator.text), *([_plain(f"{_ABOUT}: {about}")] if about else [])]


def _target(row: Row) -> WordCell:
    return plain_cell(target_words(row.indicator)) if row.indicator else []


def _answers(row: Row) -> WordCell:
    """Set the lead in bold, and those who share in lines that say so."""
    sharing = row.units.names(ResponsibilityRole.CO_RESPONSIBLE)
    leads = row.units.names(ResponsibilityRole.LEAD)
    return [
        *(WordLine(((name, bool(sharing)),)) for name in leads),
        *(_plain(f"Medansvarig: {name}") for name in sharing),
    ]


def _partners(row: Row) -> WordCell:
    return [_plain(name) for name in row.units.names(ResponsibilityRole.PARTNER)]


def _plain(words: str) -> WordLine:
    return WordLine(((words, False),))


def _lines(words: str) -> WordCell:
    return [
        WordLine(
            tuple((run.text, run.bold) for run in block.runs),
            is_bullet=block.kind is markup.MarkupKind.BULLET,
        )
        for block in markup.parse(words)
    ]
