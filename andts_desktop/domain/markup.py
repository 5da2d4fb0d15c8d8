r"""The simple markup of node and chapter texts: paragraphs, bullets and bold.

A blank line parts paragraphs, a line end inside one is kept. A line beginning with "- " is a
bullet, which goes on in the lines below it that are indented. Bold stands between two `**` in
the same paragraph or bullet; one without a partner is two stars.

A star after an odd number of backslashes is a star, and the backslashes directly before a star
count by pairs. A line that begins with backslashes and "- " is no bullet and loses one of them.
All other backslashes are themselves, so that addresses such as \\server\share survive.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby

_STARS = re.compile(r"(\\*)(\*\*?)")
_TO_ESCAPE = re.compile(r"(\\*)(\*+)|(\\+)\Z")
_NEARLY_BULLET = re.compile(r"\\*- ")
_BOLD = "**"


class MarkupKind(StrEnum):
    """What a block of text is."""

    PARAGRAPH = "paragraph"
    BULLET = "bullet"


@dataclass(frozen=True, slots=True)
class MarkupRun:
    """A stretch of text that is bold or not; it can hold line breaks."""

    text: str
    bold: bool = False


@dataclass(frozen=True, slots=True)
class MarkupBlock:
    """A paragraph or a bullet."""

    kind: MarkupKind
    runs: tuple[MarkupRun, ...]

    @property
    def text(self) -> str:
        """The block's text without signs."""
        return "".join(run.text for run in self.runs)


def parse(text: str) -> tuple[MarkupBlock, ...]:
    """Read any text whatever as blocks, in the form that `normalised` gives."""
    return normalised(
        MarkupBlock(kind, tuple(_runs("\n".join(lines)))) for kind, lines in _blocks(text)
    )


def write(blocks: Iterable[MarkupBlock]) -> str:
    """Write blocks so that `parse` gives them back, normalised."""
    return _joined(normalised(blocks), "- ", _marked)


def plain(text: str) -> str:
    """Return the text of some markup without signs, and with "• " before each bullet.

    For what cannot show bold: searching, comparing word by word, tooltips.
    """
    return _joined(parse(text), "• ", lambda block: block.text.split("\n"))


def plain_line(text: str) -> str:
    """Return the text of some markup as one line, without the signs of bullets."""
    return " ".join(" ".join(block.text for block in parse(text)).split())


def normalised(blocks: Iterable[MarkupBlock]) -> tuple[MarkupBlock, ...]:
    """Return the blocks that say the same in as few runs as can be, without what cannot be seen.

    Lines have no outer space, blank lines and empty blocks are gone, and space is bold only
    between two bold words.
    """
    tidied = (MarkupBlock(block.kind, _tidied(block.runs)) for block in blocks)
    return tuple(block for block in tidied if block.runs)


def _blocks(text: str) -> Iterator[tuple[MarkupKind, list[str]]]:
    kind, lines = MarkupKind.PARAGRAPH, list[str]()
    for line in text.split("\n"):
        shown = line.strip()
        goes_on = kind is MarkupKind.PARAGRAPH or line[:1].isspace()
        if lines and (not shown or shown.startswith("- ") or not goes_on):
            yield kind, lines
            kind, lines = MarkupKind.PARAGRAPH, []
        if shown.startswith("- "):
            kind, lines = MarkupKind.BULLET, [shown[2:]]
        elif shown:
            lines.append(shown[1:] if _NEARLY_BULLET.match(shown) else shown)
    if lines:
        yield kind, lines


def _runs(text: str) -> Iterator[MarkupRun]:
    pieces = _between_signs(text)
    position = 0
    while position < len(pieces):
        # A sign stands between each two pieces. It opens bold if another closes it.
        yield MarkupRun(pieces[position])
        if position + 2 < len(pieces) and pieces[position + 1].strip():
            yield MarkupRun(pieces[position + 1], bold=True)
            position += 2
        else:
            yield MarkupRun(_BOLD if position + 1 < len(pieces) else "")
            position += 1


def _between_signs(text: str) -> list[str]:
    """Return the text parted at each sign for bold, with its stars and backslashes read."""
    pieces = [""]
    position = 0
    while found := _STARS.search(text, position):
        backslashes, stars = found.groups()
        pieces[-1] += text[position : found.start()] + "\\" * (len(backslashes) // 2)
        position = found.end()
        if len(backslashes) % 2:
            pieces[-1] += "*"
            position = found.start(2) + 1
        elif stars == _BOLD:
            pieces.append("")
        else:
            pieces[-1] += "*"
    pieces[-1] += text[position:]
    return pieces


def _tidied(runs: Sequence[MarkupRun]) -> tuple[MarkupRun, ...]:
    runs = [run for run in runs if run.text]
    if len(runs) == 1:
        lines = (line.strip() for line in runs[0].text.split("\n"))
        text = "\n".join(line for line in lines if line)
        return (MarkupRun(text, runs[0].bold),) if text else ()
    signs = list(_evenly_bold(_shown_signs(runs)))
    return tuple(
        MarkupRun("".join(sign for sign, _ in same), bold)
        for bold, same in groupby(signs, key=lambda each: each[1])
    )


_Sign = tuple[str, bool]
"""One character, and whether it is bold."""


def _shown_signs(runs: Sequence[MarkupRun]) -> list[_Sign]:
    """Return the signs of the lines that hold some, without space around the lines."""
    signs: list[_Sign] = []
    gap: list[_Sign] = []
    for sign in ((each, run.bold) for run in runs for each in run.text):
        if sign[0].isspace():
            gap.append(sign)
            continue
        if signs:
            signs += [("\n", False)] if any(each == "\n" for each, _ in gap) else gap
        signs.append(sign)
        gap = []
    return signs


def _evenly_bold(signs: Sequence[_Sign]) -> Iterator[_Sign]:
    stretches = [list(same) for _, same in groupby(signs, key=lambda each: each[0].isspace())]
    # Words stand first and last, so that each space has one on both sides.
    for place, stretch in enumerate(stretches):
        if stretch[0][0].isspace():
            bold = stretches[place - 1][-1][1] and stretches[place + 1][0][1]
            yield from ((sign, bold) for sign, _ in stretch)
        else:
            yield from stretch


def _marked(block: MarkupBlock) -> list[str]:
    """Return the lines of a block with their signs for bold."""
    last = len(block.runs) - 1
    texts = [
        f"{_BOLD}{_escaped(run.text, after=True, before=True)}{_BOLD}"
        if run.bold
        else _escaped(run.text, after=place > 0, before=place < last)
        for place, run in enumerate(block.runs)
    ]
    first, *rest = "".join(texts).split("\n")
    if block.kind is MarkupKind.PARAGRAPH:
        first = _not_bullet(first)
    return [first, *map(_not_bullet, rest)]


def _not_bullet(line: str) -> str:
    return f"\\{line}" if _NEARLY_BULLET.match(line) else line


def _escaped(text: str, *, after: bool, before: bool) -> str:
    """Return the text with backslashes where its stars would be read as a sign.

    `after` and `before` say that it stands after a sign and before one.
    """

    def escape(found: re.Match[str]) -> str:
        backslashes, stars, last = found.groups()
        if stars is None:
            return last * 2 if before else last
        is_beside = (after and found.start() == 0) or (before and found.end() == len(text))
        is_read = len(stars) > 1 or is_beside
        return backslashes * 2 + (r"\*" * len(stars) if is_read else stars)

    return _TO_ESCAPE.sub(escape, text)


def _joined(
    blocks: Sequence[MarkupBlock], bullet: str, lines_of: Callable[[MarkupBlock], list[str]]
) -> str:
    text = ""
    for block in blocks:
        is_bullet = block.kind is MarkupKind.BULLET
        if text:
            text += "\n" if is_bullet else "\n\n"
        lines = lines_of(block)
        text += bullet + "\n  ".join(lines) if is_bullet else "\n".join(lines)
    return text
