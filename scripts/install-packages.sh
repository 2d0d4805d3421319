#!/usr/bin/env bash
# Installs the Debian packages that a job needs and that are missing: scripts/install-packages.sh JOB...
# Jobs: build, test, ci, benchmark, fuzz. Does nothing, and asks for nothing, when all are there.
set -euo pipefail

declare -A packages=(
    [build]="g++ cmake ninja-build libgmp-dev libmimalloc-dev
             qt6-base-dev qt6-svg-dev qt6-tools-dev qt6-tools-dev-tools qt6-l10n-tools qt6-translations-l10n
             libqcustomplot-dev libqscintilla2-qt6-dev libpcre2-dev libicu-dev pkgconf fonts-dejavu-core"
    [test]=""
    [ci]="clang-format-14"
    [benchmark]="libbenchmark-dev python3"
    [fuzz]="clang libclang-rt-14-dev"
)

if ! command -v dpkg-query >/dev/null; then
    echo "Not a Debian system: the packages below (or what they are called here) must be there." >&2
    for job in "$@"; do echo "  $job:" ${packages[$job]} >&2; done
    exit 0
fi

missing=()
for job in "$@"; do
    for package in ${packages[$job]}; do
        status=$(dpkg-query --show --showformat='${db:Status-Status}' "$package" 2>/dev/null || true)
        [ "$status" = installed ] || missing+=("$package")
    done
done
[ ${#missing[@]} -gt 0 ] || exit 0

as_root=()
if [ "$(id -u)" -ne 0 ]; then
    if ! command -v sudo >/dev/null; then
        echo "These packages are missing; install them as root, then start again:" >&2
        echo "  apt-get install --no-install-recommends ${missing[*]}" >&2
        exit 1
    fi
    as_root=(sudo)
fi

echo "Installing what is missing: ${missing[*]}" >&2
{
    "${as_root[@]}" apt-get update -q
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive \
        apt-get install -q -y --no-install-recommends "${missing[@]}"
} >&2
