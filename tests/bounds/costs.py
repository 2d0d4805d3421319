"""What each built-in costs in statements, beside its time here and under CPython 3.13:

    costs.py PROGRAM PYTHON [PATTERN]

The default limit is 800 million statements. What CPython does in five seconds must keep to it, so
that a cost is at most CPython's time by 6.25 ns; and it must be reached within ten seconds, so that
it is at least our time by 12.5 ns. Prints a line for each row of costs.txt, with what is wrong: `high`
or `low`, or `slow` when no cost can satisfy both."""

import os
import re
import resource
import subprocess
import sys
import tempfile

TIMES = 10  # each line is repeated in the loop
STATEMENTS = 400_000


def cpu_of(command):
    before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode not in (0, 3):
        raise RuntimeError(f"{command}: {done.stderr}")
    return resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime - before, done.stdout


def program(setup, line, loops, told=""):
    body = "".join(f"        {line}\n" for _ in range(TIMES))
    inner = "".join(f"    {each}\n" for each in setup.split("; ") if each)
    return f"def f():\n{inner}    for i in range({loops}):\n{body}{told}\nf()\n"


def measured(ours, python, setup, line, file):
    def write(*rest):
        with open(file, "w") as out:
            out.write(program(setup, line, *rest))

    def per_line(command):
        write(1)
        start = min(cpu_of([*command, file])[0] for _ in range(2))
        loops = 2000
        while True:
            write(loops)
            spent = cpu_of([*command, file])[0] - start
            if spent > 0.15:
                again = cpu_of([*command, file])[0] - start
                return min(spent, again) / loops / TIMES * 1e9
            loops *= 3

    theirs = per_line([python])
    here = per_line([ours, "run", "--max-statements", str(10**12)])
    told = "        if i % 20 == 0: print(i)\n"
    write(10**9, told)
    out = cpu_of([ours, "run", "--max-statements", str(STATEMENTS), file])[1]
    cost = STATEMENTS / (int(out.split()[-1]) + 10) / TIMES
    return theirs, here, cost


def main():
    ours, python = sys.argv[1:3]
    pattern = sys.argv[3] if len(sys.argv) > 3 else ""
    table = os.path.dirname(os.path.abspath(__file__)) + "/costs.txt"
    wrong = 0
    with open(table) as rows, tempfile.TemporaryDirectory() as folder:
        for row in rows:
            row = row.rstrip("\n")
            if not row or row.startswith("#") or not re.search(pattern, row):
                continue
            setup, _, line = row.rpartition(":: ")
            theirs, here, cost = measured(ours, python, setup.strip(), line.strip(), folder + "/program.py")
            most, least = theirs / 6.25, here / 12.5
            what = "slow" if least > most else "high" if cost > most else "low" if cost < least else ""
            wrong += bool(what)
            print(f"{what:5} {theirs:8.0f} ns {here:8.0f} ns  cost {cost:7.1f}  of {least:6.1f} to {most:6.1f}  {row}", flush=True)
    print(f"{wrong} are wrong")


main()
