#!/bin/sh
# Open the window on the example file or, where there is no display, write what it would show.
set -eu
cd "$(dirname "$0")/.."
. tools/utf8.sh
tools/setup.sh runtime

if [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ] || [ "$(uname -s)" = Darwin ]; then
    exec .venv/bin/python -m andts_desktop --example
fi
.venv/bin/python -m andts_desktop demo out/
echo
echo "Ingen skärm hittades. Utskrifter (PDF) och bilder av fönstret ligger i $PWD/out"
echo "No display was found. The PDF files and the pictures of the window are in $PWD/out"
