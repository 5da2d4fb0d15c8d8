"""Garbage is collected in the window's thread only."""

import gc
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from andts_desktop.ui.garbage import GarbageCollector


@pytest.fixture(autouse=True)
def automatic() -> Iterator[None]:
    was_enabled = gc.isenabled()
    yield
    if was_enabled:
        gc.enable()


def test_no_other_thread_collects(qtbot: QtBot) -> None:
    owner = QObject()
    GarbageCollector(owner)
    assert not gc.isenabled()


def test_cycles_are_collected_all_the_same(qtbot: QtBot) -> None:
    owner = QObject()
    collector = GarbageCollector(owner)
    gc.collect()
    for _ in range(3 * gc.get_threshold()[0]):
        cycle: list[object] = []
        cycle.append(cycle)
    before = gc.get_count()[0]
    collector._collect()
    assert gc.get_count()[0] < before
