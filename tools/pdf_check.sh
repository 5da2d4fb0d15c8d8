#!/bin/sh
# Check every document that the program writes; arguments go to pdf_check.py (see its --help).
# Where CI runs, each checker must be there; on other machines one that is not is told and skipped.
set -eu
cd "$(dirname "$0")/.."
. tools/utf8.sh
tools/setup_checkers.sh
need=
[ "${CI:-}" = true ] && need=--need-all
exec .venv/bin/python tools/pdf_check.py $need "$@"
