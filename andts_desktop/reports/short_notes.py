"""Lines for the reader's own notes, where a page of the short version would be nearly empty."""

from reportlab.platypus import Flowable

from andts_desktop.reports import theme

_STEP = 26.0
_WORTH = 0.42


def worth_lines(spare: float, page: float) -> bool:
    """Tell whether so much of a page is left that it is better used."""
    return spare > _WORTH * page


class Lines(Flowable):
    """Ruled lines over that height in points; furniture."""

    def __init__(self, height: float) -> None:
        super().__init__()
        self.height = height

    def wrap(self, availWidth: float, availHeight: float) -> tuple[float, float]:  # noqa: ARG002, N803
        """Take the whole width."""
        self.width = availWidth
        return self.width, self.height

    def draw(self) -> None:
        """Draw the lines."""
        self.canv.saveState()
        self.canv.setStrokeColor(theme.LINE)
        self.canv.setLineWidth(0.8)
        y = self.height - _STEP
        while y > 0:
            self.canv.line(0, y, self.width, y)
            y -= _STEP
        self.canv.restoreState()
