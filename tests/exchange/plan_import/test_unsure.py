"""What should be looked at: nodes, and blocks and columns that no unsure node tells of."""

from pathlib import Path

from andts_desktop.exchange.plan_import.imported import import_document
from andts_desktop.exchange.plan_import.understood import SURE
from andts_desktop.exchange.plan_import.unsure import unsure_of

PLANS = Path(__file__).resolve().parents[2] / "files" / "plans"


def test_every_unsure_node_is_told_once() -> None:
    understood = import_document(PLANS / "tallbacka.docx").understood
    paths = [each.path for each in unsure_of(understood) if each.path is not None]
    assert sorted(paths) == sorted(understood.unsure())


def test_no_unsure_block_is_passed_over() -> None:
    for source in sorted(PLANS.glob("*.docx")):
        understood = import_document(source).understood
        blocks = {each.block for each in understood.blocks if each.certainty < SURE}
        assert blocks <= {each.block for each in unsure_of(understood)}


def test_places_come_in_the_order_of_the_document() -> None:
    blocks = [
        each.block for each in unsure_of(import_document(PLANS / "tallbacka.docx").understood)
    ]
    assert blocks == sorted(blocks)
