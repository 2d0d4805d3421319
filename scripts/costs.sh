#!/usr/bin/env bash
# What built-ins cost in statements, beside their time here and under CPython 3.13: scripts/costs.sh
# [PATTERN]. All rows of tests/bounds/costs.txt take some five minutes, on a machine with nothing else to do.
# PYTHON=... names the interpreter, AWAITSCOPE=... another binary than the release build.
set -euo pipefail
cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/.."

python=${PYTHON:-python3.13}
if ! "$python" -c 'import sys; sys.exit(sys.version_info[:2] != (3, 13))' 2>/dev/null; then
    echo "CPython 3.13 is needed, the reference: set PYTHON=/path/to/python3.13" >&2
    exit 2
fi
if [ -z "${AWAITSCOPE:-}" ]; then
    scripts/install-packages.sh build
    scripts/build.sh release
    AWAITSCOPE=build/release/bin/awaitscope
fi
exec "$python" tests/bounds/costs.py "$AWAITSCOPE" "$python" "$@"
