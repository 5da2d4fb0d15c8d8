"""Tell a printed, flattened or scanned form from a document that never was a form of ours."""

from andts_desktop.domain.form_key import PREFIX
from andts_desktop.exchange.plan_import.safety import Checked

_LOOKED_AT = 3
"""How many pages are searched for text."""


def first_text(data: bytes, pages: int = _LOOKED_AT) -> str:
    """Return the text of the first pages; empty where there is none or it cannot be read."""
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
        looked_at = (document[number] for number in range(min(pages, len(document))))
        shown = [page.get_textpage().get_text_range() for page in looked_at]
        document.close()
    except pypdfium2.PdfiumError:
        return ""
    return "\n".join(shown)


def why_no_fields(file: Checked, *, has_fields: bool, has_key: bool) -> str:
    """Say in Swedish what a PDF is that no answers can be read from, and what to do about it."""
    written = first_text(file.data)
    if has_key or f"{PREFIX}|" in written:
        return (
            f"”{file.name}” är en utskrift av ett formulär: fälten är borta, så svaren går inte "
            "att läsa. Be enheten öppna det formulär som skickades ut, fylla i det, välja Spara "
            "(inte Skriv ut) och skicka det."
        )
    if not has_fields and not written.strip():
        return (
            f"”{file.name}” är en inskannad bild utan fält, så svaren går inte att läsa. Be "
            "enheten fylla i formuläret i filen, eller skriv in svaren på sidan Enkät."
        )
    return (
        f"”{file.name}” är inget enkätformulär från programmet. Kontrollera att det är rätt fil. "
        "Formulär skickas ut från sidan Enkät, under Omgång."
    )
