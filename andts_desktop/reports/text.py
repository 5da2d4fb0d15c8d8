"""User text made safe to set: escaped, cleaned, every character in a font that has it."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from xml.sax.saxutils import escape

from andts_desktop.domain import markup
from andts_desktop.domain.swedish import plural
from andts_desktop.domain.word_marks import Word, WordMark
from andts_desktop.reports import fonts

PLACEHOLDER = "□"

_LINE_ENDS = re.compile("\r\n|[\r\v\f\x1c-\x1e\x85\u2028\u2029]")
# Lists that were typed or pasted before there was markup.
_OTHER_BULLET = re.compile(r"(?m)^( *)(?:[–•*·] +|- {2,})(?=\S)")
# Text out of a PDF has letters set together, which are the same letters.
_SET_TOGETHER = str.maketrans(
    {chr(code): unicodedata.normalize("NFKC", chr(code)) for code in range(0xFB00, 0xFB07)}
)
# Signs that stand in running text in the sign font; the dash is left to the text font.
_SIGNS_IN_TEXT = frozenset(map(ord, "○◐◑●▲✓"))

_LONGEST_HEAD = 100

# A slash between long words lets the line end there: what follows it is a space of no width.
_LONG_SLASH = re.compile(r"(?<=[^\s<>/&;]{6})/(?=[^\s<>/&;]{3})")
_BREAKABLE_SLASH = '/<font size="1"> </font>'


_MARKS = {
    WordMark.ADDED: '<font color="#1d6b3f"><u>{}</u></font>',
    WordMark.REMOVED: '<font color="#9b2c2c"><strike>{}</strike></font>',
}


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph or one bullet of a longer text, as markup.

    A line that is bold throughout heads what follows it.
    """

    markup: str
    is_bullet: bool = False
    is_head: bool = False


class UserText:
    """Turns text that somebody wrote into markup that ReportLab can set.

    It remembers the characters that no font has, each text counted once.
    """

    def __init__(self, coverage: fonts.Coverage) -> None:
        self._coverage = coverage
        self._markup: dict[str, str] = {}
        self._missing: dict[str, int] = {}

    def inline(self, text: str) -> str:
        """Return the whole text as one piece of markup; line ends become line breaks."""
        if text not in self._markup:
            cleaned = clean(text).strip()
            self._count_missing(text, cleaned)
            self._markup[text] = _on_lines(self._runs(cleaned))
        return self._markup[text]

    def strong(self, text: str) -> str:
        """Return the whole text as one piece of bold markup."""
        cleaned = clean(text).strip()
        self._count_missing(text, cleaned)
        return _on_lines(self._runs(cleaned, bold=True))

    def marked(self, words: Sequence[Word]) -> str:
        """Return two wordings in one: added words bold and underlined, removed ones struck out."""
        whole = "".join(word.text for word in words)
        self._count_missing(whole, clean(whole))
        return _on_lines("".join(map(self._marked_word, words)))

    def plain(self, text: str) -> str:
        """Return the text on one line for places without markup: charts, outlines, metadata."""
        cleaned = markup.plain_line(clean(text))
        self._count_missing(text, cleaned)
        return in_text_font(cleaned, self._coverage)

    def blocks(self, text: str) -> tuple[Block, ...]:
        """Read the text as simple markup: paragraphs, bullets and bold."""
        return tuple(
            Block(
                self._set(block),
                is_bullet=block.kind is markup.MarkupKind.BULLET,
                is_head=_is_head(block),
            )
            for block in markup.parse(_OTHER_BULLET.sub(r"\1- ", clean(text)))
        )

    def warnings(self) -> tuple[str, ...]:
        """Say how many characters could not be shown; empty where all could."""
        count = sum(self._missing.values())
        if not count:
            return ()
        verb = "är utbytt" if count == 1 else "är utbytta"
        characters = plural(count, "tecken", "tecken")
        return (f"{characters} kunde inte visas och {verb} mot {PLACEHOLDER}.",)

    def _marked_word(self, word: Word) -> str:
        cleaned = clean(word.text)
        shown = cleaned.rstrip()
        if word.mark is WordMark.SAME or not shown:
            return self._runs(cleaned)
        runs = self._runs(shown, bold=word.mark is WordMark.ADDED)
        return _MARKS[word.mark].format(runs) + self._runs(cleaned[len(shown) :])

    def _set(self, block: markup.MarkupBlock) -> str:
        self._count_missing(block.text, block.text)
        return _on_lines("".join(self._runs(run.text, bold=run.bold) for run in block.runs))

    def _count_missing(self, text: str, cleaned: str) -> None:
        if text not in self._missing:
            self._missing[text] = sum(1 for letter in cleaned if self._font_of(letter) is None)

    def _font_of(self, letter: str) -> str | None:
        code = ord(letter)
        if code in _SIGNS_IN_TEXT:
            return fonts.SIGNS
        if code in self._coverage.text or letter == "\n":
            return fonts.REGULAR
        return fonts.EMOJI if code in self._coverage.emoji else None

    def _runs(self, cleaned: str, *, bold: bool = False) -> str:
        pieces = []
        for font, letters in groupby(cleaned, self._font_of):
            run = "".join(letters)
            if font in {fonts.EMOJI, fonts.SIGNS}:
                # These fonts have no bold, and ReportLab raises where it is asked for.
                pieces.append(f'<font name="{font}">{escape(run)}</font>')
                continue
            shown = escape(run) if font else PLACEHOLDER * len(run)
            pieces.append(f"<b>{shown}</b>" if bold else shown)
        return "".join(pieces)


def _is_head(block: markup.MarkupBlock) -> bool:
    is_paragraph = block.kind is markup.MarkupKind.PARAGRAPH
    return is_paragraph and len(block.text) <= _LONGEST_HEAD and all(r.bold for r in block.runs)


def _on_lines(made: str) -> str:
    return _LONG_SLASH.sub(_BREAKABLE_SLASH, made.replace("\n", "<br/>"))


def in_text_font(text: str, coverage: fonts.Coverage) -> str:
    """Return the text on one line in the characters that the text font has."""
    shown = coverage.text
    line = " ".join(clean(text).split())
    return "".join(letter if ord(letter) in shown else PLACEHOLDER for letter in line)


def clean(text: str) -> str:
    """Remove what is not meant to be seen, and give line ends one form.

    Control, format and unassigned characters, half surrogates and variation selectors go, and
    letters that were set together (ﬁ) are parted.
    """
    parted = _LINE_ENDS.sub("\n", text).translate(_SET_TOGETHER)
    composed = unicodedata.normalize("NFC", parted).replace("\t", " ")
    return "".join(letter for letter in composed if _is_visible(letter))


def _is_visible(letter: str) -> bool:
    if letter == "\n":
        return True
    is_selector = "\ufe00" <= letter <= "\ufe0f" or "\U000e0100" <= letter <= "\U000e01ef"
    return not is_selector and not unicodedata.category(letter).startswith("C")
