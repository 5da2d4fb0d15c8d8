"""What a check of a finished document found, in words."""

from dataclasses import dataclass

from andts_desktop.domain.swedish import plural


@dataclass(frozen=True, slots=True)
class Checked:
    """A document that was read again after it was written, and was whole.

    `pages` is 0 for files without pages of their own. `standards` are those it says it keeps.
    """

    pages: int
    texts: int
    is_tagged: bool = False
    standards: tuple[str, ...] = ()

    def words(self) -> str:
        """Say it in a line: "Kontrollerad: 12 sidor, 340 texter, taggad"."""
        counts = [plural(self.pages, "sida", "sidor")] if self.pages else []
        counts.append(plural(self.texts, "text", "texter"))
        counts += ["taggad"] if self.is_tagged else []
        return f"Kontrollerad: {', '.join(counts)}"


@dataclass(frozen=True, slots=True)
class PdfFacts:
    """What a PDF says of itself, and what is wrong with its tags; `findings` are sentences.

    `standards` are those that the file says it keeps: "PDF/UA-1", "PDF/A-2A".
    """

    pages: int
    title: str
    language: str
    is_tagged: bool
    standards: tuple[str, ...]
    findings: tuple[str, ...]
    is_fillable: bool = False
