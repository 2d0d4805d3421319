#!/usr/bin/env bash
# How fast it is: builds and runs the benchmarks, then the same ping-pong on CPython's asyncio.
#
#   scripts/benchmark.sh              all of them
#   scripts/benchmark.sh FILTER       those whose names match
set -euo pipefail
cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/.."

scripts/install-packages.sh build benchmark
scripts/build.sh bench
bin=build/bench/bin
filter=${1:-.}

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
export XDG_RUNTIME_DIR=$folder # without one, Qt makes one and leaves it behind

"$bin/bench_runtime" --benchmark_filter="$filter"
"$bin/bench_snapshot" --benchmark_filter="$filter"
"$bin/bench_inspection" --benchmark_filter="$filter"
QT_QPA_PLATFORM=offscreen "$bin/bench_timeline" --benchmark_filter="$filter"

# nanoseconds COMMAND...: how long it takes, the best of three.
nanoseconds() {
    local best= start end
    for _ in 1 2 3; do
        start=$(date +%s%N)
        "$@" >/dev/null
        end=$(date +%s%N)
        [ -n "$best" ] && [ "$best" -le $((end - start)) ] || best=$((end - start))
    done
    echo "$best"
}

script=tests/benchmarks/ping_pong.py
empty=$folder/empty.py
echo 'import asyncio' >"$empty"
switches=200000

python=$((($(nanoseconds python3 "$script") - $(nanoseconds python3 "$empty")) / switches))
awaitscope=$((($(nanoseconds "$bin/awaitscope" run "$script") - $(nanoseconds "$bin/awaitscope" run "$empty")) / switches))
native=$("$bin/bench_runtime" --benchmark_filter=taskSwitch/cooperative --benchmark_format=csv 2>/dev/null |
    awk -F, '/^"taskSwitch/ { printf "%d", 1e9 / $7 }')

echo
echo "One task switch, everything recorded:"
awk -v python="$python" -v awaitscope="$awaitscope" -v native="$native" 'BEGIN {
    printf "  %-44s %6d ns\n", "CPython asyncio (records nothing)", python
    printf "  %-44s %6d ns   %.1f times as fast\n", "awaitscope run, the same program", awaitscope, python / awaitscope
    printf "  %-44s %6d ns   %.1f times as fast\n", "the runtime alone, a program in C++", native, python / native
}'
