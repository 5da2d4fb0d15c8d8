"""The errors that are the world's fault, with Swedish text meant for the user.

Anything that is not an `AndtsError` is a fault of the program: it is never caught on the way
and reaches one dialog (or the traceback of the command line).
"""

import errno
from collections.abc import Sequence


class AndtsError(Exception):
    """Say in Swedish what went wrong and what the user can do about it."""


class FileError(AndtsError):
    """Tell why a data file cannot be opened, read or written."""


class ResourceError(AndtsError):
    """Tell which file, line and reason make a template or an instrument unusable."""

    def __init__(self, source: str, line: int, reason: str) -> None:
        self.source = source
        self.line = line
        self.reason = reason
        super().__init__(f"{source}, rad {line}: {reason}")


class RowsError(AndtsError):
    """Name every wrong row of an import; nothing of it was stored."""

    def __init__(self, source: str, problems: Sequence[str]) -> None:
        self.source = source
        self.problems = tuple(problems)
        count = len(self.problems)
        head = (
            f"Inget lästes in från {source}: {count} {'rad är' if count == 1 else 'rader är'} fel."
        )
        super().__init__("\n".join([head, *self.problems]))


class InputError(AndtsError):
    """Tell what the user asked for that the file does not hold or the rules do not allow."""


_REASONS = {
    errno.EACCES: "rätt att läsa eller skriva där saknas",
    errno.EPERM: "rätt att läsa eller skriva där saknas",
    errno.EROFS: "platsen är skrivskyddad",
    errno.ENOENT: "filen eller mappen finns inte",
    errno.ENOTDIR: "en del av sökvägen är en fil och inte en mapp",
    errno.EISDIR: "det är en mapp",
    errno.ENAMETOOLONG: "namnet är för långt",
    errno.EINVAL: "namnet har tecken som inte går att använda",
    errno.ELOOP: "genvägen leder tillbaka till sig själv",
    errno.EBUSY: "filen används av ett annat program",
    errno.ENOSPC: "disken är full",
    errno.EFBIG: "filen blir för stor för disken",
    errno.EMFILE: "för många filer är öppna",
    errno.EIO: "disken eller nätverket svarar inte",
}


def reason(error: OSError) -> str:
    """Say in Swedish why the system refused, as a clause without a full stop.

    An unusual refusal is given by its number, which the IT department can look up.
    """
    return _REASONS.get(error.errno or 0, f"systemets felkod {error.errno or 'saknas'}")
