"""Import one file in a process of its own, and print what came of it and what it took."""

import json
import socket
import sys
import time
from dataclasses import asdict
from pathlib import Path
from typing import Self

from andts_desktop.errors import FileError
from andts_desktop.exchange.plan_import.reading import read_pasted, read_source
from andts_desktop.exchange.plan_import.understanding import understand


class NoNetwork(socket.socket):
    def __new__(cls, *_args: object, **_named: object) -> Self:
        raise AssertionError("the import opened a socket")


def peak() -> float:
    """Return the most memory this process has held, in MB.

    Linux hands the parent's peak down to a new process in `resource`, but not in its own file.
    """
    status = Path("/proc/self/status")
    if status.exists():
        lines = status.read_text(encoding="utf-8").splitlines()
        return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM")) / 1024
    import resource  # not there on Windows

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20


def main(path: Path) -> None:
    socket.socket = NoNetwork  # type: ignore[misc]
    start = time.process_time()  # what other programs take does not count
    result: dict[str, object]
    try:
        if path.suffix == ".clipboard":
            understood = understand(read_pasted("", path.read_text(encoding="utf-8")))
        else:
            understood = understand(read_source(path))
    except FileError as error:
        result = {"error": str(error), "template": "", "left_out": ""}
    else:
        told = " ".join(f"{each.text} {each.reason}" for each in understood.left_out)
        result = {
            "error": "",
            "template": json.dumps(asdict(understood.template)),
            "left_out": told,
        }
    seconds = time.process_time() - start
    print(json.dumps({**result, "seconds": seconds, "peak": peak()}))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
