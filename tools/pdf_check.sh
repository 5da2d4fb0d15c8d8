#!/bin/sh
# Check every document that the program writes; arguments go to pdf_check.py (see its --help).
# Where CI runs, the validators must be there; elsewhere a checker that is not is told and skipped.
set -eu
cd "$(dirname "$0")/.."
. tools/utf8.sh
tools/setup_checkers.sh
need=
[ "${CI:-}" = true ] && need=--need-validators
exec .venv/bin/python tools/pdf_check.py $need "$@"
