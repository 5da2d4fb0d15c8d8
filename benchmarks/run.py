"""Run every benchmark in this folder."""

import subprocess
import sys
from pathlib import Path


def main() -> None:
    """Run them one at a time, each in a process of its own."""
    for script in sorted(Path(__file__).parent.glob("*.py")):
        if script.name != "run.py":
            print(f"== {script.stem}", flush=True)
            subprocess.run([sys.executable, str(script)], check=True)


if __name__ == "__main__":
    main()
