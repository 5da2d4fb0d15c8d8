"""Fills in a PDF form with PDFium, as somebody does who reads it in Chrome or Edge."""

import ctypes
import io

import pypdfium2
import pypdfium2.raw as pdfium


def fill(data: bytes, clicks: list[tuple[str, str]], texts: dict[str, str]) -> bytes:
    """Click buttons by name and value ("Yes" for a check box), and type texts, then save."""
    document = pypdfium2.PdfDocument(data)
    document.init_forms()
    for page in document:
        _fill_page(document, page, clicks, texts)
        page.close()
    out = io.BytesIO()
    document.save(out)
    document.close()
    return out.getvalue()


def _fill_page(
    document: pypdfium2.PdfDocument,
    page: pypdfium2.PdfPage,
    clicks: list[tuple[str, str]],
    texts: dict[str, str],
) -> None:
    form = document.formenv
    assert form is not None
    for number in range(pdfium.FPDFPage_GetAnnotCount(page)):
        widget = pdfium.FPDFPage_GetAnnot(page, number)
        name = _said(pdfium.FPDFAnnot_GetFormFieldName, form, widget)
        value = _said(pdfium.FPDFAnnot_GetFormFieldExportValue, form, widget)
        place = _middle(widget)
        if (name, value) in clicks or name in texts:
            pdfium.FORM_OnMouseMove(form, page, 0, *place)
            pdfium.FORM_OnLButtonDown(form, page, 0, *place)
            pdfium.FORM_OnLButtonUp(form, page, 0, *place)
        if name in texts:
            pdfium.FORM_SelectAllText(form, page)
            typed = ctypes.create_string_buffer(texts[name].encode("utf-16-le") + b"\0\0")
            pdfium.FORM_ReplaceSelection(
                form, page, ctypes.cast(typed, ctypes.POINTER(ctypes.c_ushort))
            )
        pdfium.FPDFPage_CloseAnnot(widget)
    pdfium.FORM_ForceToKillFocus(form)


def _middle(widget: pdfium.FPDF_ANNOTATION) -> tuple[float, float]:
    rectangle = pdfium.FS_RECTF()
    pdfium.FPDFAnnot_GetRect(widget, rectangle)
    return (rectangle.left + rectangle.right) / 2, (rectangle.top + rectangle.bottom) / 2


def _said(
    ask: "ctypes._FuncPointer", form: pypdfium2.PdfFormEnv, widget: pdfium.FPDF_ANNOTATION
) -> str:
    length = ask(form, widget, None, 0)
    buffer = ctypes.create_string_buffer(max(length, 2))
    ask(form, widget, ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort)), length)
    return buffer.raw.decode("utf-16-le").rstrip("\0")
