# Sourced: Qt complains when the locale is not UTF-8, as on a machine where none is set.
if [ "$(locale charmap 2>/dev/null)" != UTF-8 ]; then
    export LC_ALL=C.UTF-8
fi
