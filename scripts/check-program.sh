#!/usr/bin/env bash
# Tries the main job of a built awaitscope, as a user would: scripts/check-program.sh PROGRAM
# Needs no display. Works in a folder of its own, which it removes.
set -euo pipefail
program=$(readlink -f "$1")
unset DISPLAY WAYLAND_DISPLAY
export LC_ALL=C.UTF-8

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

fail() { printf 'FAILED: %s\n' "$*" >&2; exit 1; }

# exits CODE COMMAND...: runs it and checks its exit code; its output is in the files out and err.
exits() {
    local expected=$1 code=0
    shift
    timeout 60 "$@" >out 2>err || code=$?
    [ "$code" -eq "$expected" ] || { cat out err >&2; fail "exit code $code, not $expected: $*"; }
}

exits 0 "$program" run event-loop
diff -u - out <<'END'
Task 1 starts
Task 2 starts
Task 2 done
Task 1 done
END

exits 0 "$program" trace event-loop
tail -n 1 out | grep -q '"kind": "run_finished".*"status": "ok"' || fail "a trace ends with its status"
mv out first && exits 0 "$program" trace event-loop
cmp first out || fail "two traces of one program differ"

# What is deep is bounded, whatever the stack has room for.
deep() {
    cat >deep.py
    local code=0
    "$program" run deep.py >out 2>err || code=$?
    [ "$code" -le 3 ] || { tail -n 3 err >&2; cat deep.py >&2; fail "exit code $code"; }
}
deep <<'END'
for wrap in zip, enumerate, reversed, iter, (lambda x: map(str, x)), (lambda x: filter(None, x)):
    x = iter([1])
    try:
        for _ in range(100000):
            x = wrap(x)
        print(len(list(x)))
    except (TypeError, RecursionError) as error:
        print(error)
END
deep <<'END'
x = int
for _ in range(100000):
    x = (x,)
try:
    isinstance("a", x)
except RecursionError as error:
    print(error)
END
deep <<'END'
group = ExceptionGroup("g", [ValueError("v")])
for _ in range(50000):
    group = ExceptionGroup("g", [group])
try:
    raise group
except* TypeError:
    pass
except* ValueError:
    print("caught")
END
deep <<'END'
x = int
for _ in range(50000):
    x = list[x]
try:
    print(len(repr(x)))
except RecursionError as error:
    print(error)
END
{ printf 'x = [1'; for _ in {1..20000}; do printf ' for x in y'; done; echo ']'; } | deep
{ printf 'with a'; for _ in {1..20000}; do printf ', a'; done; echo ': pass'; } | deep

exits 0 "$program" compare not-faster --json
[ "$(grep -c '"model"' out)" -eq 3 ] || fail "a comparison has three models"

for kind in png svg pdf; do
    exits 0 "$program" export event-loop -o "picture.$kind"
    mv "picture.$kind" "first.$kind"
    exits 0 "$program" export event-loop -o "picture.$kind"
    cmp "first.$kind" "picture.$kind" || fail "two exports of one program differ"
done
head -c 8 picture.png | cmp -s - <(printf '\x89PNG\r\n\x1a\n') || fail "not a PNG"
grep -q '<svg' picture.svg || fail "not an SVG"
head -c 5 picture.pdf | grep -q '%PDF-' || fail "not a PDF"

printf 'import asyncio\nprint("a"\n' >broken.py
exits 2 "$program" check broken.py
head -n 1 err | grep -q '^broken.py:2:' || fail "a broken file is told at its place"
exits 2 "$program" run broken.py
exits 2 "$program" --no-such-option

exits 0 "$program" scenarios
while read -r name _; do
    exits 0 "$program" check "$name"
    exits 0 "$program" compare "$name"
done <<<"$(cat out)"
