"""What the parts of a source document are taken for, in words."""

from collections.abc import Sequence

from andts_desktop.domain.plan import Level
from andts_desktop.exchange.plan_import.understood import (
    SURE,
    BlockGuess,
    BlockRole,
    ColumnGuess,
    ColumnMeaning,
)

BLOCK_NAMES: dict[BlockRole, str] = {
    BlockRole.TITLE: "om planen",
    BlockRole.LEVEL: "rubrik i planen",
    BlockRole.CHAPTER: "kapitelrubrik",
    BlockRole.PROSE: "text i kapitlet",
    BlockRole.NODE_TEXT: "text till rubriken ovanför",
    BlockRole.TABLE: "tabell",
    BlockRole.IGNORE: "tas inte med",
}

COLUMN_NAMES: dict[ColumnMeaning, str] = {
    ColumnMeaning.LEVEL: "rubrik i planen",
    ColumnMeaning.NUMBER: "nummer",
    ColumnMeaning.TEXT: "beskrivning",
    ColumnMeaning.INDICATOR: "indikator",
    ColumnMeaning.TARGET: "målvärde",
    ColumnMeaning.OUTCOME: "utfall",
    ColumnMeaning.RESPONSIBLE: "ansvariga",
    ColumnMeaning.LEAD: "ansvarig",
    ColumnMeaning.CO_RESPONSIBLE: "medansvariga",
    ColumnMeaning.PARTNERS: "samverkansparter",
    ColumnMeaning.TIME: "tid",
    ColumnMeaning.STATUS: "status",
    ColumnMeaning.COMMENT: "kommentar",
    ColumnMeaning.NATIONAL_GOALS: "nationella mål",
    ColumnMeaning.PREVENTION_LEVEL: "preventionsnivå",
    ColumnMeaning.SUBSTANCES: "ANDTS",
    ColumnMeaning.IGNORE: "tas inte med",
}


def block_words(guess: BlockGuess, levels: Sequence[Level]) -> str:
    """Say what a block is taken for, with a question mark where that is unsure."""
    name = _level_name(guess.level, levels) if guess.role is BlockRole.LEVEL else ""
    return _marked(name or BLOCK_NAMES[guess.role], guess.certainty)


def column_words(guess: ColumnGuess, levels: Sequence[Level]) -> str:
    """Say what a column is taken for, with a question mark where that is unsure."""
    name = _level_name(guess.level, levels) if guess.meaning is ColumnMeaning.LEVEL else ""
    return _marked(name or COLUMN_NAMES[guess.meaning], guess.certainty)


def _level_name(key: str, levels: Sequence[Level]) -> str:
    return next((level.singular for level in levels if level.key == key), "")


def _marked(words: str, certainty: float) -> str:
    return f"{words} ?" if certainty < SURE else words
