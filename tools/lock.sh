#!/bin/sh
# Resolve the lock files, for all platforms and every supported Python.
# Versions already locked stay; --upgrade lets all of them move.
# The header and the index addresses are left out: the files say what is installed, not from where.
set -eu
cd "$(dirname "$0")/.."

upgrade=${1:-}

compile() {
    target=$1
    shift
    .venv/bin/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
        --no-emit-index-url --no-emit-find-links --no-header --no-annotate ${upgrade:+"$upgrade"} "$@" \
        --output-file "requirements/$target.lock"
}

compile runtime pyproject.toml
compile build requirements/build.in
compile checkers requirements/checkers.in
compile dev pyproject.toml requirements/build.in requirements/dev.in \
    --constraint requirements/runtime.lock --constraint requirements/build.lock

if grep -nE '://|@ file|--(extra-)?index|--find-links' requirements/*.lock; then
    echo "A lock file names a place to download from; see the lines above." >&2
    exit 1
fi
