# print writes piece by piece into what only looks like a file.
import contextlib
import sys


class Recorder:
    def __init__(self):
        self.calls = []

    def write(self, text):
        self.calls.append(text)

    def flush(self):
        self.calls.append("flushed")


recorder = Recorder()
print("a", 1, file=recorder, flush=True)
print(file=recorder)
print("x", "y", sep="", end="!", file=recorder)
print(recorder.calls)
recorder.calls.clear()
with contextlib.redirect_stdout(recorder):
    print("inside", None)
print(recorder.calls)


class Broken:
    def __str__(self):
        raise ValueError("no text")


try:
    print("before it,", Broken())
except ValueError as error:
    print("and then:", error)


class Tee:
    def __init__(self, *streams):
        self.streams = streams

    def write(self, text):
        for stream in self.streams:
            stream.write(text.upper())

    def flush(self):
        pass


sys.stdout = Tee(sys.stdout)
print("loud", "and clear")
sys.stdout = sys.__stdout__
print("quiet", flush=True)
print("to nothing", file=None)
