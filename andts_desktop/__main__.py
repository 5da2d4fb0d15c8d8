"""Hand the command line to the window program or to the one without a window."""

import sys

from andts_desktop import cli


def main() -> int:
    """Run the program and return its exit code."""
    return cli.run(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
