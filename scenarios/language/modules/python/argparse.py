"""Arguments of the command line. A scenario has none: programs get their defaults, or parse lists of their own."""

import sys
from _argparse_actions import (
    ACTIONS, FIXED, SUPPRESS, Action, ArgumentDefaultsHelpFormatter, ArgumentError, ArgumentTypeError,
    BooleanOptionalAction, HelpFormatter, MetavarTypeHelpFormatter, Namespace, RawDescriptionHelpFormatter,
    RawTextHelpFormatter, Help, SubParsers,
)

OPTIONAL, ZERO_OR_MORE, ONE_OR_MORE, REMAINDER = "?", "*", "+", "..."


class _Group:
    def __init__(self, parser, title=None, description=None, exclusive=False, required=False):
        self._parser, self.title, self.description = parser, title, description
        self._actions, self._exclusive, self.required = [], exclusive, required

    def add_argument(self, *names, **options):
        action = self._parser._add(self, names, options)
        self._actions.append(action)
        return action

    def add_mutually_exclusive_group(self, *, required=False):
        return self._parser.add_mutually_exclusive_group(required=required)


class ArgumentParser:
    def __init__(self, prog=None, usage=None, description=None, epilog=None, parents=(),
                 formatter_class=HelpFormatter, prefix_chars="-", fromfile_prefix_chars=None,
                 argument_default=None, conflict_handler="error", add_help=True, allow_abbrev=True,
                 exit_on_error=True):
        self.prog = prog or sys.argv[0].rpartition("/")[2]
        self.usage, self.description, self.epilog = usage, description, epilog
        self.formatter_class, self.exit_on_error, self.allow_abbrev = formatter_class, exit_on_error, allow_abbrev
        self.conflict_handler, self.add_help = conflict_handler, add_help
        self._default, self._defaults, self._unknown, self._subparsers = argument_default, {}, [], None
        self._positionals, self._options = _Group(self, "positional arguments"), _Group(self, "options")
        self._groups, self._exclusives, self._actions = [self._positionals, self._options], [], []
        if add_help:
            self.add_argument("-h", "--help", action="help", default=SUPPRESS,
                              help="show this help message and exit")
        for parent in parents:
            for action in parent._all():
                if not isinstance(action, Help):
                    self._actions.append(action)
                    (self._options if action.option_strings else self._positionals)._actions.append(action)
            self._defaults.update(parent._defaults)

    def __repr__(self):
        names = "prog", "usage", "description", "formatter_class", "conflict_handler", "add_help"
        return f"{type(self).__name__}({', '.join(f'{name}={getattr(self, name)!r}' for name in names)})"

    def _all(self):
        return self._actions

    def add_argument(self, *names, **options):
        group = self._options if names and names[0].startswith("-") else self._positionals
        return group.add_argument(*names, **options)

    def add_argument_group(self, title=None, description=None):
        self._groups.append(_Group(self, title, description))
        return self._groups[-1]

    def add_mutually_exclusive_group(self, *, required=False):
        group = _Group(self, exclusive=True, required=required)
        self._exclusives.append(group)
        return group

    def add_subparsers(self, *, title=None, description=None, dest=SUPPRESS, required=False, help=None,
                       metavar=None, prog=None, parser_class=None, **options):
        group = self.add_argument_group(title, description) if title or description else self._positionals
        action = SubParsers([], dest, prog or self.prog, parser_class or type(self), required=required,
                             help=help, metavar=metavar)
        group._actions.append(action)
        self._actions.append(action)
        self._subparsers = action
        return action

    def set_defaults(self, **kwargs):
        self._defaults.update(kwargs)
        for action in self._all():
            if action.dest in kwargs:
                action.default = kwargs[action.dest]

    def get_default(self, dest):
        for action in self._all():
            if action.dest == dest and action.default is not None:
                return action.default
        return self._defaults.get(dest)

    def _add(self, group, names, options):
        options = dict(options)
        kind = options.pop("action", None)
        dest = options.pop("dest", None)
        is_option = not names or names[0].startswith("-")
        if is_option:
            long = [each for each in names if each.startswith("--")] or names
            if not long and dest is None:
                raise ValueError("dest= is required for options like")
            dest = dest or long[0].lstrip("-").replace("-", "_")
        elif dest is not None:
            raise TypeError("dest supplied twice for positional argument,"
                            " did you mean metavar?")
        else:
            dest = names[0]
            nargs = options.get("nargs")
            options.setdefault("required", "default" not in options if nargs == "*" else nargs != "?")
        for each in names if is_option else ():
            for other in self._all():
                if each in other.option_strings:
                    raise ArgumentError(Action(names, dest), f"conflicting option string: {each}")
        if kind in FIXED:
            const, default = FIXED[kind]
            options.setdefault("default", default)
            options["const"] = const
        if kind == "version":
            options.setdefault("default", SUPPRESS)
            options.setdefault("help", "show program's version number and exit")
        if kind == "append_const":
            options["nargs"] = 0
        if dest in self._defaults:
            options["default"] = self._defaults[dest]
        options.setdefault("default", self._default)
        maker = ACTIONS.get(kind, kind) if kind is None or isinstance(kind, str) else kind
        if isinstance(maker, str):
            raise ValueError(f'unknown action "{maker}"')
        if options.get("type") is not None and not callable(options["type"]):
            raise TypeError(f"{options['type']!r} is not callable")
        action = maker(list(names) if is_option else [], dest, **options)
        if group._exclusive:
            if not is_option and action.required:
                raise ValueError("mutually exclusive arguments must be optional")
            (self._options if is_option else self._positionals)._actions.append(action)
        self._actions.append(action)
        return action

    # --- parsing

    def parse_args(self, args=None, namespace=None):
        namespace, unknown = self.parse_known_args(args, namespace)
        self._refuse(unknown)
        return namespace

    def _refuse(self, unknown):
        if unknown:
            message = "unrecognized arguments: " + " ".join(unknown)
            if not self.exit_on_error:
                raise ArgumentError(None, message)
            self.error(message)

    def parse_intermixed_args(self, args=None, namespace=None):
        namespace, unknown = self.parse_known_intermixed_args(args, namespace)
        self._refuse(unknown)
        return namespace

    def parse_known_intermixed_args(self, args=None, namespace=None):
        return self.parse_known_args(args, namespace, _is_intermixed=True)

    def parse_known_args(self, args=None, namespace=None, _is_intermixed=False):
        args = list(sys.argv[1:] if args is None else args)
        namespace = Namespace() if namespace is None else namespace
        for action in self._all():
            if action.dest != SUPPRESS and action.default != SUPPRESS and not hasattr(namespace, action.dest):
                setattr(namespace, action.dest, action.default)
        for name, value in self._defaults.items():
            if not hasattr(namespace, name):
                setattr(namespace, name, value)
        self._unknown = []
        if not self.exit_on_error:
            self._parse(args, namespace, _is_intermixed)
            return namespace, self._unknown
        try:
            self._parse(args, namespace, _is_intermixed)
        except ArgumentError as error:
            self.error(str(error))
        return namespace, self._unknown

    def _option(self, text):
        """The option that an argument names, the name, and the value behind `=`; None when it is none."""
        if not text.startswith("-") or text == "-":
            return None
        options = {name: action for action in self._all() for name in action.option_strings}
        name, mark, value = text.partition("=")
        if text in options:
            return options[text], text, None
        if mark and name in options:
            return options[name], name, value
        if not text.startswith("--"):
            short = text[:2]
            if short in options:
                return options[short], short, text[2:]
            if all(each in "0123456789.-" for each in text) and not any(
                    each[1:2].isdigit() for each in options):
                return None
        elif self.allow_abbrev:
            near = [each for each in options if each.startswith(name)]
            if len(near) > 1:
                raise ArgumentError(None, f"ambiguous option: {text} could match {', '.join(near)}")
            if near:
                return options[near[0]], near[0], value if mark else None
        return None if " " in text else (None, text, None)

    def _parse(self, args, namespace, is_intermixed):
        waiting = [action for action in self._all() if not action.option_strings]
        seen, loose, places, index = set(), [], [], 0
        while index < len(args):
            text = args[index]
            index += 1
            if text == "--":
                loose += args[index:]
                places += range(index, len(args))
                break
            found = self._option(text)
            if found is None:
                loose.append(text)
                places.append(index)
                if self._takes_the_rest(waiting, loose):
                    loose += args[index:]
                    places += range(index, len(args))
                    break
                continue
            if loose and not is_intermixed:
                # Those that have their arguments get no more after this option.
                left = self._give(waiting, loose, namespace, seen)
                self._unknown += zip(places[len(places) - len(left):], left)
                loose, places = [], []
            action, name, value = found
            if action is None:
                self._unknown.append((index, text))
                continue
            count = action.nargs
            values = []
            if count == 0 and value is not None:
                if name.startswith("--") or not value:
                    raise ArgumentError(action, f"ignored explicit argument {value!r}")
                args.insert(index, "-" + value)
            elif value is not None:
                values = [value]
            else:
                most = {None: 1, "?": 1, "*": len(args), "+": len(args), "...": len(args)}.get(count, count)
                while len(values) < most and index < len(args) and args[index] != "--" and (
                        count == "..." or self._option(args[index]) is None):
                    values.append(args[index])
                    index += 1
            self._check_count(action, values)
            self._take(action, namespace, values, name, seen)
        left = self._give(waiting, loose, namespace, seen)
        self._unknown += zip(places[len(places) - len(left):], left)
        self._unknown = [text for _, text in sorted(self._unknown)]
        missing = [action._title() or "{" + ",".join(action.choices) + "}" for action in self._all()
                   if action.required and action not in seen]
        if missing:
            raise ArgumentError(None, "the following arguments are required: " + ", ".join(missing))
        for group in self._exclusives:
            if group.required and not seen.intersection(group._actions):
                names = " ".join(each._title() for each in group._actions)
                raise ArgumentError(None, f"one of the arguments {names} is required")
        for action in self._all():
            if isinstance(action.default, str) and action.type and getattr(namespace, action.dest, None) is action.default:
                setattr(namespace, action.dest, self._convert(action, action.default))

    def _check_count(self, action, values):
        count = action.nargs
        if count is None and not values:
            raise ArgumentError(action, "expected one argument")
        if count == "+" and not values:
            raise ArgumentError(action, "expected at least one argument")
        if isinstance(count, int) and len(values) != count:
            raise ArgumentError(action, f"expected {count} argument{'' if count == 1 else 's'}")

    def _give(self, waiting, loose, namespace, seen):
        """The arguments that are no options, to those that take them by their place; what is left."""
        least = [self._least(each) for each in waiting]
        while sum(least) > len(loose):
            least.pop()
        ready = waiting[: len(least)]
        del waiting[: len(least)]
        for place, action in enumerate(ready):
            room = len(loose) - sum(least[place:])
            more = {"?": min(1, room), None: 0}.get(action.nargs, 0 if isinstance(action.nargs, int) else room)
            values, loose = loose[:least[place] + more], loose[least[place] + more:]
            if not values and action.nargs in ("?", "*", "..."):
                if action.nargs != "?" and action.default is None:
                    setattr(namespace, action.dest, [])
                seen.add(action)
                continue
            self._take(action, namespace, values, None, seen)
        return loose

    def _least(self, action):
        return {"?": 0, "*": 0, "...": 0, None: 1, "+": 1, "A...": 1}.get(action.nargs, action.nargs)

    def _takes_the_rest(self, waiting, loose):
        """Whether it is the turn of one that takes all that follows, options, too."""
        before = 0
        for action in waiting:
            if action.nargs in ("...", "A..."):
                return len(loose) >= before + self._least(action)
            before += self._least(action)
        return False

    def _convert(self, action, text):
        kind = action.type or str
        try:
            return kind(text)
        except ArgumentTypeError as error:
            raise ArgumentError(action, str(error)) from None
        except (TypeError, ValueError):
            name = getattr(kind, "__name__", repr(kind))
            raise ArgumentError(action, f"invalid {name} value: {text!r}") from None

    def _take(self, action, namespace, values, name, seen):
        for group in self._exclusives:
            if action in group._actions:
                for other in group._actions:
                    if other in seen and other is not action:
                        raise ArgumentError(action, f"not allowed with argument {other._title()}")
        seen.add(action)
        if action.nargs == "A...":
            self._check_choice(action, values[0])
            action(self, namespace, values, name)
            return
        converted = [self._convert(action, each) for each in values]
        for each in converted:
            self._check_choice(action, each)
        if action.nargs is None:
            converted = converted[0]
        elif action.nargs == "?":
            converted = converted[0] if converted else action.const
        action(self, namespace, converted, name)

    def _check_choice(self, action, value):
        if action.choices is not None and value not in action.choices:
            shown = ", ".join(map(repr, action.choices))
            raise ArgumentError(action, f"invalid choice: {value!r} (choose from {shown})")

    # --- what is printed

    def _usage_parts(self):
        parts, done = [], set()
        formatter = self._formatter()
        for action in self._all():
            if action in done or action.help == SUPPRESS:
                continue
            group = next((each for each in self._exclusives if action in each._actions), None)
            together = group._actions if group else [action]
            done.update(together)
            texts = []
            for each in together:
                if not each.option_strings:
                    shape = each._shape(formatter)
                    texts.append(shape[1:-1] if shape.startswith("[") else shape)
                elif isinstance(each, BooleanOptionalAction):
                    texts.append(" | ".join(each.option_strings))
                else:
                    texts.append(each.option_strings[0] + ("" if each.nargs == 0 else " " + each._shape(formatter)))
            text = " | ".join(texts)
            if not action.option_strings and not group:
                continue
            if group and group.required:
                parts.append(f"({text})" if len(texts) > 1 else text)
            else:
                parts.append(text if action.required and not group else f"[{text}]")
        return parts, [action._shape(formatter) for action in self._all()
                       if not action.option_strings and action.help != SUPPRESS
                       and not any(action in each._actions for each in self._exclusives)]

    def _formatter(self):
        return self.formatter_class(prog=self.prog)

    def format_usage(self):
        if self.usage is not None:
            return f"usage: {self.usage % {'prog': self.prog} if '%(' in self.usage else self.usage}\n"
        options, places = self._usage_parts()
        start = f"usage: {self.prog}"
        text = " ".join([start, *options, *places])
        width = self._formatter().width
        if len(text) <= width:
            return text + "\n"
        lines, indent = [], " " * (len(start) + 1)
        for parts in (options, places):
            line = ""
            for part in parts:
                if line and len(indent) + len(line) + 1 + len(part) > width:
                    lines.append(line)
                    line = part
                else:
                    line = f"{line} {part}" if line else part
            if line:
                lines.append(line)
        return f"{start} " + ("\n" + indent).join(lines) + "\n"

    def _entry(self, action):
        formatter = self._formatter()
        if not action.option_strings:
            return action._value_name(formatter) if action.nargs != "A..." or action.metavar else "{" + ",".join(action.choices) + "}"
        if action.nargs == 0:
            return ", ".join(action.option_strings)
        return f"{', '.join(action.option_strings)} {action._shape(formatter)}"

    def _help_text(self, action):
        text = action.help
        if isinstance(self._formatter(), ArgumentDefaultsHelpFormatter) and "%(default)" not in text:
            if action.default not in (None, SUPPRESS) and action.option_strings:
                text += " (default: %(default)s)"
        if "%" in text:
            values = dict(vars(action), prog=self.prog)
            if action.type is not None:
                values["type"] = getattr(action.type, "__name__", action.type)
            if action.choices is not None:
                values["choices"] = ", ".join(map(str, action.choices))
            text = text % values
        return text

    def format_help(self):
        import textwrap

        formatter = self._formatter()
        width = formatter.width
        entries = {group: [each for each in group._actions if each.help != SUPPRESS] for group in self._groups}
        everything = [self._entry(each) for actions in entries.values() for each in actions]
        everything += [f"  {name}" for name, _ in self._subparsers._helps] if self._subparsers else []
        column = min(max([len(each) + 4 for each in everything], default=0), formatter.max_help_position)

        def row(title, text, indent):
            if isinstance(formatter, RawTextHelpFormatter):
                lines = (text or "").splitlines()
            else:
                lines = textwrap.wrap(" ".join(text.split()), width - column) if text else []
            head = " " * indent + title
            if not lines:
                return [head]
            if len(head) <= column - 2:
                return [head.ljust(column) + lines[0], *(" " * column + each for each in lines[1:])]
            return [head, *(" " * column + each for each in lines)]

        def paragraph(text):
            if isinstance(formatter, RawDescriptionHelpFormatter):
                return text
            return textwrap.fill(" ".join(text.split()), width)

        sections = [self.format_usage().rstrip("\n")]
        if self.description:
            text = self.description % {"prog": self.prog} if "%(prog)" in self.description else self.description
            sections.append(paragraph(text))
        for group, actions in entries.items():
            if not actions:
                continue
            lines = [f"{group.title}:"]
            if group.description:
                lines += ["  " + group.description, ""]
            for action in actions:
                lines += row(self._entry(action), self._help_text(action) if action.help else "", 2)
                if action is self._subparsers:
                    for name, text in action._helps:
                        lines += row(name, text, 4)
            sections.append("\n".join(lines))
        if self.epilog:
            sections.append(paragraph(self.epilog))
        return "\n\n".join(sections) + "\n"

    def print_usage(self, file=None):
        print(self.format_usage(), end="", file=file or sys.stdout)

    def print_help(self, file=None):
        print(self.format_help(), end="", file=file or sys.stdout)

    def exit(self, status=0, message=None):
        if message:
            print(message, end="", file=sys.stderr)
        sys.exit(status)

    def error(self, message):
        self.print_usage(sys.stderr)
        self.exit(2, f"{self.prog}: error: {message}\n")
