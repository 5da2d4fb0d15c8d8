"""How high the headings of a plan stand, and which words they are called by."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from andts_desktop.exchange.plan_import.understanding.flow import Head, Piece
from andts_desktop.exchange.plan_import.understanding.words import Family, LevelWord

Rank = tuple[int, int, int]
"""How high a heading stands, smaller is higher: its look, its word, the parts of its number."""


def ranks_of(pieces: Sequence[Piece], found: Iterable[int]) -> dict[int, Rank]:
    """Return how high the headings at those places stand."""
    by_style: dict[int, list[tuple[int, Head]]] = {}
    for place in found:
        head = pieces[place].head
        if head is not None:
            by_style.setdefault(head.style, []).append((place, head))
    ranks: dict[int, Rank] = {}
    for style, heads in by_style.items():
        depths = {head.depth for _, head in heads} - {0}
        order = _word_order([head for _, head in heads]) if len(depths) < 2 else {}
        for place, head in heads:
            depth = (head.depth or min(depths)) if len(depths) > 1 else 0
            word = head.label.word.singular if head.label.word else ""
            ranks[place] = (style, order.get(word, 0), depth)
    return ranks


def _word_order(heads: Sequence[Head]) -> dict[str, int]:
    """Rank the words of headings that look alike; words that share one count are one level."""
    numbers: dict[str, set[str]] = {}
    kinds: dict[str, tuple[Family, bool]] = {}
    for label in (head.label for head in heads):
        if label.word is not None and label.is_labelled:
            numbers.setdefault(label.word.singular, set()).add(label.number)
            kinds[label.word.singular] = (label.word.family, label.word.is_inner)
    order: dict[str, int] = {}
    for word in sorted(numbers, key=lambda each: kinds[each]):
        same = (
            other
            for other in order
            if kinds[other] == kinds[word] and not numbers[other] & numbers[word]
        )
        order[word] = order.get(next(same, ""), len(order))
    return order


def words_of(
    pieces: Sequence[Piece], ranks: Mapping[int, Rank], named: Sequence[LevelWord]
) -> dict[Rank, LevelWord]:
    """Return the words of levels: the headings' own, else those `named` above them all."""
    counted: dict[Rank, Counter[LevelWord]] = {}
    for place, rank in ranks.items():
        head = pieces[place].head
        if head is not None and head.label.word is not None:
            counted.setdefault(rank, Counter())[head.label.word] += 1
    words = {rank: counter.most_common(1)[0][0] for rank, counter in counted.items()}
    by_order = sorted(set(ranks.values()))
    if len(named) <= len(by_order):
        words = {**dict(zip(by_order, named, strict=False)), **words}
    return words
