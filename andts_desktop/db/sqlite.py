"""sqlite-utils without the weight of pandas, which it imports wherever it is installed.

That import alone costs more than the rest of the program's start. A None in sys.modules makes
it fail at once; the names are free again afterwards, so that imports of files can use pandas.
"""

import sys
from types import ModuleType
from typing import cast

_HEAVY = [name for name in ("pandas", "numpy") if name not in sys.modules]
_modules = cast("dict[str, ModuleType | None]", sys.modules)
_modules.update(dict.fromkeys(_HEAVY))
try:
    from sqlite_utils import Database, Migrations
finally:
    for _name in _HEAVY:
        del _modules[_name]

__all__ = ["Database", "Migrations"]
