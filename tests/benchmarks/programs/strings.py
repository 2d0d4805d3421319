def main():
    text = ""
    for number in range(600_000):
        text += "x"
        text += str(number % 10)
    print(len(text))
    parts = []
    for number in range(300_000):
        parts.append(f"{number}: {number / 4:.2f} {'even' if number % 2 == 0 else 'odd'}")
    joined = "\n".join(parts)
    lines = joined.split("\n")
    long = 0
    for line in lines:
        name, _, rest = line.partition(":")
        if rest.strip().upper().startswith("1"):
            long += len(name)
    print(len(joined), long, joined.count("even"), joined[1000:1010])


main()
