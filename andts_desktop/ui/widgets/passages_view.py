"""What a document says now that an earlier edition did not, with the words marked."""

from collections.abc import Iterator, Sequence
from html import escape

from PySide6.QtWidgets import QTextBrowser

from andts_desktop.domain.editions import ChangedPassage, PassageChange
from andts_desktop.domain.word_marks import WordMark, marked_words
from andts_desktop.ui.look import Look

_MOST = 250
"""More than this nobody reads, and it would take long to show."""


class PassagesView(QTextBrowser):
    """Shows changed passages under their headings; added underlined, removed struck through."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._changes: Sequence[ChangedPassage] | None = None
        self.setOpenLinks(False)
        self.setAccessibleName(self.tr("Vad som har ändrats"))
        look.changed.connect(self._write)

    def show_changes(self, changes: Sequence[ChangedPassage]) -> None:
        """Show what differs."""
        self._changes = tuple(changes)
        self._write()

    def show_message(self, text: str) -> None:
        """Show words in place of changes."""
        self._changes = None
        self.setHtml(f'<p style="color:{self._look.tokens.muted}">{escape(text)}</p>')

    def _write(self) -> None:
        if self._changes is None:
            return
        if not self._changes:
            self.setHtml(f"<p>{escape(self.tr('Dokumentet är likadant i dag.'))}</p>")
            return
        self.setHtml("".join(self._parts(self._changes)))

    def _parts(self, changes: Sequence[ChangedPassage]) -> Iterator[str]:
        yield f"<p><b>{escape(summary_of(changes))}</b></p>"
        shown = None
        for each in changes[:_MOST]:
            if each.place != shown:
                shown = each.place
                yield f'<p style="color:{self._look.tokens.muted};margin-bottom:2px">'
                yield f"{escape(each.place)}</p>"
            yield f'<p style="margin-left:16px;margin-top:2px">{self._wording(each)}</p>'
        if len(changes) > _MOST:
            more = self.tr("… och {count} till.").format(count=len(changes) - _MOST)
            yield f"<p>{escape(more)}</p>"

    def _wording(self, change: ChangedPassage) -> str:
        if change.change is PassageChange.ADDED:
            return f"{self._sign('+')} {self._added(change.new)}"
        if change.change is PassageChange.REMOVED:
            return f"{self._sign('–')} {self._removed(change.old)}"
        words = (self._word(w.text, w.mark) for w in marked_words(change.old, change.new))
        return f"{self._sign('✎')} {''.join(words)}"

    def _sign(self, sign: str) -> str:
        return f'<span style="color:{self._look.tokens.accent}">{sign}</span>'

    def _word(self, text: str, mark: WordMark) -> str:
        if mark is WordMark.ADDED:
            return self._added(text)
        return self._removed(text) if mark is WordMark.REMOVED else _safe(text)

    def _added(self, text: str) -> str:
        return f'<u style="color:{self._look.tokens.good}">{_safe(text)}</u>'

    def _removed(self, text: str) -> str:
        return f'<s style="color:{self._look.tokens.bad}">{_safe(text)}</s>'


def summary_of(changes: Sequence[ChangedPassage]) -> str:
    """Say in Swedish how much has changed: "2 ställen ändrade, 1 tillagt"."""
    words = {
        PassageChange.CHANGED: ("ändrat", "ändrade"),
        PassageChange.ADDED: ("tillagt", "tillagda"),
        PassageChange.REMOVED: ("borttaget", "borttagna"),
    }
    told: list[str] = []
    for kind, (one, several) in words.items():
        count = sum(each.change is kind for each in changes)
        place = "" if told else ("ställe " if count == 1 else "ställen ")
        if count:
            told.append(f"{count} {place}{one if count == 1 else several}")
    return ", ".join(told)


def _safe(text: str) -> str:
    return escape(text).replace("\n", "<br/>")
