#!/usr/bin/env bash
# Looks for texts and programs that break the language, and for saved traces that break what reads
# them: scripts/fuzz.sh [MINUTES] [source|runs|traces]
# Needs clang. What it finds is left in build/fuzz/found; make it a test, then mend it.
set -euo pipefail
cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/.."

minutes=${1:-10}
kinds=${2:-source runs traces}
scripts/install-packages.sh fuzz
scripts/build.sh fuzz

programs="tests/fuzz/corpus tests/conformance/cases/dev tests/conformance/cases/preempt tests/language/scripts
    scenarios/library"
mkdir -p build/fuzz/found
for kind in $kinds; do
    mkdir -p "build/fuzz/corpus-$kind"
    echo "== $kind, for $((minutes * 60)) s" >&2
    case $kind in
    traces) seeds=tests/fuzz/traces words=trace.dict ;;
    *) seeds=$programs words=python.dict ;;
    esac
    # shellcheck disable=SC2086 # several folders
    "build/fuzz/fuzz/fuzz_$kind" -max_total_time=$((minutes * 60)) -timeout=10 -max_len=16384 \
        -rss_limit_mb=2048 -malloc_limit_mb=512 -dict="tests/fuzz/$words" \
        -artifact_prefix="build/fuzz/found/$kind-" -print_final_stats=1 \
        "build/fuzz/corpus-$kind" $seeds
done
