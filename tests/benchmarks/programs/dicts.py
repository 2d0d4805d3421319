def main():
    words = ["word%d" % (number % 1000) for number in range(400_000)]
    counts = {}
    for word in words:
        counts[word] = counts.get(word, 0) + 1
    total = 0
    for word in words:
        if word in counts:
            total += counts[word]
    by_number = {}
    for number in range(300_000):
        by_number[number] = number * 2
    for key, value in by_number.items():
        total += value - key
    for number in range(0, 300_000, 2):
        del by_number[number]
    person = {"name": "Ada", "born": 1815, "field": "mathematics"}
    for _ in range(800_000):
        person["born"] = person["born"] + 1
    print(total, len(by_number), person["born"])


main()
