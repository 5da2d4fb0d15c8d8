#!/bin/sh
# Make .venv ready: "setup.sh runtime" to run the program, "setup.sh dev" to work on it.
# Every package is checked against the hashes in requirements/; a second call is done at once.
set -eu
cd "$(dirname "$0")/.."
wanted=$1

find_python() {
    for candidate in "${PYTHON:-python3}" python3.14 python3.13 python3.12 python3.11; do
        if "$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
            echo "$candidate"
            return
        fi
    done
    echo "Python 3.11 or newer is needed, and was not found." >&2
    return 1
}

make_venv() {
    if ! command -v python3 >/dev/null; then
        tools/system_packages.sh python3 python3-venv
    fi
    python=$(find_python)
    if ! "$python" -c 'import ensurepip, venv' 2>/dev/null; then
        version=$("$python" -c 'import sys; print("python%d.%d" % sys.version_info[:2])')
        tools/system_packages.sh "$version-venv"
    fi
    "$python" -m venv --clear .venv
}

install() {
    .venv/bin/python -m pip install --quiet --disable-pip-version-check "$@"
}

missing_libraries() {
    find .venv/lib/python3*/site-packages/PySide6 \
        \( -name libqxcb.so -o -name libqoffscreen.so -o -name QtWidgets.abi3.so \
        -o -name QtPdfWidgets.abi3.so -o -name QtSvg.abi3.so \) -exec ldd {} + |
        awk '/not found/ { print $1 }' | sort -u
}

install_qt_libraries() {
    glib=libglib2.0-0
    if apt-cache show libglib2.0-0t64 >/dev/null 2>&1; then
        glib=libglib2.0-0t64 # its name since the change to 64-bit time
    fi
    tools/system_packages.sh "$glib" libdbus-1-3 libegl1 libfontconfig1 libgl1 libgssapi-krb5-2 \
        libx11-xcb1 libxcb-cursor0 libxcb-icccm4 libxcb-keysyms1 libxcb-randr0 libxcb-shape0 \
        libxcb-sync1 libxcb-xfixes0 libxkbcommon-x11-0
}

# What pip writes into .venv names the folder, so a checkout that was moved starts anew.
usable() {
    grep -qF "$PWD/.venv" .venv/bin/activate && .venv/bin/python -m pip --version
}

now=$(cat pyproject.toml requirements/*.lock tools/setup.sh | cksum)
stamped() {
    [ -f ".venv/.ready-$1" ] && [ "$(cat ".venv/.ready-$1")" = "$now" ]
}

if usable >/dev/null 2>&1 && { stamped "$wanted" || stamped dev; }; then
    exit 0
fi
echo "Setting up .venv; the first time this takes a few minutes."
if ! usable >/dev/null 2>&1; then
    make_venv
fi
if [ "$wanted" = dev ]; then
    install --require-hashes -r requirements/dev.lock
else
    install --require-hashes -r requirements/runtime.lock -r requirements/build.lock
fi
install --no-deps --no-build-isolation --editable .
if [ "$(uname -s)" = Linux ] && [ -n "$(missing_libraries)" ]; then
    install_qt_libraries
    if [ -n "$(missing_libraries)" ]; then
        echo "Qt still misses these libraries:" $(missing_libraries) >&2
        exit 1
    fi
fi
printf '%s' "$now" >".venv/.ready-$wanted"
