"""Slow work beside the window: values in, a value out, on one worker."""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from functools import partial
from typing import TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

from andts_desktop.errors import AndtsError

Progress = Callable[[int], None]
"""Told by the work how far it has come, in percent."""

Value = TypeVar("Value")
Result = TypeVar("Result")

_LOOK_EVERY_MS = 15


class Worker:
    """The one thread for slow work; it ends with the program, or when nothing needs it."""

    def __init__(self) -> None:
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="andts-worker")

    def begin(self, work: Callable[[], Result]) -> "Future[Result]":
        """Put work last in the queue."""
        return self._thread.submit(work)

    def close(self) -> None:
        """Drop what waits in the queue, and wait for what is under way."""
        self._thread.shutdown(wait=True, cancel_futures=True)


class Job(QObject):
    """One kind of slow work, of which only the latest request counts.

    The worker never meets Qt: the window looks now and then how far it has come, so nothing
    can be told to a page that is gone. A fault that is not an AndtsError is raised here, in
    the window's thread.
    """

    ended = Signal()
    """Nothing is under way any more, whatever came of it; told before the other two."""
    progress = Signal(int)
    """How far the work has come, in percent."""
    finished = Signal(object)
    """What the work returned."""
    failed = Signal(str)
    """The work met the world's fault; Swedish text for the user."""

    def __init__(self, worker: Worker, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._worker = worker
        self._request: _Request | None = None
        self._future: Future[object] | None = None
        self._told = 0
        self._timer = QTimer(self, interval=_LOOK_EVERY_MS)
        self._timer.timeout.connect(self._look)

    @property
    def is_running(self) -> bool:
        """Whether a request waits or is under way."""
        return self._future is not None

    def start(self, work: Callable[[Value, Progress], Result], value: Value) -> None:
        """Ask for `work(value, progress)`, in place of an earlier request of this job."""
        self.stop()
        request = _Request()
        self._told = 0
        self._request = request
        self._future = self._worker.begin(partial(work, value, request.tell))
        self._timer.start()

    def stop(self) -> None:
        """Want nothing any more: what waits is dropped, what is under way ends when it can."""
        self._timer.stop()
        if self._request is not None:
            self._request.is_wanted = False
        if self._future is not None:
            self._future.cancel()
        self._request = None
        self._future = None

    def _look(self) -> None:
        request, future = self._request, self._future
        if request is None or future is None:
            return
        if request.percent != self._told:
            self._told = request.percent
            self.progress.emit(self._told)
        if future.done() and self._future is future:
            self.stop()
            self.ended.emit()
            self._hand_over(future)

    def _hand_over(self, future: "Future[object]") -> None:
        try:
            result = future.result()
        except AndtsError as error:
            self.failed.emit(str(error))
        else:
            self.finished.emit(result)


class _Request:
    """What the window and the worker share: how far it has come, and whether it is wanted."""

    def __init__(self) -> None:
        self.percent = 0
        self.is_wanted = True

    def tell(self, percent: int) -> None:
        """Note how far the work has come; raises where no one waits for it any more."""
        if not self.is_wanted:
            raise _NotWanted
        self.percent = percent


class _NotWanted(BaseException):
    """Ends work whose result no one waits for; no fault, so no `except Exception` takes it."""
