"""The program's work without its window, for scripts, IT departments and tests.

A command takes parsed arguments and gives a `Reply`; only this module prints, so that text and
JSON are the same values, and only here do errors become exit codes: 0 done, 1 the world's
fault (in Swedish on stderr), 2 a command that cannot be understood.
"""

import gc
import io
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from andts_desktop.cli.parser import UsageError
from andts_desktop.errors import AndtsError

DONE, FAILED, MISUNDERSTOOD, INTERRUPTED = 0, 1, 2, 130


def run(arguments: Sequence[str]) -> int:
    """Do what the command line asks for and return the exit code."""
    _speak_utf8()
    try:
        return _do(arguments)
    except UsageError as error:
        print(error, file=sys.stderr)
        return MISUNDERSTOOD
    except AndtsError as error:
        print(error, file=sys.stderr)
        return FAILED
    except BrokenPipeError:
        # The reader went away ("| head"): nothing to say, and nothing to flush at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FAILED
    except KeyboardInterrupt:
        print("Avbrutet.", file=sys.stderr)
        return INTERRUPTED
    except SystemExit as end:
        # How argparse leaves after --help and --version.
        return end.code if isinstance(end.code, int) else DONE


def _do(arguments: Sequence[str]) -> int:
    from andts_desktop.cli.arguments import command_parser, window_arguments

    asked = window_arguments(arguments)
    if asked is not None:
        return _open_window(asked.file, example=asked.example)
    from andts_desktop.cli.printing import print_reply

    gc.enable()
    found = command_parser().parse_args(arguments)
    reply = found.handler(found)
    print_reply(reply, as_json=found.json)
    return FAILED if reply.failed else DONE


def _open_window(file: Path | None, *, example: bool) -> int:
    from andts_desktop import app

    return app.run(file, example=example)


def _speak_utf8() -> None:
    """Write UTF-8 whatever the system's language; what no one can write becomes an escape."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
