"""The painted bars: what differs in kind differs to the eye too, without colour."""

from itertools import combinations

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter

from andts_desktop.domain.follow_up import DEFAULT_STATUS_SCALE, StatusKind
from andts_desktop.ui.theme import DARK, LIGHT, Tokens
from andts_desktop.ui.widgets.bars import Segment, Share, paint_segment, paint_segments, paint_share

WIDTH, HEIGHT = 60, 12


def painted(tokens: Tokens) -> QImage:
    image = QImage(WIDTH, HEIGHT, QImage.Format.Format_RGB32)
    image.fill(tokens.surface)
    return image


def greys(image: QImage) -> tuple[int, ...]:
    """Return the lightness of every inner pixel: what is left in black and white."""
    return tuple(
        image.pixelColor(x, y).lightness()
        for x in range(2, WIDTH - 2)
        for y in range(2, HEIGHT - 2)
    )


def segment(kind: StatusKind | None, tokens: Tokens) -> tuple[int, ...]:
    image = painted(tokens)
    painter = QPainter(image)
    paint_segment(painter, QRectF(0, 0, WIDTH, HEIGHT), kind, tokens)
    painter.end()
    return greys(image)


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
def test_no_two_statuses_look_alike_without_colour(tokens: Tokens) -> None:
    kinds = (*DEFAULT_STATUS_SCALE, None)
    for one, other in combinations(kinds, 2):
        left, right = segment(one, tokens), segment(other, tokens)
        differing = sum(abs(a - b) > 20 for a, b in zip(left, right, strict=True))
        assert differing / len(left) > 0.1, (one, other)


def share_columns(share: Share) -> int:
    image = painted(LIGHT)
    painter = QPainter(image)
    paint_share(painter, QRectF(0, 0, WIDTH, HEIGHT), share, LIGHT)
    painter.end()
    middle = [image.pixelColor(x, HEIGHT // 2).lightness() for x in range(WIDTH)]
    return sum(lightness < 100 for lightness in middle)


def test_a_bar_is_as_long_as_its_share() -> None:
    assert share_columns(Share(0.5)) == pytest.approx(WIDTH / 2, abs=1)
    assert share_columns(Share(1.0)) == pytest.approx(WIDTH, abs=2)
    assert share_columns(Share(0.0)) == 0


def test_a_gap_is_not_painted_as_zero() -> None:
    zero, gap = painted(LIGHT), painted(LIGHT)
    for image, share in ((zero, Share(0.0)), (gap, Share(None))):
        painter = QPainter(image)
        paint_share(painter, QRectF(0, 0, WIDTH, HEIGHT), share, LIGHT)
        painter.end()
    assert zero != gap


def test_a_bar_without_activities_is_empty() -> None:
    image = painted(LIGHT)
    painter = QPainter(image)
    paint_segments(painter, QRectF(0, 0, WIDTH, HEIGHT), [Segment(None, 0)], LIGHT)
    painter.end()
    assert image == painted(LIGHT)
