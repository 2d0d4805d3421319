#!/usr/bin/env bash
# Takes pictures of the window in every state worth seeing, both languages, both themes:
#
#   scripts/screenshots.sh FOLDER            all of them
#   scripts/screenshots.sh FOLDER NAME       those of one state
#
# Needs no display. People look at them; no test does.
set -euo pipefail
top=$(dirname "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")")
[ $# -ge 1 ] || { sed -n '2,7s/^# \?//p' "${BASH_SOURCE[0]}" >&2; exit 2; }
mkdir -p "$1"
folder=$(readlink -f "$1")
shift

cd "$top"
scripts/install-packages.sh build
[ -e build/dev/build.ninja ] || cmake --preset dev >&2
cmake --build --preset dev --target awaitscope_screenshots >&2
# Without an own folder for these, Qt makes one and leaves it behind.
XDG_RUNTIME_DIR=$(mktemp -d)
export XDG_RUNTIME_DIR
trap 'rm -rf "$XDG_RUNTIME_DIR"' EXIT
build/dev/bin/awaitscope_screenshots "$folder" "$@"
