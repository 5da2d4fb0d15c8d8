"""A page of a PDF as a picture, for files that cannot hold drawings."""

import io

_DOTS_PER_INCH = 200
_POINTS_PER_INCH = 72


def page_picture(pdf: bytes) -> bytes:
    """Return the first page as a PNG; the same page gives the same bytes."""
    import pypdfium2

    document = pypdfium2.PdfDocument(pdf)
    try:
        page = document[0]
        drawn = page.render(scale=_DOTS_PER_INCH / _POINTS_PER_INCH)
        picture = drawn.to_pil().convert("RGB")
        page.close()
    finally:
        document.close()
    packed = io.BytesIO()
    picture.save(packed, "PNG", optimize=True, dpi=(_DOTS_PER_INCH, _DOTS_PER_INCH))
    return packed.getvalue()
