"""sqlite-utils without the weight of what it imports and the program never calls.

It imports pandas and numpy wherever they are installed, and click and dateutil for its own
command line and recipes; together they cost more than the rest of the program's start. A None
in sys.modules makes the first two fail as if they were missing; the others, which it cannot do
without, are stood in for. All names are free again afterwards, for whoever needs the real ones.
"""

import sys
from types import ModuleType
from typing import cast

_OPTIONAL = ("pandas", "numpy")
_UNUSED = ("click", "dateutil")


class _StandIn(ModuleType):
    """A module whose every name is `object`, which is enough for annotations."""

    def __getattr__(self, name: str) -> type[object]:
        if name.startswith("__"):
            raise AttributeError(name)
        return object


_modules = cast("dict[str, ModuleType | None]", sys.modules)
_hidden = [name for name in (*_OPTIONAL, *_UNUSED) if name not in _modules]
_modules.update({name: _StandIn(name) if name in _UNUSED else None for name in _hidden})
try:
    from sqlite_utils import Database, Migrations
finally:
    for _name in _hidden:
        del _modules[_name]

__all__ = ["Database", "Migrations"]
