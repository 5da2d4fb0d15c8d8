"""Lines to write on by hand; they are furniture, and say nothing."""

from reportlab.platypus import Flowable

from andts_desktop.reports import theme

_STEP = 34.0


class WritingLines(Flowable):
    """As many ruled lines as there is room for in a height, in points."""

    def __init__(self, width: float, height: float) -> None:
        super().__init__()
        self.width = width
        self._count = max(int(height / _STEP), 0)
        self.height = self._count * _STEP

    def wrap(self, availWidth: float, availHeight: float) -> tuple[float, float]:  # noqa: ARG002, N803
        """Take the height that was given."""
        return self.width, self.height

    def draw(self) -> None:
        """Rule them from the bottom up."""
        self.canv.saveState()
        self.canv.setStrokeColor(theme.MUTED)
        self.canv.setLineWidth(0.5)
        for number in range(self._count):
            self.canv.line(0, number * _STEP, self.width, number * _STEP)
        self.canv.restoreState()
