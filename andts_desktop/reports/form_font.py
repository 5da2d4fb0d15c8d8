"""The font of what people type in a form: wholly in the file, so that any reader can use it."""

from pikepdf import Array, Dictionary, Name, Object, Pdf, Stream
from reportlab.pdfbase.pdfmetrics import getFont, stringWidth
from reportlab.pdfbase.ttfonts import TTFont, TTFontFace

from andts_desktop import paths
from andts_desktop.reports import fonts

NAME = "/Inter"
"""What the font is called in a form."""
_FILE = "InterFields.ttf"
_FIRST, _LAST = 32, 255
_UPRIGHT_NONSYMBOLIC = 32
_SOFT_HYPHEN, _DELETE = "\u00ad", "\x7f"


def text_font(pdf: Pdf) -> Object:
    """Put the font in a file and return it.

    It is a simple font of code page 1252 and no subset in the sense of the format: readers set
    in it what is typed.
    """
    made = Dictionary(
        Type=Name.Font,
        Subtype=Name.TrueType,
        BaseFont=Name.InterFields,
        Encoding=Name.WinAnsiEncoding,
        FirstChar=_FIRST,
        LastChar=_LAST,
        Widths=Array([_width(code) for code in range(_FIRST, _LAST + 1)]),
        FontDescriptor=pdf.make_indirect(_descriptor(pdf)),
    )
    return pdf.make_indirect(made)


def _descriptor(pdf: Pdf) -> Dictionary:
    face = _face()
    program = (paths.resources() / "fonts" / _FILE).read_bytes()
    return Dictionary(
        Type=Name.FontDescriptor,
        FontName=Name.InterFields,
        FontFamily="Inter",
        Flags=_UPRIGHT_NONSYMBOLIC,
        FontBBox=Array([round(each) for each in face.bbox]),
        ItalicAngle=0,
        Ascent=round(face.ascent),
        Descent=round(face.descent),
        CapHeight=round(face.capHeight),
        StemV=round(face.stemV),
        FontFile2=pdf.make_indirect(Stream(pdf, program, Length1=len(program))),
    )


def _face() -> TTFontFace:
    font = getFont(fonts.REGULAR)
    if not isinstance(font, TTFont):
        raise TypeError(f"{fonts.REGULAR} is no TrueType font")
    return font.face


def _width(code: int) -> int:
    """Return a letter's width; at the soft hyphen's place the format has a plain one."""
    letter = bytes([code]).decode("cp1252", "ignore")
    shown = {_SOFT_HYPHEN: "-", _DELETE: ""}.get(letter, letter)
    return round(stringWidth(shown, fonts.REGULAR, 1000))
