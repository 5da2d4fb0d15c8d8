"""Keeps the document that is seen up to date: gathered, made on the worker, and told of."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from andts_desktop.document.papers.ready import ReadyPaper
from andts_desktop.document.printing import print_paper
from andts_desktop.domain.paper import PaperForm, PrintedPaper
from andts_desktop.ui.jobs import Job, Progress, Worker

Print = Callable[[ReadyPaper, PaperForm, Progress], PrintedPaper]


@dataclass(frozen=True, slots=True)
class Made:
    """A document as it is seen: what it was made from, and the very file."""

    ready: ReadyPaper
    printed: PrintedPaper


class PaperMaker(QObject):
    """Makes the PDF that is wanted last; what is made already is not made again."""

    began = Signal()
    """A document is being made."""
    ended = Signal()
    """Nothing is being made any more, whatever came of it; told before the other two."""
    made = Signal(object)
    """Made: the document that is wanted."""
    failed = Signal(str)
    """The document could not be made; Swedish text for the user."""

    def __init__(self, worker: Worker, print_one: Print = print_paper) -> None:
        super().__init__()
        self._print = print_one
        self._wanted: ReadyPaper | None = None
        self._then: Callable[[Made], None] | None = None
        self.latest: Made | None = None
        self._job = Job(worker, self)
        self._job.ended.connect(self.ended)
        self._job.finished.connect(self._finish)
        self._job.failed.connect(self._fail)

    @property
    def is_running(self) -> bool:
        """Whether a document is being made."""
        return self._job.is_running

    def want(self, ready: ReadyPaper, then: Callable[[Made], None] | None = None) -> None:
        """Make a document, unless it is made; `then` is called with it when it is."""
        self._then = then or self._then
        if self._job.is_running and self._is_same(self._wanted, ready):
            return
        self._wanted = ready
        if self.latest is not None and self._is_same(self.latest.ready, ready):
            self._job.stop()
            self.ended.emit()
            self._tell(self.latest)
            return
        self.began.emit()
        self._job.start(self._make, ready)

    def want_nothing(self) -> None:
        """Let go of what is made, and make nothing."""
        self.stop()
        self.latest = self._wanted = None

    def stop(self) -> None:
        """Make nothing more; what is made already stays."""
        self._then = None
        self._job.stop()

    def _make(self, ready: ReadyPaper, progress: Progress) -> Made:
        return Made(ready, self._print(ready, PaperForm.PDF, progress))

    def _finish(self, made: Made) -> None:
        self.latest = made
        self._tell(made)

    def _tell(self, made: Made) -> None:
        self.made.emit(made)
        then, self._then = self._then, None
        if then is not None:
            then(made)

    def _fail(self, text: str) -> None:
        self._then = None
        self.latest = None
        self.failed.emit(text)

    @staticmethod
    def _is_same(one: ReadyPaper | None, other: ReadyPaper) -> bool:
        # How the values are set is made anew each time they are gathered, and is the same.
        if one is None:
            return False
        return (one.request, one.values, one.brand) == (other.request, other.values, other.brand)
