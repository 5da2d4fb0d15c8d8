"""Run every benchmark in this folder."""

import subprocess
import sys
from pathlib import Path

OTHERS = ("run.py", "own_process.py")
"""What stands in this folder and is no benchmark."""


def main() -> None:
    """Run them one at a time, each in a process of its own."""
    for script in sorted(Path(__file__).parent.glob("*.py")):
        if script.name not in OTHERS:
            print(f"== {script.stem}", flush=True)
            subprocess.run([sys.executable, str(script)], check=True)


if __name__ == "__main__":
    main()
