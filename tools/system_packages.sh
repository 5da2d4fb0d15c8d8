#!/bin/sh
# Install Debian or Ubuntu packages: as root at once, for others by saying the line to run.
set -eu

if ! command -v apt-get >/dev/null; then
    echo "Something is missing that these Debian packages hold: $*" >&2
    echo "Install what corresponds to them on this system, then run the same command again." >&2
    exit 1
fi
if [ "$(id -u)" -ne 0 ]; then
    echo "Something is missing on this system. Run this line once, then the same command again:" >&2
    echo "    sudo apt-get install $*" >&2
    exit 1
fi
echo "Installing $*"
log=$(mktemp)
export DEBIAN_FRONTEND=noninteractive
if ! { apt-get update && apt-get install --yes --no-install-recommends "$@"; } >"$log" 2>&1; then
    cat "$log" >&2
    exit 1
fi
rm "$log"
