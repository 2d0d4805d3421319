#!/usr/bin/env bash
# Configures a preset if it never was, and builds what is out of date: scripts/build.sh PRESET
# Says nothing when nothing is to be done. Its words go to stderr: stdout is the program's.
set -euo pipefail
cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/.."

preset=$1
if [ ! -e "build/$preset/build.ninja" ]; then
    cmake --preset "$preset" >&2
fi
if ! ninja -C "build/$preset" -n 2>/dev/null | grep -q 'no work to do'; then
    cmake --build --preset "$preset" >&2
fi
