#!/bin/sh
# Run every check, for people and for CI: all of them, also when one fails.
set -u
cd "$(dirname "$0")/.."
. tools/utf8.sh
tools/setup.sh dev || exit 1
PATH="$PWD/.venv/bin:$PATH"
log=$(mktemp)
failed=

step() {
    printf '\n== %s\n' "$*"
    "$@" || failed="$failed
    $*"
}

tests() {
    # On all processors: the tests know nothing of each other.
    { python -m pytest --numprocesses=auto --cov --cov-report= && touch "$log.passed"; } 2>&1 | tee "$log"
    [ -f "$log.passed" ]
}

# The parts that must not be wrong in print: rules, storage, documents.
covered() {
    coverage report --include="andts_desktop/$1/*" --fail-under=95
}

step ruff format --check .
step ruff check .
step mypy
step lint-imports --no-logo
step tests
for part in domain db reports; do
    step covered "$part"
done

step tools/pdf_check.sh

echo
[ -z "$failed" ] && echo "All checks passed." || echo "Failed:$failed"
grep -E '^=+ .*(passed|failed|error|no tests ran).* =+$' "$log" | tail -n 1
rm -f "$log" "$log.passed"
[ -z "$failed" ]
