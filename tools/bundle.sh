#!/bin/sh
# Build the one-folder program in dist/andts-desktop and prove that it works.
set -eu
cd "$(dirname "$0")/.."
. tools/utf8.sh
tools/setup.sh dev
if [ "$(uname -s)" = Linux ] && ! command -v objcopy >/dev/null; then
    tools/system_packages.sh binutils # PyInstaller puts its archive in with objcopy
fi
.venv/bin/python -m PyInstaller --noconfirm --log-level WARN build.spec
.venv/bin/python tools/check_bundle.py dist/andts-desktop
