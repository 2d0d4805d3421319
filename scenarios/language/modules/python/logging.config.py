"""Loggers, handlers and formatters as a dict describes them."""

import logging
import logging.handlers
import sys


def _resolve(name):
    """What a dotted name of an imported module stands for."""
    parts = name.split(".")
    for count in range(len(parts), 0, -1):
        found = sys.modules.get(".".join(parts[:count]))
        if found is None:
            continue
        for part in parts[count:]:
            found = getattr(found, part)
        return found
    raise ValueError(f"Cannot resolve {name!r}: No module named {parts[0]!r}")


class _Later(Exception):
    """A handler needs another one that is not there yet."""


class DictConfigurator:
    def __init__(self, config):
        self.config = config
        self._made = {"formatters": {}, "filters": {}, "handlers": {}}

    def resolve(self, s):
        return _resolve(s)

    def convert(self, value):
        """`ext://` and `cfg://` in texts, and in what holds texts."""
        if isinstance(value, dict):
            return {key: self.convert(each) for key, each in value.items()}
        if type(value) in (list, tuple):
            return type(value)(self.convert(each) for each in value)
        if isinstance(value, str):
            prefix, mark, rest = value.partition("://")
            if mark and prefix == "ext":
                return self.resolve(rest)
            if mark and prefix == "cfg":
                return self._inside(rest)
        return value

    def _inside(self, path):
        found = self.config
        for part in path.replace("[", ".").replace("]", "").split("."):
            try:
                found = found[part]
            except (KeyError, TypeError):
                found = found[int(part)]
        return self.convert(found)

    def _custom(self, config):
        """What the callable under `()` makes of the rest."""
        factory = config.pop("()")
        if not callable(factory):
            factory = self.resolve(factory)
        properties = config.pop(".", None)
        made = factory(**{key: value for key, value in config.items() if key.isidentifier()})
        for name, value in (properties or {}).items():
            setattr(made, name, value)
        return made

    def configure(self):
        config = self.config
        if "version" not in config:
            raise ValueError("dictionary doesn't specify a version")
        if config["version"] != 1:
            raise ValueError("Unsupported version: %s" % config["version"])
        if config.pop("incremental", False):
            self._adjust()
            return
        disables = config.pop("disable_existing_loggers", True)
        logging._handlers.clear()
        for kind, configure in (("formatters", self.configure_formatter), ("filters", self.configure_filter)):
            for name, each in config.get(kind, {}).items():
                try:
                    self._made[kind][name] = configure(self.convert(each))
                except Exception as error:
                    raise ValueError("Unable to configure %s %r" % (kind[:-1], name)) from error
        self._configure_handlers(config.get("handlers", {}))
        self._configure_loggers(config.get("loggers", {}), disables)
        if config.get("root"):
            try:
                self._common(logging.root, self.convert(config["root"]), False)
            except Exception as error:
                raise ValueError("Unable to configure root logger") from error

    def _adjust(self):
        for name, each in self.config.get("handlers", {}).items():
            handler = logging.getHandlerByName(name)
            if handler is None:
                raise ValueError("No handler found with name %r" % name)
            if each.get("level"):
                handler.setLevel(each["level"])
        for name, each in self.config.get("loggers", {}).items():
            self._configure_logger(name, each, True)
        if self.config.get("root"):
            self._common(logging.root, self.config["root"], True)

    def configure_formatter(self, config):
        if "()" in config:
            if "format" in config and "fmt" not in config:
                config["fmt"] = config.pop("format")
            return self._custom(config)
        make = self.resolve(config["class"]) if config.get("class") else logging.Formatter
        more = {key: config[key] for key in ("validate", "defaults") if key in config}
        return make(config.get("format"), config.get("datefmt"), config.get("style", "%"), **more)

    def configure_filter(self, config):
        return self._custom(config) if "()" in config else logging.Filter(config.get("name", ""))

    def add_filters(self, filterer, filters):
        for name in filters:
            try:
                plain = callable(name) or callable(getattr(name, "filter", None))
                filterer.addFilter(name if plain else self._made["filters"][name])
            except Exception as error:
                raise ValueError("Unable to add filter %r" % name) from error

    def _configure_handlers(self, handlers):
        waiting = []
        for name in sorted(handlers):
            try:
                self._add_handler(name, handlers[name])
            except _Later:
                waiting.append(name)
            except Exception as error:
                raise ValueError("Unable to configure handler %r" % name) from error
        for name in waiting:
            try:
                self._add_handler(name, handlers[name])
            except Exception as error:
                raise ValueError("Unable to configure handler %r" % name) from error

    def _add_handler(self, name, config):
        handler = self.configure_handler(self.convert(config))
        handler.name = name
        self._made["handlers"][name] = handler

    def configure_handler(self, config):
        formatter = config.pop("formatter", None)
        if formatter:
            try:
                formatter = self._made["formatters"][formatter]
            except Exception as error:
                raise ValueError("Unable to set formatter %r" % formatter) from error
        level = config.pop("level", None)
        filters = config.pop("filters", None)
        if "()" in config:
            properties = config.pop(".", None)
            handler = self._custom(config)
        else:
            make = self.resolve(config.pop("class"))
            properties = config.pop(".", None)
            make = self._prepared(make, config)
            handler = make(**{key: value for key, value in config.items() if key.isidentifier()})
        if formatter:
            handler.setFormatter(formatter)
        if level is not None:
            handler.setLevel(logging._check_level(level))
        if filters:
            self.add_filters(handler, filters)
        for name, value in (properties or {}).items():
            setattr(handler, name, value)
        return handler

    def _prepared(self, make, config):
        """Names of handlers become these; who makes the handler of this class."""
        made = self._made["handlers"]
        if issubclass(make, logging.handlers.MemoryHandler) and config.get("target"):
            if config["target"] not in made:
                if config["target"] in self.config.get("handlers", {}):
                    raise _Later
                raise ValueError("Unable to set target handler %r" % config["target"])
            config["target"] = made[config["target"]]
        if issubclass(make, logging.handlers.QueueHandler) and not config.get("queue"):
            import queue

            config["queue"] = queue.Queue()
        if issubclass(make, logging.handlers.QueueHandler) and "handlers" in config:
            names = config.pop("handlers")
            if any(name not in made for name in names):
                raise _Later
            respects = config.pop("respect_handler_level", False)
            listener = config.pop("listener", None) or logging.handlers.QueueListener
            listener = self.resolve(listener) if isinstance(listener, str) else listener
            handlers = [made[name] for name in names]
            former = make

            def make(**kwargs):
                handler = former(**kwargs)
                handler.listener = listener(handler.queue, *handlers, respect_handler_level=respects)
                return handler

        return make

    def _configure_loggers(self, loggers, disables):
        existing = logging.root.manager.loggerDict
        # Whose names are below one that is configured stay as they are, but for their settings.
        left = [name for name in existing if name not in loggers]
        for name, each in loggers.items():
            try:
                self._configure_logger(name, self.convert(each), False)
            except Exception as error:
                raise ValueError("Unable to configure logger %r" % name) from error
        for name in left:
            logger = existing[name]
            if any(name.startswith(other + ".") for other in loggers):
                logger.setLevel(logging.NOTSET)
                logger.handlers = []
                logger.propagate = True
            else:
                logger.disabled = disables

    def _configure_logger(self, name, config, is_adjusted):
        logger = logging.getLogger(name)
        self._common(logger, config, is_adjusted)
        logger.disabled = False
        if config.get("propagate") is not None:
            logger.propagate = config["propagate"]

    def _common(self, logger, config, is_adjusted):
        if config.get("level") is not None:
            logger.setLevel(logging._check_level(config["level"]))
        if is_adjusted:
            return
        for handler in logger.handlers[:]:
            logger.removeHandler(handler)
        for name in config.get("handlers") or ():
            try:
                logger.addHandler(self._made["handlers"][name])
            except Exception as error:
                raise ValueError("Unable to add handler %r" % name) from error
        if config.get("filters"):
            self.add_filters(logger, config["filters"])


dictConfigClass = DictConfigurator


def dictConfig(config):
    dictConfigClass(dict(config)).configure()


def fileConfig(fname, defaults=None, disable_existing_loggers=True, encoding=None):
    raise RuntimeError(
        "logging.config.fileConfig is not available in Awaitscope: a scenario has no files; use dictConfig"
    )
