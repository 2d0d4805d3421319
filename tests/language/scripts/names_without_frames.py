import traceback

counter = 0
for call in (lambda: conter, lambda: math):
    try:
        call()
    except NameError as error:
        print(traceback.format_exception_only(error))
        print(*traceback.TracebackException.from_exception(error).format_exception_only())
