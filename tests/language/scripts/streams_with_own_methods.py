import sys

real = sys.stdout.write
sys.stdout.write = lambda text: real(text.upper())
print("a", "b", flush=True)
sys.stdout.writelines(["c\n"])
del sys.stdout.write
print("d")
