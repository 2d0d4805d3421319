#!/usr/bin/env bash
# How fast the language is: every program of tests/benchmarks/programs, run by Awaitscope (its trace
# recorded) and by the python3 at hand, in turns.
#
#   scripts/benchmark-language.sh              all programs
#   scripts/benchmark-language.sh NAME ...     these: loop, switches, ...
#
# User CPU time of the whole process, the best of REPEATS (5) runs of each. The start-up is taken off
# for both alike: what an empty program takes, or one that imports asyncio if the program does.
# AWAITSCOPE names another binary than the release build.
set -euo pipefail
cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/.."

if [ -z "${AWAITSCOPE:-}" ]; then
    scripts/install-packages.sh build
    scripts/build.sh release
    AWAITSCOPE=build/release/bin/awaitscope
fi
repeats=${REPEATS:-5}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
export XDG_RUNTIME_DIR=$folder # without one, Qt makes one and leaves it behind
echo >"$folder/plain.py"
echo 'import asyncio' >"$folder/asyncio.py"

# measure PROGRAM: sets `ours` and `theirs`, milliseconds; fails when what they print differs.
measure() {
    local TIMEFORMAT=%U repeat time
    ours= theirs=
    for ((repeat = 0; repeat < repeats; ++repeat)); do
        time=$({ time "$AWAITSCOPE" run "$1" >"$folder/ours"; } 2>&1)
        time=$(milliseconds "$time")
        [ -n "$ours" ] && [ "$ours" -le "$time" ] || ours=$time
        time=$({ time python3 "$1" >"$folder/theirs"; } 2>&1)
        time=$(milliseconds "$time")
        [ -n "$theirs" ] && [ "$theirs" -le "$time" ] || theirs=$time
    done
    cmp -s "$folder/ours" "$folder/theirs" || {
        echo "$1 prints something else under Awaitscope" >&2
        exit 1
    }
}

# milliseconds SECONDS: 1.234 -> 1234
milliseconds() {
    local digits=${1/./}
    echo "$((10#$digits))"
}

# peak PROGRAM: the most memory that a run of it has at once, in KiB.
peak() {
    /usr/bin/env python3 -c '
import resource, subprocess, sys
subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, check=True)
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)' "$AWAITSCOPE" run "$1"
}

declare -A our_start their_start
for start in plain asyncio; do
    measure "$folder/$start.py"
    our_start[$start]=$ours
    their_start[$start]=$theirs
done
echo "$(python3 --version). Milliseconds of user CPU time, the best of $repeats, without the start-up"
echo "(${our_start[plain]} and ${their_start[plain]} ms; with asyncio ${our_start[asyncio]} and ${their_start[asyncio]} ms)."
echo
printf '%-16s %10s %10s   %s\n' program awaitscope CPython 'times as fast'
for program in tests/benchmarks/programs/*.py; do
    name=$(basename "$program" .py)
    [ $# -eq 0 ] || [[ " $* " == *" $name "* ]] || continue
    measure "$program"
    start=plain
    ! grep -q '^import asyncio' "$program" || start=asyncio
    awk -v name="$name" -v ours=$((ours - our_start[$start])) -v theirs=$((theirs - their_start[$start])) 'BEGIN {
        printf "%-16s %10d %10d   %13.2f\n", name, ours, theirs, theirs / (ours > 0 ? ours : 1)
    }'
done

if [ $# -eq 0 ]; then
    echo
    echo "Ten times as many short-lived objects take as much memory:"
    for name in objects cycles; do
        few=tests/benchmarks/programs/$name.py
        sed -E 's/range\(([0-9_]+)\)/range(\1 * 10)/' "$few" >"$folder/$name.py"
        printf '  %-14s %6d KiB, ten times as many %6d KiB\n' "$name" "$(peak "$few")" "$(peak "$folder/$name.py")"
    done
fi
