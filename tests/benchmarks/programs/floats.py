def main():
    x, y, speed = 0.0, 1.0, 0.5
    for step in range(3_000_000):
        speed = speed * 0.999 - x * 0.001
        x += speed * 0.01
        y = y / 1.0001 + x
    print(round(x, 6), round(y, 6))


main()
