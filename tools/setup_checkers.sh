#!/bin/sh
# Make the checkers of PDF files ready in .checkers, apart from the program's own environment:
# verapdf.jar, the reference validator (Java), and venv, with those written in Python.
# A second call is done at once. Without Java or Maven the jar is left out, and the reason is told.
set -eu
cd "$(dirname "$0")/.."

VERAPDF=1.28.2
SHA256=687d4d8bcfec48c9f7e931cf78ed061f1eeccfba55d4cdc000ba9b4d8aa46ce6
COPY=org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy
jar=.checkers/verapdf.jar

is_right() {
    [ -f "$1" ] && [ "$(python3 -c 'import hashlib, sys
print(hashlib.sha256(open(sys.argv[1], "rb").read()).hexdigest())' "$1")" = "$SHA256" ]
}

fetch() {
    for program in java mvn; do
        if ! command -v "$program" >/dev/null; then
            echo "veraPDF is left out: there is no $program on this machine." >&2
            return
        fi
    done
    echo "Fetching veraPDF $VERAPDF."
    folder=$(mktemp -d .checkers/fetched.XXXXXX)
    if ! mvn --quiet --batch-mode -Dstyle.color=never "$COPY" -DoutputDirectory="$PWD/$folder" \
        -Dartifact="org.verapdf.apps:greenfield-apps:$VERAPDF"; then
        echo "veraPDF is left out: it could not be fetched." >&2
        rmdir "$folder"
        return
    fi
    if ! is_right "$folder/greenfield-apps-$VERAPDF.jar"; then
        echo "What was fetched is not veraPDF $VERAPDF: its checksum is another." >&2
        exit 1
    fi
    mv "$folder/greenfield-apps-$VERAPDF.jar" "$jar"
    rmdir "$folder"
}

tools/setup.sh dev
mkdir -p .checkers
is_right "$jar" || fetch

now=$(cksum <requirements/checkers.lock)
if [ "$(cat .checkers/venv/.ready 2>/dev/null)" != "$now" ]; then
    echo "Setting up .checkers/venv."
    .venv/bin/python -m venv --clear .checkers/venv
    if .checkers/venv/bin/python -m pip install --quiet --disable-pip-version-check \
        --require-hashes -r requirements/checkers.lock; then
        printf '%s' "$now" >.checkers/venv/.ready
    else
        echo "outloud and pdfua are left out: they could not be fetched." >&2
    fi
fi
