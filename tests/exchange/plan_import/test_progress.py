"""Reading says how far it has come, and ends at once when it is told to."""

from pathlib import Path

import pytest

from andts_desktop.exchange.plan_import.reading import read_source
from tests.exchange.plan_import.outcomes import PLANS

pytestmark = pytest.mark.usefixtures("no_stray_files")
FILES = (
    "ekeslatt.docx",
    "bjorkvinge.xlsx",
    "norrtuna.odt",
    "havsnas.pdf",
    "grusasen.md",
    "sodra_asmyra.csv",
)


class CancelledError(Exception):
    """What a window raises in progress when its user has pressed Cancel."""


def calls_of(path: Path) -> list[int]:
    calls: list[int] = []
    read_source(path, calls.append)
    return calls


@pytest.mark.parametrize("name", FILES)
def test_progress_rises_to_a_hundred(name: str) -> None:
    calls = calls_of(PLANS / name)
    assert calls == sorted(calls)
    assert calls[-1] == 100
    assert calls[0] >= 0


@pytest.mark.parametrize("name", FILES)
def test_a_cancel_at_any_call_comes_through(name: str) -> None:
    for limit in range(len(calls_of(PLANS / name))):
        calls: list[int] = []

        def cancel(percent: int, limit: int = limit, calls: list[int] = calls) -> None:
            calls.append(percent)
            if len(calls) > limit:
                raise CancelledError

        with pytest.raises(CancelledError):
            read_source(PLANS / name, cancel)
        assert len(calls) == limit + 1
