"""The words of what has changed since the year before, the same on screen and on paper."""

from collections.abc import Iterable

from andts_desktop.domain.measures import ChangeKind, ChangeSum, QuestionChange
from andts_desktop.domain.scoring import HUNDRED, round_half_up
from andts_desktop.domain.swedish import (
    enumerated,
    format_decimal,
    format_signed,
    format_sum,
    plural,
    signed_points,
)

CHANGE_WORDS = {
    ChangeKind.NEW: "ny fråga",
    ChangeKind.GONE: "frågan har utgått",
    ChangeKind.NOT_COMPARABLE: "kan inte jämföras",
    ChangeKind.NO_VALUE: "saknar värde ett av åren",
    ChangeKind.OTHER: "annat svar",
}


def is_told(change: QuestionChange) -> bool:
    """Tell whether there is anything to say of a change."""
    if change.kind is ChangeKind.NO_VALUE:
        return change.before != change.now
    return change.kind is not ChangeKind.SAME


def change_words(change: QuestionChange) -> str:
    """Say why a change has no points, empty where it has."""
    return CHANGE_WORDS.get(change.kind, "") if change.points is None else ""


def counted_in_words(
    changes: Iterable[QuestionChange], before: int, *, has_points: bool = True
) -> str:
    """Say how many questions give more points, fewer, and as many as the year before."""
    kinds = [each.kind for each in changes]
    more, less, same = (
        kinds.count(kind) for kind in (ChangeKind.MORE, ChangeKind.LESS, ChangeKind.SAME)
    )
    if not has_points:
        return f"{_questions(same)} har samma svar som {before}."
    if not more and not less:
        return f"Ingen fråga ger fler eller färre poäng än {before}."
    alike = f" {_questions(same)} ger lika många poäng." if same else ""
    return f"{_questions(more)} ger fler poäng än {before} och {less or 'inga'} färre.{alike}"


def one_sided_words(changes: Iterable[QuestionChange]) -> str:
    """Say how many questions are new and how many are gone, where they are not listed."""
    kinds = [each.kind for each in changes]
    new, gone = kinds.count(ChangeKind.NEW), kinds.count(ChangeKind.GONE)
    said = [
        f"{plural(new, 'fråga är ny', 'frågor är nya')}" if new else "",
        f"{plural(gone, 'fråga har utgått', 'frågor har utgått')}" if gone else "",
    ]
    return f"{enumerated([each for each in said if each])}. De jämförs inte."


def _questions(count: int) -> str:
    return {0: "Ingen fråga", 1: "1 fråga"}.get(count, f"{count} frågor")


def sum_words(total: ChangeSum) -> tuple[str, str]:
    """Say what the changes add up to in points and index, and then what it is made of."""
    points = total.points[1] - total.points[0]
    said = f"Summa {signed_points(points)} p = {format_signed(total.index)} i index"
    parts = []
    held = round_half_up(total.held, 2)
    if total.other or held:
        parts.append(f"Frågorna i tabellen {signed_points(total.told)} p")
    if total.other:
        parts.append(f"nya, utgångna och ej jämförbara frågor {signed_points(total.other)} p")
    if held:
        parts.append(f"tak och omräkning {signed_points(held)} p")
    made = f"{', '.join(parts)}. " if parts else ""
    before, now = (
        f"{format_sum(points)} av {format_sum(most)}"
        for points, most in zip(total.points, total.max, strict=True)
    )
    made += f"Från {before} till {now} poäng"
    if total.max[0] != total.max[1]:
        return said, f"{made}. Indexet följer även av att maxpoängen är en annan."
    each = format_decimal(round_half_up(HUNDRED / total.max[1], 2), 2)
    return said, f"{made}; en poäng är {each} i index."
