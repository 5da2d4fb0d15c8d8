"""The results' charts as SVG in the colours of the screen; ReportLab is imported when asked for."""

from collections.abc import Collection, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

from andts_desktop.domain.ids import UnitId
from andts_desktop.domain.measures import ComparisonTable, HeatTable, StarAxis
from andts_desktop.ui.look import Look

if TYPE_CHECKING:
    from andts_desktop.reports.theme import Palette


def star_svg(axes: Sequence[StarAxis], name: str, look: Look, width: float) -> bytes:
    """Draw a unit's parts."""
    from andts_desktop.reports.drawing import drawing_to_svg
    from andts_desktop.reports.star_chart import star_chart

    return drawing_to_svg(star_chart(axes, name, _palette(look), width))


def bars_svg(
    table: ComparisonTable, column: int, chosen: Collection[UnitId], look: Look, width: float
) -> bytes:
    """Draw one year's units as bars."""
    from andts_desktop.reports.bar_chart import bar_chart
    from andts_desktop.reports.drawing import drawing_to_svg

    return drawing_to_svg(bar_chart(table, column, chosen, _palette(look), width))


def lines_svg(
    table: ComparisonTable, chosen: Collection[UnitId], look: Look, width: float
) -> bytes:
    """Draw the years as lines, which never cross a break."""
    from andts_desktop.reports.drawing import drawing_to_svg
    from andts_desktop.reports.line_chart import line_chart

    return drawing_to_svg(line_chart(table, chosen, _palette(look), width))


def heat_svg(table: HeatTable, chosen: Collection[UnitId], look: Look, width: float) -> bytes:
    """Draw every question for every unit, darker where more of its points are reached."""
    from andts_desktop.reports.drawing import drawing_to_svg
    from andts_desktop.reports.heat_chart import heat_chart

    return drawing_to_svg(heat_chart(table, chosen, _palette(look), width))


def heat_colours(share: Decimal, look: Look) -> tuple[str, str]:
    """Return the ground and the ink of a share, as the heat chart has them."""
    from andts_desktop.reports.heat_chart import cell_colours

    return cell_colours(_palette(look), share)


def _palette(look: Look) -> "Palette":
    from andts_desktop.reports.theme import DARK_SCREEN, LIGHT_SCREEN

    return DARK_SCREEN if look.tokens.is_dark else LIGHT_SCREEN
