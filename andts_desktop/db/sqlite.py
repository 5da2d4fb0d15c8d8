"""sqlite-utils without the weight of pandas, which it imports wherever it is installed.

That import alone would make the first write wait for a second. A None in sys.modules makes it
fail at once; the names are free again afterwards, so that imports of files can use pandas.
"""

import sys
from types import ModuleType
from typing import cast

_modules = cast("dict[str, ModuleType | None]", sys.modules)
_hidden = [name for name in ("pandas", "numpy") if name not in _modules]
_modules.update(dict.fromkeys(_hidden))
try:
    from sqlite_utils import Database, Migrations
finally:
    for _name in _hidden:
        del _modules[_name]

__all__ = ["Database", "Migrations"]
