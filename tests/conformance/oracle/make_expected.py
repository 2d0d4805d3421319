#!/usr/bin/env python3
"""make_expected.py DIR [--check]: (re)generate the expected outputs beside every DIR/*.py.
make_expected.py --library [--check]: those of the scenarios that ship, in tests/library/expected.

Run it with the reference interpreter, CPython 3.13. What a program writes to stderr is not kept: it is not compared.
NAME.jsonl          cooperative (vtrace.py)
NAME.sync.jsonl     synchronous model (vsync.py)
NAME.preempt.jsonl  preemptive model, one core, quantum 0.1 s unless the script says otherwise (preempt_ref.py)
A script may carry `# awaitscope: seed=N until=S quantum=S` (seconds; a trailing s or ms is understood).
In the library the files are NAME.LANGUAGE.MODEL.jsonl. A scenario with a setting that the oracle lacks (cores, policy,
costs) has its preemptive run computed by hand, and it is left alone.
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


LIBRARY = f"{HERE}/../../../scenarios/library"
KNOWN = {"seed", "until", "quantum", "models"}


def options(path):
    lines = re.findall(r"^# awaitscope:(.*)$", open(path, encoding="utf-8").read(), re.M)
    return dict(kv.split("=", 1) for line in lines for kv in line.split())


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
    """The expected files of a case, with their texts."""
    unknown = set(options(path)) - KNOWN
    if unknown:
        sys.exit(f"{path}: the oracle has no {', '.join(sorted(unknown))}")
    base = path[:-3]
    return {f"{base}.jsonl": run("vtrace.py", path), f"{base}.sync.jsonl": run("vsync.py", path),
            f"{base}.preempt.jsonl": run("preempt_ref.py", path)}


def scenario(path):
    base = f"{HERE}/../../library/expected/{os.path.basename(path)[:-3]}"
    files = {f"{base}.cooperative.jsonl": run("vtrace.py", path), f"{base}.synchronous.jsonl": run("vsync.py", path)}
    if set(options(path)) <= KNOWN:
        files[f"{base}.preemptive.jsonl"] = run("preempt_ref.py", path)
    return files


def main():
    library, check = "--library" in sys.argv, "--check" in sys.argv
    paths = sorted(glob.glob(f"{LIBRARY}/*/*.py" if library else sys.argv[1] + "/*.py"))
    bad = 0
    with cf.ThreadPoolExecutor(2) as pool:
        for files in pool.map(scenario if library else case, paths):
            for path, text in files.items():
                if check:
                    if open(path, encoding="utf-8").read() != text:
                        bad += 1
                        print("differs:", os.path.basename(path))
                else:
                    open(path, "w", encoding="utf-8").write(text)
    print(f"{len(paths)} scripts, {bad} differences" if check else f"{len(paths)} scripts written")
    sys.exit(bad > 0)


main()
