def main():
    a, b, checksum = 1, 2, 0
    for step in range(2_500_000):
        a = (a * 31 + b) % 1_000_003
        b = (b + step // 3) & 0xFFFF
        checksum ^= a << 2
    print(checksum)


main()
