"""The understanding of a document: from paragraphs and tables to a plan, with every guess."""

from andts_desktop.exchange.plan_import.source import Progress, SourceDocument, ignore
from andts_desktop.exchange.plan_import.understanding.columns import read_columns
from andts_desktop.exchange.plan_import.understanding.counted import with_counted_lines
from andts_desktop.exchange.plan_import.understanding.details import TitlePage, read_title_page
from andts_desktop.exchange.plan_import.understanding.finishing import finished
from andts_desktop.exchange.plan_import.understanding.flow import read_flow
from andts_desktop.exchange.plan_import.understanding.front import set_aside
from andts_desktop.exchange.plan_import.understanding.grids import Grid, read_grids
from andts_desktop.exchange.plan_import.understanding.growing import Findings, Grower
from andts_desktop.exchange.plan_import.understanding.levels import Ladder
from andts_desktop.exchange.plan_import.understanding.manners import party_reader, read_manner
from andts_desktop.exchange.plan_import.understanding.outline import read_outline
from andts_desktop.exchange.plan_import.understanding.sprouts import Tree
from andts_desktop.exchange.plan_import.understood import Choices, Understood

_NOTHING = Choices()
_GRIDS, _FOUND, _GROWN = 10, 40, 55
"""How much of the work each stage is, in percent."""


def understand(
    source: SourceDocument, choices: Choices = _NOTHING, progress: Progress = ignore
) -> Understood:
    """Understand a document as a plan; the user's choices stand, all else is guessed around them.

    Everything that the document says is in the plan or in `left_out`. `progress` may raise to
    end the work.
    """
    grids = read_grids(source.blocks)
    progress(_GRIDS)
    ladder = None
    if choices.blocks or choices.columns:
        # The levels that the user chose among are those of the guess without the choices.
        unchosen, _ = _found(source, grids, Choices(bold_leads=choices.bold_leads))
        grower = _grown(unchosen, None, ignore)
        grower.tree.lift()
        ladder = grower.tree.ladder
        ladder.settle([each.slot for each in grower.tree.all()])
        ladder.forget()
    findings, page = _found(source, grids, choices)
    progress(_FOUND)
    grower = _grown(findings, ladder, lambda percent: progress(_FOUND + percent * _GROWN // 100))
    return finished(source, grower, findings, page, choices)


def _found(
    source: SourceDocument, grids: tuple[Grid, ...], choices: Choices
) -> tuple[Findings, TitlePage]:
    columns = read_columns(grids, choices)
    pieces = with_counted_lines(source, read_flow(source, grids, columns))
    page = read_title_page(source, pieces)
    aside = set_aside(pieces)
    chosen = {i for i, piece in enumerate(pieces) if piece.block in choices.blocks}
    of_plan = [grid for grid in grids if grid.block in columns]
    reader = party_reader(of_plan, columns, pieces)
    findings = Findings(
        pieces=pieces,
        grids=grids,
        columns=columns,
        outline=read_outline(pieces, columns, page.places | aside.keys() | chosen),
        reader=reader,
        manner=read_manner(of_plan, columns, reader, bold_leads=choices.bold_leads),
        aside=aside,
        title_places=page.places,
        chosen=dict(choices.blocks),
    )
    return findings, page


def _grown(findings: Findings, ladder: Ladder | None, progress: Progress) -> Grower:
    outline = findings.outline
    if ladder is None:
        ladder = Ladder(outline.ranks, outline.words)
    ladder.know(outline.ranks, outline.words)
    grower = Grower(findings, Tree(ladder))
    grower.walk(progress)
    return grower
