"""A document gathered from the file, ready to be made without it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from andts_desktop.domain.brand import Brand
from andts_desktop.domain.paper import PaperRequest, PaperValues

if TYPE_CHECKING:
    from andts_desktop.reports.paper import Paper


@dataclass(frozen=True, slots=True)
class ReadyPaper:
    """What was wanted, the values, the look, and how the values are set.

    It holds nothing of the file, so that it can be printed on a worker. `word` and `excel` write
    files of their own where a document has better ones than those made from its pages.
    """

    request: PaperRequest
    values: PaperValues
    brand: Brand
    build: Callable[[Brand], "Paper"]
    word: Callable[[], bytes] | None = None
    excel: Callable[[], bytes] | None = None
