"""Repair of a fault in PySide6 6.12.0 that ends the program on Python 3.11.

Its functions that return None, True or False give back a reference that they never took. From
Python 3.12 these objects live for ever and nothing happens. Before, their count of references
runs out after some tens of thousands of calls to Qt, and the interpreter aborts with
"deallocating None". Measured with sys.getrefcount: -1 for each QObject.setObjectName; 6.11.3 is
sound, but has no PySide6_Pdf. Take this away when PySide6 counts right again: a test tells.
"""

import ctypes
import sys

_SINGLETONS = (None, True, False, NotImplemented)


def keep_singletons() -> None:
    """Give the singletons more references than a program can use up; harmless twice."""
    if sys.version_info >= (3, 12):
        return
    for each in _SINGLETONS:
        # The count is the first field of every object in CPython.
        count = ctypes.c_ssize_t.from_address(id(each))
        count.value = max(count.value, sys.maxsize // 4)
