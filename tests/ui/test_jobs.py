import gc
import sys
import threading
from collections.abc import Callable, Iterator

import pytest
from pytestqt.qtbot import QtBot

from andts_desktop.errors import FileError
from andts_desktop.ui.jobs import Job, Progress, Worker


@pytest.fixture
def worker() -> Iterator[Worker]:
    made = Worker()
    yield made
    made.close()


@pytest.fixture
def gate() -> Iterator[threading.Event]:
    """Give an event that work can wait for; it is open when the test is over."""
    made = threading.Event()
    yield made
    made.set()


def double(value: int, progress: Progress) -> int:
    progress(100)
    return 2 * value


def _waiting(gate: threading.Event) -> Callable[[int, Progress], int]:
    def work(value: int, progress: Progress) -> int:
        gate.wait(10)
        progress(50)
        return value

    return work


def test_the_result_comes_back(qtbot: QtBot, worker: Worker) -> None:
    job = Job(worker)
    with qtbot.waitSignal(job.finished) as got:
        job.start(double, 21)
    assert got.args == [42]
    assert not job.is_running


def test_work_runs_beside_the_window(qtbot: QtBot, worker: Worker) -> None:
    job = Job(worker)
    with qtbot.waitSignal(job.finished) as got:
        job.start(lambda _value, _progress: threading.get_ident(), None)
    assert got.args != [threading.get_ident()]


def test_all_work_runs_on_one_thread(qtbot: QtBot, worker: Worker) -> None:
    jobs = [Job(worker), Job(worker)]
    threads: list[int] = []
    for job in jobs:
        job.finished.connect(threads.append)
    with qtbot.waitSignals([job.finished for job in jobs]):
        for job in jobs:
            job.start(lambda _value, _progress: threading.get_ident(), None)
    assert len(threads) == 2
    assert len(set(threads)) == 1


def test_progress_is_told(qtbot: QtBot, worker: Worker, gate: threading.Event) -> None:
    def work(_value: None, progress: Progress) -> None:
        progress(40)
        gate.wait(10)

    job = Job(worker)
    with qtbot.waitSignal(job.progress) as got:
        job.start(work, None)
    assert got.args == [40]


def test_a_newer_request_takes_the_place_of_one_that_waits(
    qtbot: QtBot, worker: Worker, gate: threading.Event
) -> None:
    other, job = Job(worker), Job(worker)
    other.start(_waiting(gate), 0)
    ran: list[int] = []

    def work(value: int, progress: Progress) -> int:
        ran.append(value)
        return value

    results: list[int] = []
    job.finished.connect(results.append)
    job.start(work, 1)
    job.start(work, 2)
    job.start(work, 3)
    with qtbot.waitSignal(job.finished):
        gate.set()
    assert ran == [3]
    assert results == [3]


def test_work_that_no_one_waits_for_ends_when_it_tells_how_far_it_is(
    qtbot: QtBot, worker: Worker, gate: threading.Event
) -> None:
    went_on: list[int] = []

    def work(value: int, progress: Progress) -> int:
        gate.wait(10)
        progress(50)
        went_on.append(value)
        return value

    job = Job(worker)
    job.start(work, 1)
    job.start(double, 4)
    with qtbot.waitSignal(job.finished) as got:
        gate.set()
    assert got.args == [8]
    assert went_on == []


def test_a_stopped_job_says_nothing(qtbot: QtBot, worker: Worker) -> None:
    job = Job(worker)
    with qtbot.assertNotEmitted(job.finished, wait=100):
        job.start(double, 1)
        job.stop()
    assert not job.is_running


def test_the_fault_of_the_world_is_told_in_words(qtbot: QtBot, worker: Worker) -> None:
    def work(_value: None, _progress: Progress) -> None:
        raise FileError("Disken är full.")

    job = Job(worker)
    with qtbot.waitSignal(job.failed) as got:
        job.start(work, None)
    assert got.args == ["Disken är full."]


def test_a_fault_of_ours_reaches_the_excepthook_in_the_thread_of_the_window(
    qtbot: QtBot, worker: Worker, monkeypatch: pytest.MonkeyPatch
) -> None:
    def work(_value: None, _progress: Progress) -> None:
        raise ZeroDivisionError("vårt fel")

    caught: list[tuple[str, int]] = []
    monkeypatch.setattr(
        sys, "excepthook", lambda _, error, __: caught.append((str(error), threading.get_ident()))
    )
    job = Job(worker)
    job.start(work, None)
    qtbot.waitUntil(lambda: bool(caught))
    assert caught == [("vårt fel", threading.get_ident())]
    assert not job.is_running


def test_a_job_may_go_away_while_its_work_is_under_way(
    qtbot: QtBot, worker: Worker, gate: threading.Event
) -> None:
    job = Job(worker)
    job.start(_waiting(gate), 1)
    job.deleteLater()
    del job
    gc.collect()
    qtbot.wait(50)
    gate.set()
    after = Job(worker)
    with qtbot.waitSignal(after.finished) as got:
        after.start(double, 2)
    assert got.args == [4]


def test_closing_drops_what_waits(worker: Worker, gate: threading.Event) -> None:
    first = worker.begin(lambda: gate.wait(10))
    second = worker.begin(lambda: 2)
    threading.Timer(0.05, gate.set).start()
    worker.close()
    assert first.result(0)
    assert second.cancelled()
