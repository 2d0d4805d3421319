import logging, logging.config, sys
class Upper(logging.Formatter):
    def format(self, r): return super().format(r).upper()
class Only(logging.Filter):
    def __init__(self, param=None): self.param = param
    def filter(self, r): return self.param not in r.getMessage()
config = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "simple": {"format": "%(levelname)-8s %(name)s | %(message)s"},
        "brace": {"format": "{levelname}:{message}", "style": "{"},
        "upper": {"()": Upper, "fmt": "%(message)s!"},
        "up2": {"()": "__main__.Upper", "format": "%(name)s %(message)s"},
        "cls": {"class": "__main__.Upper", "format": "c %(message)s"},
    },
    "filters": {"no": {"()": Only, "param": "secret"}, "n": {"name": "app"}},
    "handlers": {
        "console": {"class": "logging.StreamHandler", "level": "INFO", "formatter": "simple", "stream": "ext://sys.stdout", "filters": ["no"]},
        "err": {"class": "logging.StreamHandler", "level": "ERROR", "formatter": "brace", "stream": "ext://sys.stdout"},
        "a_mem": {"class": "logging.handlers.MemoryHandler", "capacity": 10, "target": "console", "flushLevel": "ERROR"},
        "null": {"class": "logging.NullHandler"},
        "u": {"class": "logging.StreamHandler", "formatter": "up2", "stream": "ext://sys.stdout"},
        "c": {"class": "logging.StreamHandler", "formatter": "cls", "stream": "ext://sys.stdout"},
    },
    "loggers": {
        "app": {"level": "DEBUG", "handlers": ["console", "err"], "propagate": False},
        "app.db": {"level": "WARNING"},
        "u": {"handlers": ["u", "c"], "level": "INFO"},
    },
    "root": {"level": "WARNING", "handlers": ["console"]},
}
old = logging.getLogger("old")
logging.config.dictConfig(config)
app = logging.getLogger("app")
app.debug("no"); app.info("yes"); app.error("bad"); app.info("a secret")
logging.getLogger("app.db").info("hidden"); logging.getLogger("app.db").warning("shown")
logging.warning("root"); old.warning("old shown")
logging.getLogger("u").info("hey")
print(logging.getHandlerNames() >= {"console"}, logging.getHandlerByName("console"))
for bad in [{}, {"version": 2}, {"version": 1, "handlers": {"x": {"class": "nope.X"}}}, {"version": 1, "root": {"handlers": ["zz"]}}, {"version": 1, "handlers": {"x": {"class": "logging.StreamHandler", "formatter": "q"}}}, {"version": 1, "handlers": {"x": {"class": "logging.StreamHandler", "level": "LOUD"}}}, {"version": 1, "loggers": {"x": {"handlers": ["zz"]}}}, {"version": 1, "formatters": {"f": {"format": "x"}}}]:
    try: logging.config.dictConfig(bad)
    except ValueError as e: print(e, "|", repr(e.__cause__))
logging.config.dictConfig({"version": 1})
old.warning("disabled now"); print(old.disabled)
