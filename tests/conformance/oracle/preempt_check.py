#!/usr/bin/env python3
"""Compare preempt_ref.py with the timelines of ../cases/preempt, which were computed by hand (MODELS.md explains each)."""
import glob
import json
import os
import re
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
bad = 0
for path in sorted(glob.glob(HERE + "/../cases/preempt/*.py")):
    quantum = re.search(r"^# awaitscope: quantum=([\d.]+)", open(path, encoding="utf-8").read(), re.M).group(1)
    out = subprocess.run([sys.executable, HERE + "/preempt_ref.py", "--quantum", quantum, path], capture_output=True, text=True).stdout
    got = "".join(f"{r['t']} {r['text']}\n" for r in map(json.loads, out.splitlines()) if r["kind"] == "output")
    ok = got == open(path[:-3] + ".expect", encoding="utf-8").read()
    bad += not ok
    print("ok  " if ok else "BAD ", os.path.basename(path))
sys.exit(bad > 0)
