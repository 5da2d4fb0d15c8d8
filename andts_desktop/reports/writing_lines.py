"""Lines to write on by hand; they are furniture, and say nothing."""

from collections.abc import Sequence
from itertools import accumulate

from reportlab.platypus import Flowable

from andts_desktop.reports import theme

_STEP = 34.0
_GAP = 8.0


class WritingLines(Flowable):
    """As many ruled lines as there is room for in a height, in points.

    They stand `step` apart, and thin lines part them in columns of those widths.
    """

    def __init__(
        self, width: float, height: float, step: float = _STEP, columns: Sequence[float] = ()
    ) -> None:
        super().__init__()
        self.width = width
        self._step = step
        self._columns = tuple(columns)
        self._count = max(int(height / step), 0)
        self.height = self._count * step

    def wrap(self, availWidth: float, availHeight: float) -> tuple[float, float]:  # noqa: ARG002, N803
        """Take the height that was given."""
        return self.width, self.height

    def draw(self) -> None:
        """Rule them from the bottom up."""
        self.canv.saveState()
        self.canv.setStrokeColor(theme.MUTED)
        self.canv.setLineWidth(0.5)
        for number in range(self._count):
            self.canv.line(0, number * self._step, self.width, number * self._step)
        for place in list(accumulate(self._columns))[:-1]:
            self.canv.line(place - _GAP, 0, place - _GAP, self.height)
        self.canv.restoreState()
