#!/bin/sh
# Build the one-folder program in dist/andts-desktop and prove that it works.
set -eu
cd "$(dirname "$0")/.."
. tools/utf8.sh
tools/setup.sh dev
if [ "$(uname -s)" = Linux ] && ! command -v objcopy >/dev/null; then
    tools/system_packages.sh binutils # PyInstaller puts its archive in with objcopy
fi
find_libpython="from PyInstaller.depend.bindepend import get_python_library_path as find; find()"
if ! .venv/bin/python -c "$find_libpython" >/dev/null 2>&1; then
    version=$(.venv/bin/python -c 'import sys; print("python%d.%d" % sys.version_info[:2])')
    tools/system_packages.sh "lib$version" # Debian's python3 is built without its library
fi
.venv/bin/python -m PyInstaller --noconfirm --log-level WARN build.spec
.venv/bin/python tools/check_bundle.py dist/andts-desktop
