"""Hand the command line to the window program or to the one without a window."""

import gc
import sys

# Nothing made while starting is garbage, and looking for it takes a tenth of the start. The
# window collects by its own timer; commands without a window turn it on again.
gc.disable()

from andts_desktop import cli  # noqa: E402 - its imports are most of the start


def main() -> int:
    """Run the program and return its exit code."""
    return cli.run(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
