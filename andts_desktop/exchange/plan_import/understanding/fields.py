"""The single fields of a node that a column holds, or why a cell cannot be kept in one."""

from andts_desktop.domain.plan import PreventionLevel
from andts_desktop.exchange.plan_import.understanding.columns import Column
from andts_desktop.exchange.plan_import.understanding.sprouts import Sprout
from andts_desktop.exchange.plan_import.understanding.times import read_time
from andts_desktop.exchange.plan_import.understanding.values import (
    read_goals,
    read_prevention,
    read_substances,
)
from andts_desktop.exchange.plan_import.understood import ColumnMeaning

_FOLLOW_UP = frozenset({ColumnMeaning.STATUS, ColumnMeaning.OUTCOME, ColumnMeaning.COMMENT})


def set_field(node: Sprout, column: Column, text: str) -> str:
    """Put a cell's text into the node's field; return in Swedish why that cannot be, or nothing."""
    if column.meaning is ColumnMeaning.IGNORE:
        name = f"kolumnen ”{column.header}”" if column.header else "en kolumn utan rubrik"
        return f"{name} är inte känd"
    if column.meaning in _FOLLOW_UP:
        return _set_follow_up(node, column, text)
    if column.meaning is ColumnMeaning.NUMBER:
        return "" if node.number == text.rstrip(".") else "raden har redan ett annat nummer"
    if column.meaning is ColumnMeaning.TIME:
        return "" if _set_time(node, column, text) else "raden har redan en annan tid"
    return "" if _set_choice(node, column, text) else "orden är inte planens egna val"


def _set_follow_up(node: Sprout, column: Column, text: str) -> str:
    if column.meaning is ColumnMeaning.OUTCOME:
        return f"kolumnen ”{column.header}” hör till uppföljningen, inte till planen"
    if column.meaning is ColumnMeaning.COMMENT:
        node.comments.append(text)
        return ""
    node.status = node.status or text
    return "" if node.status == text else "raden har redan en annan status"


def _set_time(node: Sprout, column: Column, text: str) -> bool:
    when = read_time(text, column.header)
    if node.starts not in ("", when.starts) and when.starts:
        return False
    if node.ends not in ("", when.ends) and when.ends:
        return False
    if node.recurs not in ("", when.recurs) and when.recurs:
        return False
    node.starts = when.starts or node.starts
    node.ends = when.ends or node.ends
    node.recurs = when.recurs or node.recurs
    return True


def _set_choice(node: Sprout, column: Column, text: str) -> bool:
    if column.meaning is ColumnMeaning.SUBSTANCES:
        node.substances = read_substances(text) or node.substances
        return bool(read_substances(text))
    if column.meaning is ColumnMeaning.PREVENTION_LEVEL:
        level = read_prevention(text)
        is_said = level is not PreventionLevel.NONE
        node.prevention_level = level if is_said else node.prevention_level
        return is_said
    if column.meaning is ColumnMeaning.NATIONAL_GOALS:
        numbers, is_all = read_goals(text)
        node.national_goals = tuple(dict.fromkeys((*node.national_goals, *numbers)))
        return is_all
    return True
