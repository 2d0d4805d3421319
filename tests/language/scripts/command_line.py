# The module argparse.
import argparse, sys
def attempt(parser, *lists):
    for args in lists:
        try: print(args, parser.parse_args(args))
        except SystemExit as end: print(args, "exit", end.code)
p = argparse.ArgumentParser(prog="lesson", description="Producers and consumers.", epilog="The end.")
p.add_argument("-p", "--nprod", type=int, default=5, help="how many produce")
p.add_argument("-c", "--ncon", type=int, default=10)
p.add_argument("--verbose", "-v", action="store_true", help="say more")
p.add_argument("--dry-run", action="store_true")
ns = p.parse_args([]); print(ns, vars(ns), ns.nprod, ns.dry_run, "ncon" in ns)
attempt(p, ["-p", "3", "--ncon=4", "-v"], ["-p7"], ["--nprod", "x"], ["--what"], ["-p"], ["extra"], ["--ver"], ["--n", "1"], ["-h"], ["--verbose=1"])
q = argparse.ArgumentParser(prog="q")
q.add_argument("url", help="where to"); q.add_argument("files", nargs="*", help="what to")
q.add_argument("--level", choices=["low", "high"], default="low"); q.add_argument("-x", action="append"); q.add_argument("-d", action="count", default=0); q.add_argument("--pair", nargs=2, type=float, metavar=("A", "B")); q.add_argument("--opt", nargs="?", const="C", default="D"); q.add_argument("--many", nargs="+", type=int); q.add_argument("--no-color", dest="color", action="store_false"); q.add_argument("--mode", action="store_const", const=7); q.add_argument("--feature", action=argparse.BooleanOptionalAction, default=True); q.add_argument("--name", required=False, metavar="NAME"); q.add_argument("--version", action="version", version="%(prog)s 1.2")
attempt(q, ["u"], ["u", "a", "b", "-x", "1", "-x2", "-ddd", "--pair", "1", "2.5", "--opt", "--many", "1", "2", "--no-color", "--mode", "--no-feature"], [], ["u", "--level", "mid"], ["u", "--pair", "1"], ["u", "--many"], ["u", "--opt", "v"], ["u", "-1"], ["u", "--", "-z"], ["--version"], ["u", "--name"])
print(q.format_usage()); q.print_help()
s = argparse.ArgumentParser(prog="tool"); s.add_argument("--debug", action="store_true"); sub = s.add_subparsers(dest="command", required=True, help="what to do")
a = sub.add_parser("add", help="add numbers"); a.add_argument("n", type=int, nargs="+"); a.set_defaults(run=sum); r = sub.add_parser("rm", help="remove"); r.add_argument("-f", action="store_true")
args = s.parse_args(["--debug", "add", "1", "2"]); print(args.command, args.n, args.run(args.n), args.debug)
attempt(s, ["rm", "-f"], [], ["mv"], ["add"], ["add", "x"]); s.print_help()
e = argparse.ArgumentParser(prog="e"); g = e.add_mutually_exclusive_group(required=True); g.add_argument("--on", action="store_true"); g.add_argument("--off", action="store_true"); attempt(e, ["--on"], ["--on", "--off"], [])
def positive(text):
    number = int(text)
    if number <= 0: raise argparse.ArgumentTypeError(f"{text} is not positive")
    return number
t = argparse.ArgumentParser(prog="t", formatter_class=argparse.ArgumentDefaultsHelpFormatter); t.add_argument("n", type=positive); t.add_argument("--rate", type=float, default="0.5", help="per second"); t.add_argument("--loud", action="store_true", help="noise"); attempt(t, ["3"], ["-3"], ["0"], ["x"], ["2", "--rate", "1"]); t.print_help()
k, rest = t.parse_known_args(["4", "--other", "5"]); print(k, rest)
print(argparse.Namespace(a=1) == argparse.Namespace(a=1), argparse.Namespace(b="x"))
try: p.add_argument("-p")
except argparse.ArgumentError as error: print(error)
group = p.add_argument_group("network", "about the net"); group.add_argument("--host", default="localhost", help="host (%(default)s)"); p.print_help()
print(argparse.ArgumentParser().parse_args([]), argparse.ArgumentParser(usage="%(prog)s stuff", prog="z").format_usage(), end="")
