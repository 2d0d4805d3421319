# Remainders, formatters, arguments that mix.
import argparse
def attempt(parser, *lists, name="parse_args"):
    for args in lists:
        try: print(args, getattr(parser, name)(args))
        except SystemExit as end: print(args, "exit", end.code)
        except Exception as e: print(args, type(e).__name__, e)
p = argparse.ArgumentParser(prog="p"); p.add_argument("-v", action="store_true"); p.add_argument("cmd"); p.add_argument("rest", nargs=argparse.REMAINDER)
attempt(p, ["run", "-v", "x", "--y"], ["run"], []); p.print_help()
g = argparse.ArgumentParser(prog="g"); e = g.add_mutually_exclusive_group(); e.add_argument("--foo"); e.add_argument("bar", nargs="?"); attempt(g, ["--foo", "1"], ["b"], ["--foo", "1", "b"], []); g.print_help()
f = argparse.ArgumentParser(prog="f", formatter_class=lambda prog: argparse.HelpFormatter(prog, max_help_position=40)); f.add_argument("--a-rather-long-option", metavar="VALUE", help="what it does"); f.add_argument("-s", help="short"); f.print_help()
f = argparse.ArgumentParser(prog="f", formatter_class=lambda prog: argparse.RawTextHelpFormatter(prog, width=50), description="a\n  b"); f.add_argument("-s", help="short\nlines"); f.print_help()
f = argparse.ArgumentParser(prog="f", formatter_class=argparse.RawTextHelpFormatter, description="a\n  b", epilog="e\nf"); f.add_argument("-s", help="short\nlines"); f.print_help()
f = argparse.ArgumentParser(prog="f", formatter_class=argparse.MetavarTypeHelpFormatter); f.add_argument("-s", type=int, help="short"); f.print_help()
i = argparse.ArgumentParser(prog="i"); i.add_argument("--foo"); i.add_argument("cmd"); i.add_argument("rest", nargs="*", type=int)
attempt(i, ["doit", "1", "--foo", "bar", "2", "3"], name="parse_intermixed_args"); attempt(i, ["doit", "1", "--foo", "bar", "2", "3"], ["doit", "--foo", "bar", "2"])
k = argparse.ArgumentParser(prog="k"); k.add_argument("a", nargs=2); k.add_argument("-x", nargs="*"); k.add_argument("b", nargs="?")
attempt(k, ["1", "-x", "q", "--", "2"], ["1", "2", "-x", "3", "4"], ["1", "2", "3"], ["1"], ["1", "-x", "2"])
c = argparse.ArgumentParser(prog="c", exit_on_error=False); c.add_argument("--n", type=int); attempt(c, ["--n", "x"], ["--z"])
d = argparse.ArgumentParser(prog="d", description="%(prog)s does"); d.add_argument("--level", choices=["a", "b"], type=str.lower); d.add_argument("--num", type=int, choices=range(3)); d.add_argument("-q", "--quiet", action="store_false"); d.add_argument("x", choices=["m", "n"], nargs="?", default="m"); attempt(d, ["--level", "A"], ["--level", "c"], ["--num", "5"], ["-q", "n"], ["z"], ["--lev", "a"], ["-qq"], ["-qz"]); d.print_help()
s = argparse.ArgumentParser(prog="s"); sp = s.add_subparsers(dest="cmd", title="commands", metavar="CMD"); a = sp.add_parser("add", help="adds", aliases=["plus"], description="Adds things."); a.add_argument("x", type=int); a.add_argument("--y", type=float, default=1.5); attempt(s, ["add", "1"], ["plus", "1", "--y", "2"], [], ["add", "-h"], ["nope"]); s.print_help()
h = argparse.ArgumentParser(prog="h", add_help=False); h.add_argument("-h", "--host"); attempt(h, ["-h", "x"]); print(h.format_usage())
u = argparse.ArgumentParser(prog="u"); u.add_argument("-a", required=True); u.add_argument("-b", type=int, default="3"); u.add_argument("--c-d", dest="zz"); attempt(u, [], ["-a", "1"], ["-a1", "-b", "4", "--c-d=5"], ["-ab"])
w = argparse.ArgumentParser(prog="longprogramname"); 
for n in range(12): w.add_argument(f"--option-{n}", metavar="N", help="the %d-th option of many that are there to fill the line until it has to be wrapped" % n)
w.add_argument("files", nargs="+"); w.print_help()
class A(argparse.Action):
    def __call__(self, parser, namespace, values, option_string=None):
        print("action", values, option_string, self.dest, self.nargs, self.const); setattr(namespace, self.dest, values * 2)
t = argparse.ArgumentParser(prog="t"); t.add_argument("--z", action=A, nargs=1); t.add_argument("p", action=A); attempt(t, ["--z", "3", "pp"])
print(t.parse_known_args(["--z", "3", "pp", "--un", "known"]))
try: t.add_argument("--z")
except argparse.ArgumentError as e: print(e)
try: t.add_argument("--bad", type="int")
except ValueError as e: print(e)
except TypeError as e: print(e)
ns = argparse.Namespace(q=1); print(t.parse_args(["v"], namespace=ns), ns.q)
print(argparse.ArgumentParser(prog="zz"))
