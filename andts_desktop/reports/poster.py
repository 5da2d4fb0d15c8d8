"""What documents of one large page have in common: a coloured head and pages cut into frames."""

from collections.abc import Sequence
from dataclasses import dataclass

from reportlab.lib.colors import Color
from reportlab.platypus import Flowable, Frame

from andts_desktop.reports import theme
from andts_desktop.reports.composer import Composer
from andts_desktop.reports.flowables import full_height
from andts_desktop.reports.pictures import Logo, logo

_LOGO_PAD = 8.0


@dataclass(frozen=True, slots=True)
class Bleed:
    """How far a colour goes outside of what stands on it, in points: to the edges of the paper."""

    left: float
    top: float
    right: float
    bottom: float = 0


class Banner(Flowable):
    """Stacks of words side by side on the municipality's colour, which is furniture.

    `stacks` have their widths. A logotype stands on white after the last of them.
    """

    def __init__(
        self,
        stacks: Sequence[tuple[Sequence[Flowable], float]],
        colour: Color,
        bleed: Bleed,
        *,
        gap: float = 24,
        picture: Logo | None = None,
    ) -> None:
        super().__init__()
        self._stacks = [(list(stack), width) for stack, width in stacks]
        self._colour, self._bleed, self._gap = colour, bleed, gap
        self._picture = picture

    def pieces(self) -> list[Flowable]:
        """Return what it says, in reading order."""
        said = [each for stack, _ in self._stacks for each in stack]
        return [*said, self._picture] if self._picture else said

    def wrap(self, availWidth: float, availHeight: float) -> tuple[float, float]:  # noqa: ARG002, N803
        """Take the height of the highest stack and what the colour goes on below it."""
        heights = [sum(full_height(e, width) for e in stack) for stack, width in self._stacks]
        if self._picture:
            heights.append(self._picture.drawing.height)
        self.width = availWidth
        self.height = max(heights, default=0) + self._bleed.bottom
        return self.width, self.height

    def draw(self) -> None:
        """Paint the colour, then set what stands on it."""
        self._paint()
        x = 0.0
        for stack, width in self._stacks:
            draw_stack(self, stack, x, self.height, width)
            x += width + self._gap
        if self._picture:
            drawing = self._picture.drawing
            top = self.height - self._bleed.bottom
            y = self._bleed.bottom + (top - drawing.height) / 2
            self._picture.drawOn(self.canv, self.width - drawing.width, y)

    def _paint(self) -> None:
        bleed = self._bleed
        height = self.height + bleed.top + 1
        self.canv.saveState()
        self.canv.setFillColor(self._colour)
        width = self.width + bleed.left + bleed.right
        self.canv.rect(-bleed.left, 0, width, height, stroke=0, fill=1)
        if self._picture:
            drawn = self._picture.drawing.width + 2 * _LOGO_PAD
            self.canv.setFillColor(theme.WHITE)
            x = self.width - drawn + _LOGO_PAD
            self.canv.rect(x, 0, drawn + bleed.right, height, stroke=0, fill=1)
        self.canv.restoreState()


def draw_stack(
    within: Flowable, stack: Sequence[Flowable], x: float, top: float, width: float
) -> float:
    """Set flowables one below the other from `top` down; return where the last of them ends."""
    y = top
    for number, each in enumerate(stack):
        y -= each.getSpaceBefore() if number else 0
        _, height = each.wrap(width, 1e6)
        y -= height
        each.drawOn(within.canv, x, y)
        y -= each.getSpaceAfter()
    return y


def brand_logo(compose: Composer, width: float, height: float) -> Logo | None:
    """Return the municipality's logotype no larger than that, None where it has none."""
    brand = compose.brand
    if not brand.logo:
        return None
    said = brand.logo_text.strip() or " ".join(filter(None, ["Logotyp", brand.name]))
    return logo(brand.logo, said, width, height)


def poster_frame(left: float, bottom: float, width: float, height: float) -> Frame:
    """Return a frame of a page without padding, in points from the page's corner."""
    return Frame(
        left,
        bottom,
        width,
        height,
        leftPadding=0,
        rightPadding=0,
        topPadding=0,
        bottomPadding=0,
    )
