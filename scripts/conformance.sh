#!/usr/bin/env bash
# Compares the built program with CPython 3.13: on the cases, then on generated programs.
#
#   scripts/conformance.sh [SEEDS [SIZE]]     seeds 1-100 and size 40 unless told otherwise
#
# PYTHON=... names the interpreter, PROGRAM=... the program (the release build unless given).
# Prints each disagreement and a score for every model; exit code 0 when all agree.
set -euo pipefail
cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/.."

seeds=${1:-1-100}
size=${2:-40}
oracle=tests/conformance/oracle

python=${PYTHON:-}
for candidate in python3.13 python3; do
    [ -z "$python" ] || break
    if "$candidate" -c 'import sys; sys.exit(sys.version_info[:2] != (3, 13))' 2>/dev/null; then
        python=$candidate
    fi
done
if [ -z "$python" ]; then
    echo "CPython 3.13 is needed, the reference: set PYTHON=/path/to/python3.13" >&2
    exit 2
fi
if ! "$python" -c 'import sys; sys.exit(sys.version_info[:2] != (3, 13))'; then
    echo "warning: $python is not CPython 3.13; some differences are its own" >&2
fi

if [ -z "${PROGRAM:-}" ]; then
    scripts/build.sh release
    PROGRAM=build/release/bin/awaitscope
fi

export PYTHONDONTWRITEBYTECODE=1
disagreements=0
compare() { "$python" "$oracle/difftest.py" --program "$PROGRAM" "$@" || disagreements=1; }

for model in synchronous cooperative preemptive; do
    for part in dev preempt; do
        echo "cases/$part"
        compare --model "$model" --cases "tests/conformance/cases/$part"
    done
    echo "generated programs, seeds $seeds, size $size"
    compare --model "$model" --seeds "$seeds" --size "$size"
done
exit $disagreements
