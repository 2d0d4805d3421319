class Refused(Exception):
    pass


def attempt(number):
    if number % 2:
        raise Refused(number)
    return number


def main():
    caught = 0
    for number in range(800_000):
        try:
            attempt(number)
        except Refused as refused:
            caught += refused.args[0]
        finally:
            caught += 1
    for number in range(400_000):
        try:
            caught += [1, 2, 3][number % 4]
        except IndexError:
            caught -= 1
    print(caught)


main()
