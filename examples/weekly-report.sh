#!/bin/sh
# Writes the week's files for the city group; for cron, a task scheduler or CI.
#
#   weekly-report.sh OUTPUT [RECORDS]
#
# OUTPUT is a folder, which then holds the week's tables and its summary.txt. RECORDS is the records directory, by
# default the example beside this script. Two variables may be set: AS_OF (such as 2019-08-20; default: today) and
# SHUANGQIAN (the binary; default: shuangqian on the PATH).
# Exit status: 0 fine; 1 the records are wrong, and nothing was written; 2 could not do it.
set -eu

if [ $# -lt 1 ] || [ $# -gt 2 ]; then
    echo "usage: ${0##*/} OUTPUT [RECORDS]" >&2
    exit 2
fi
output=$1
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd) || exit 2
records=${2:-$here/cangzhou-2019}
binary=${SHUANGQIAN:-shuangqian}

# Runs shuangqian on the records, and stops with its status where it fails: 1 for wrong records, 2 for all else.
run() {
    status=0
    "$binary" -C "$records" ${AS_OF:+--as-of "$AS_OF"} "$@" || status=$?
    case $status in
        0) ;;
        1) exit 1 ;;
        *) exit 2 ;;
    esac
}

# The diagnostics are what the scheduler mails to somebody, so they go where messages go.
run check --fail-on error >&2
run report weekly -o "$output" >&2
cat -- "$output/summary.txt" || exit 2
