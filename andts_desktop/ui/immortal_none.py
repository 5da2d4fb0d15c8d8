"""Keep None alive on Python 3.11 under PySide6 6.12.

PySide6 6.12 gives back a None that it has not counted from every call without a result: it is
built for the immortal None of Python 3.12. On 3.11 the count runs out after some minutes of
work, and the interpreter ends the program in the middle of it.
"""

import ctypes
import sys

_ENOUGH = 1 << 40
"""A million calls a second use up this many references in twelve days."""


def make_none_immortal() -> None:
    """Give None more references than a program can use up; nothing from Python 3.12 on."""
    if sys.version_info < (3, 12) and sys.getrefcount(None) < _ENOUGH:
        count = ctypes.c_ssize_t.from_address(id(None))
        count.value += _ENOUGH
