"""The municipality's logotype: checked when it is chosen, and set without being stretched."""

import io
import struct
import warnings
import zlib

from PIL import Image, ImageChops, ImageOps
from reportlab.graphics.shapes import DirectDraw, Drawing
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from andts_desktop.errors import InputError
from andts_desktop.reports import fonts
from andts_desktop.reports.flowables import Figure

MOST_PIXELS = 1200
"""The longest side of a stored logotype; 300 dots per inch at ten centimetres."""
_LEAST_PIXELS = 32
_MOST_BYTES = 40_000_000
_MOST_IN_MEMORY = 30_000_000
"""How many dots are unpacked: a little more than 5,000 by 5,000, as the message says."""
_PHOTO_BYTES = 400_000
"""A PNG larger than this is a photograph, which JPEG holds in less."""
_BROKEN = (OSError, SyntaxError, ValueError, EOFError, struct.error, zlib.error)
"""What Pillow raises for a file that is cut, damaged or something else than it says."""

_NO_PICTURE = (
    "Filen är ingen bild som går att använda. Välj en PNG- eller JPEG-fil; en annan sorts bild "
    "kan öppnas i ett bildprogram och sparas som PNG."
)
_DAMAGED = "Bilden är skadad och går inte att läsa. Hämta den på nytt, eller välj en annan fil."
_TOO_LARGE = (
    "Bilden är för stor att öppna. Spara den mindre i ett bildprogram, med högst 5 000 bildpunkter "
    "på den längsta sidan, och välj den igen."
)
_TOO_SMALL = (
    "Bilden är för liten och blir suddig i tryck. Välj en med minst "
    f"{_LEAST_PIXELS} bildpunkter på den längsta sidan, helst flera hundra."
)
_UNSEEN = (
    "Bilden syns inte på vitt papper. Välj logotypen i färg eller svart i stället för den vita."
)


def checked_logo(data: bytes) -> bytes:
    """Return a picture as a PNG or JPEG file in RGB that every document can carry.

    Transparent parts become white, empty edges are cut away and a large picture is made
    smaller. Raises InputError for what is no picture, is damaged, or would not be seen.
    """
    if len(data) > _MOST_BYTES:
        raise InputError(_TOO_LARGE)
    with warnings.catch_warnings():
        warnings.simplefilter("error", Image.DecompressionBombWarning)
        try:
            picture = _on_white(_opened(data))
        except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
            raise InputError(_TOO_LARGE) from error
    seen = ImageChops.difference(picture, Image.new("RGB", picture.size, "white")).getbbox()
    if seen is None:
        raise InputError(_UNSEEN)
    picture = picture.crop(seen)
    if max(picture.size) < _LEAST_PIXELS:
        raise InputError(_TOO_SMALL)
    picture.thumbnail((MOST_PIXELS, MOST_PIXELS), Image.Resampling.LANCZOS)
    return _packed(picture)


def _opened(data: bytes) -> Image.Image:
    try:
        picture = Image.open(io.BytesIO(data), formats=("PNG", "JPEG"))
    except _BROKEN as error:
        raise InputError(_NO_PICTURE) from error
    # A photograph is read at a size near the one that is kept, which takes less memory.
    picture.draft("RGB", (2 * MOST_PIXELS, 2 * MOST_PIXELS))
    if picture.width * picture.height > _MOST_IN_MEMORY:
        raise InputError(_TOO_LARGE)
    try:
        picture.load()
        return ImageOps.exif_transpose(picture)
    except _BROKEN as error:
        raise InputError(_DAMAGED) from error


def _on_white(picture: Image.Image) -> Image.Image:
    if picture.mode.startswith("I"):
        # Sixteen bits of grey: the upper eight are what is seen.
        picture = picture.convert("I").point(lambda value: value / 256).convert("L")
    if picture.has_transparency_data:
        layer = picture.convert("RGBA")
        white = Image.new("RGBA", layer.size, "white")
        return Image.alpha_composite(white, layer).convert("RGB")
    return picture.convert("RGB")


def _packed(picture: Image.Image) -> bytes:
    packed = io.BytesIO()
    picture.save(packed, "PNG", optimize=True)
    if packed.tell() > _PHOTO_BYTES:
        packed = io.BytesIO()
        picture.save(packed, "JPEG", quality=90)
    return packed.getvalue()


class Logo(Figure):
    """A logotype as large as there is room for; `data` is its file.

    Where it stands at the foot, it takes what is left of the page.
    """

    def __init__(
        self, data: bytes, said: str, width: float, height: float, *, at_foot: bool = False
    ) -> None:
        reader = ImageReader(io.BytesIO(data))
        across, down = reader.getSize()
        scale = min(width / across, height / down)
        drawing = Drawing(across * scale, down * scale)
        vars(drawing).update(initialFontName=fonts.REGULAR)
        drawing.add(_Photo(reader, drawing.width, drawing.height))
        super().__init__(drawing, said)
        self.data = data
        self.spaceAfter = 0.0
        self._at_foot = at_foot

    def wrap(self, availWidth: float, availHeight: float) -> tuple[float, float]:  # noqa: N803
        """Take its own room, or all that is left."""
        if not self._at_foot:
            return self.drawing.width, self.drawing.height
        self.height = max(self.drawing.height, availHeight - 1)
        return availWidth, self.height


class _Photo(DirectDraw):
    """A picture in a drawing, kept once in the file however often it stands there."""

    def __init__(self, reader: ImageReader, width: float, height: float) -> None:
        self._reader = reader
        self._size = (width, height)

    def copy(self) -> "_Photo":
        """Return another of the same picture."""
        return _Photo(self._reader, *self._size)

    def getBounds(self) -> tuple[float, float, float, float]:  # noqa: N802
        """Return its lower left and upper right corners."""
        return 0, 0, *self._size

    def drawDirectly(self, canvas: object) -> None:  # noqa: N802
        """Draw it where the drawing begins."""
        # ReportLab passes its renderer, whose canvas is the page's.
        page = vars(canvas)["_canvas"]
        if isinstance(page, Canvas):
            width, height = self._size
            page.drawImage(self._reader, 0, 0, width, height)


def logo(data: bytes, said: str, width: float, height: float, *, at_foot: bool = False) -> Logo:
    """Return the logotype; raises InputError where the file's picture is damaged."""
    try:
        return Logo(data, said, width, height, at_foot=at_foot)
    except _BROKEN as error:
        raise InputError(_DAMAGED) from error
