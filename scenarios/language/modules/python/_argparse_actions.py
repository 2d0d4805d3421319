"""What arguments do to the namespace, for the module argparse."""

SUPPRESS = "==SUPPRESS=="


class ArgumentError(Exception):
    def __init__(self, argument, message):
        self.argument_name = None if argument is None else argument._title()
        self.message = message

    def __str__(self):
        return self.message if self.argument_name is None else f"argument {self.argument_name}: {self.message}"


class ArgumentTypeError(Exception):
    pass


class HelpFormatter:
    def __init__(self, prog, indent_increment=2, max_help_position=24, width=None):
        self.width = 78 if width is None else width
        self.max_help_position = min(max_help_position, max(self.width - 20, indent_increment * 2))


class RawDescriptionHelpFormatter(HelpFormatter):
    pass


class RawTextHelpFormatter(RawDescriptionHelpFormatter):
    pass


class ArgumentDefaultsHelpFormatter(HelpFormatter):
    pass


class MetavarTypeHelpFormatter(HelpFormatter):
    pass


class Namespace:
    def __init__(self, **kwargs):
        self.__dict__.update(kwargs)

    def __repr__(self):
        return f"{type(self).__name__}({', '.join(f'{name}={value!r}' for name, value in vars(self).items())})"

    def __eq__(self, other):
        return vars(self) == vars(other) if isinstance(other, Namespace) else NotImplemented

    def __contains__(self, key):
        return key in self.__dict__


class Action:
    def __init__(self, option_strings, dest, nargs=None, const=None, default=None, type=None, choices=None,
                 required=False, help=None, metavar=None, version=None):
        self.option_strings, self.dest = list(option_strings), dest
        self.nargs, self.const, self.default, self.type = nargs, const, default, type
        self.choices, self.required, self.help, self.metavar = choices, required, help, metavar
        self.version = version

    def __call__(self, parser, namespace, values, option_string=None):
        raise NotImplementedError(".__call__() not defined")

    def _title(self):
        if self.option_strings:
            return "/".join(self.option_strings)
        if isinstance(self.metavar, str):
            return self.metavar
        return self.dest if self.dest != SUPPRESS else None

    def _value_name(self, formatter=None):
        if self.metavar is not None:
            return self.metavar
        if isinstance(formatter, MetavarTypeHelpFormatter) and self.type is not None:
            return self.type.__name__
        if self.choices is not None:
            return "{" + ",".join(map(str, self.choices)) + "}"
        return self.dest.upper() if self.option_strings else self.dest

    def _shape(self, formatter=None):
        """The values, as the usage shows them."""
        name = self._value_name(formatter)
        if self.nargs is None:
            return name
        if self.nargs == "?":
            return f"[{name}]"
        if self.nargs == "*":
            return f"[{name} ...]"
        if self.nargs == "+":
            return f"{name} [{name} ...]"
        if self.nargs == "...":
            return "..."
        if self.nargs == "A...":
            return f"{name} ..."
        return " ".join(name if isinstance(name, tuple) else [name] * self.nargs)


class _Store(Action):
    def __call__(self, parser, namespace, values, option_string=None):
        setattr(namespace, self.dest, values)


class _StoreConst(Action):
    def __init__(self, option_strings, dest, **options):
        super().__init__(option_strings, dest, nargs=0, **options)

    def __call__(self, parser, namespace, values, option_string=None):
        setattr(namespace, self.dest, self.const)


class _Append(Action):
    def __call__(self, parser, namespace, values, option_string=None):
        if self.nargs == 0:
            values = self.const
        setattr(namespace, self.dest, [*(getattr(namespace, self.dest, None) or []), values])


class _Extend(Action):
    def __call__(self, parser, namespace, values, option_string=None):
        setattr(namespace, self.dest, [*(getattr(namespace, self.dest, None) or []), *values])


class _Count(_StoreConst):
    def __call__(self, parser, namespace, values, option_string=None):
        setattr(namespace, self.dest, (getattr(namespace, self.dest, None) or 0) + 1)


class Help(_StoreConst):
    def __call__(self, parser, namespace, values, option_string=None):
        parser.print_help()
        parser.exit()


class _Version(_StoreConst):
    def __call__(self, parser, namespace, values, option_string=None):
        print(self.version % {"prog": parser.prog} if "%(" in self.version else self.version)
        parser.exit()


class BooleanOptionalAction(Action):
    def __init__(self, option_strings, dest, **options):
        names = [name for each in option_strings
                 for name in ([each, "--no-" + each[2:]] if each.startswith("--") else [each])]
        super().__init__(names, dest, nargs=0, **options)

    def __call__(self, parser, namespace, values, option_string=None):
        setattr(namespace, self.dest, not option_string.startswith("--no-"))


class SubParsers(Action):
    def __init__(self, option_strings, dest, prog, parser_class, **options):
        super().__init__(option_strings, dest, nargs="A...", choices={}, **options)
        self._prog, self._parser_class, self._helps = prog, parser_class, []

    def add_parser(self, name, *, help=None, aliases=(), **options):
        parser = self._parser_class(prog=options.pop("prog", f"{self._prog} {name}"), **options)
        for each in (name, *aliases):
            self.choices[each] = parser
        if help is not None:
            self._helps.append((f"{name} ({', '.join(aliases)})" if aliases else name, help))
        return parser

    def __call__(self, parser, namespace, values, option_string=None):
        name, *rest = values
        if self.dest != SUPPRESS:
            setattr(namespace, self.dest, name)
        found, unknown = self.choices[name].parse_known_args(rest)
        vars(namespace).update(vars(found))
        parser._unknown += [(len(parser._unknown) + 10**9, each) for each in unknown]


ACTIONS = {
    None: _Store, "store": _Store, "store_const": _StoreConst, "append": _Append, "append_const": _Append,
    "extend": _Extend, "count": _Count, "help": Help, "version": _Version,
    "store_true": _StoreConst, "store_false": _StoreConst,
}
FIXED = {"store_true": (True, False), "store_false": (False, True)}
for _each in (ArgumentError, ArgumentTypeError, HelpFormatter, RawDescriptionHelpFormatter, RawTextHelpFormatter,
              ArgumentDefaultsHelpFormatter, MetavarTypeHelpFormatter, Namespace, Action, BooleanOptionalAction):
    _each.__module__ = "argparse"
del _each
