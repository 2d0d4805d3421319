#!/usr/bin/env bash
# Runs the hostile programs of tests/bounds with the limits as they are, and measures time and memory:
# scripts/hostile-programs.sh [PATTERN]. All of them take about an hour; needs python3.
# AWAITSCOPE names another binary than the release build.
set -euo pipefail
cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/.."

if [ -z "${AWAITSCOPE:-}" ]; then
    scripts/install-packages.sh build
    scripts/build.sh release
    AWAITSCOPE=build/release/bin/awaitscope
fi
exec python3 tests/bounds/measure.py "$AWAITSCOPE" "$@"
