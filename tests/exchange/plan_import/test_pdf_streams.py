"""What the streams of a PDF would become is known before they are unpacked."""

import pytest

from andts_desktop.errors import FileError
from andts_desktop.exchange.plan_import.reading.pdf_streams import check_streams
from tests.exchange.plan_import import bad_files as bad
from tests.exchange.plan_import.outcomes import PLANS

BLANK_MB = b" " * 2**20


def test_a_stream_that_fills_the_memory_is_refused() -> None:
    with pytest.raises(FileError, match="för stor"):
        check_streams("plan.pdf", bad.pdf(bad.repeated(BLANK_MB, 250), packed=True))


def test_many_streams_that_fill_the_memory_together_are_refused() -> None:
    with pytest.raises(FileError, match="för stor"):
        check_streams("plan.pdf", bad.pdf(bad.repeated(BLANK_MB, 30), packed=True) * 8)


def test_a_blank_page_from_a_scanner_is_let_through() -> None:
    check_streams("plan.pdf", bad.pdf(bad.repeated(BLANK_MB, 26), packed=True))


def test_streams_that_are_packed_in_another_way_are_let_through() -> None:
    check_streams("plan.pdf", bad.scanned())


@pytest.mark.parametrize("name", ["angelo.pdf", "havsnas.pdf", "lillsele.pdf"])
def test_plans_are_let_through(name: str) -> None:
    check_streams(name, (PLANS / name).read_bytes())
