"""Runs each program of hostile_programs.txt as a user would, with the limits as they are, and
measures: measure.py PROGRAM [PATTERN]. Prints a line for each run, at its end whether all have kept
to ten seconds of CPU and to 1 GiB."""

import os
import re
import resource
import subprocess
import sys
import tempfile

SECONDS, MEBIBYTES = 10, 1024
ESCAPES = {"n": "\n", "r": "\r", "t": "\t", "f": "\f", "0": "\0", "\\": "\\"}


def expanded(text):
    """See hostile_programs.h."""

    def repeat(match):
        count = int(match[1])
        unit = re.sub(
            r"\\(x..|.)",
            lambda e: chr(int(e[1][1:], 16)) if e[1][0] == "x" else ESCAPES[e[1]],
            match[2].encode().decode("latin-1"),
        )
        if unit.startswith("@"):
            return "".join(" " * i + unit[1:] for i in range(count))
        if "%d" in unit:
            return "".join(unit.replace("%d", str(i)) for i in range(count))
        return unit * count

    text = text.encode().decode("latin-1")
    pattern = r"\{\{(\d+)\*(.*?)\}\}(?!\})"
    return re.sub(pattern, lambda m: repeat(m), text).encode("latin-1")


def run(program, file, model, folder):
    with open(folder + "/out", "wb") as out, open(folder + "/err", "w+b") as err:
        process = subprocess.Popen(
            [program, "run", file, "--model", model],
            stdin=subprocess.DEVNULL,
            stdout=out,
            stderr=err,
            preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_CPU, (60, 60)),
        )
        status, usage = os.wait4(process.pid, 0)[1:]
        err.seek(max(0, err.seek(0, os.SEEK_END) - 500))
        last = err.read().decode("utf-8", "replace").strip().split("\n")[-1]
    code = os.waitstatus_to_exitcode(status)
    return code, usage.ru_utime + usage.ru_stime, usage.ru_maxrss // 1024, last


def main():
    program, pattern = sys.argv[1], sys.argv[2] if len(sys.argv) > 2 else ""
    with open(os.path.dirname(os.path.abspath(__file__)) + "/hostile_programs.txt") as table:
        parts = table.read().split("### ")[1:]
    bad = []
    with tempfile.TemporaryDirectory() as folder:
        for part in parts:
            head, _, body = part.partition("\n")
            name = head.split(":")[0]
            if not re.search(pattern, name):
                continue
            with open(folder + "/program.py", "wb") as file:
                file.write(expanded(body))
            concurrent = "asyncio" in body or "awaitscope" in body
            for model in ("cooperative", "synchronous", "preemptive")[: 3 if concurrent else 1]:
                code, seconds, size, last = run(program, folder + "/program.py", model, folder)
                fine = 0 <= code <= 3 and seconds <= SECONDS and size <= MEBIBYTES
                mark = " " if fine else "!"
                print(f"{mark} {name} {model}: {code}, {seconds:.1f} s, {size} MiB | {last[:120]}", flush=True)
                if not fine:
                    bad.append(f"{name} {model}")
    print("all are bounded" if not bad else "NOT bounded: " + ", ".join(bad))
    sys.exit(bool(bad))


main()
