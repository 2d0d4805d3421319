#!/usr/bin/env python3
"""make_expected.py DIR [--check]: (re)generate the expected outputs beside every DIR/*.py.

Run it with the reference interpreter, CPython 3.13. What a program writes to stderr is not kept: it is not compared.
NAME.jsonl          cooperative (vtrace.py)
NAME.sync.jsonl     synchronous model (vsync.py)
NAME.preempt.jsonl  preemptive model, one core, quantum 0.1 s unless the script says otherwise (preempt_ref.py)
A script may carry `# awaitscope: seed=N until=S quantum=S` (seconds; a trailing s or ms is understood).
With --check nothing is written; differences are listed (this shows that the oracle is deterministic).
"""
import concurrent.futures as cf
import glob
import json
import os
import re
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))


def options(path):
    lines = re.findall(r"^# awaitscope:(.*)$", open(path, encoding="utf-8").read(), re.M)
    found = dict(kv.split("=", 1) for line in lines for kv in line.split())
    unknown = set(found) - {"seed", "until", "quantum"}
    if unknown:
        sys.exit(f"{path}: the oracle has no {', '.join(sorted(unknown))}")
    return found


def seconds(text):
    for unit, scale in (("us", 1e-6), ("ms", 1e-3), ("s", 1)):
        if text.endswith(unit):
            return repr(float(text[: -len(unit)]) * scale)
    return text


def run(tool, path, *extra):
    o = options(path)
    cmd = [sys.executable, f"{HERE}/{tool}", *extra]
    if "seed" in o:
        cmd += ["--seed", o["seed"]]
    if "until" in o:
        cmd += ["--max-time", seconds(o["until"])]
    if tool == "preempt_ref.py":
        cmd += ["--quantum", seconds(o.get("quantum", "0.1"))]
    r = subprocess.run(cmd + [path], capture_output=True, text=True, env={**os.environ, "PYTHONHASHSEED": "0"}, timeout=60)
    if r.stderr:
        print("STDERR", tool, path, r.stderr[-300:])
    return "".join(line for line in r.stdout.splitlines(keepends=True) if json.loads(line)["kind"] != "stderr")


def case(path):
    files = {"jsonl": run("vtrace.py", path), "sync.jsonl": run("vsync.py", path), "preempt.jsonl": run("preempt_ref.py", path)}
    return path[:-3], files


def main():
    d, check = sys.argv[1], "--check" in sys.argv
    bad = n = 0
    with cf.ThreadPoolExecutor(2) as pool:
        for base, files in pool.map(case, sorted(glob.glob(d + "/*.py"))):
            n += 1
            for ext, text in files.items():
                if check:
                    if open(f"{base}.{ext}", encoding="utf-8").read() != text:
                        bad += 1
                        print("differs:", os.path.basename(base), ext)
                else:
                    open(f"{base}.{ext}", "w", encoding="utf-8").write(text)
    print(f"{n} scripts, {bad} differences" if check else f"{n} scripts written")
    sys.exit(bad > 0)


main()
