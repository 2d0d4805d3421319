def main():
    state, records = 12345, []
    for _ in range(60_000):
        state = (state * 1103515245 + 12345) % 2147483648
        records.append((state % 1000, str(state)))
    for _ in range(2):
        by_number = sorted(records)
        by_text = sorted(records, key=lambda record: record[1])
        by_both = sorted(records, key=lambda record: (-record[0], record[1]), reverse=True)
    print(by_number[0], by_text[0], by_both[0])


main()
