from http import HTTPStatus, HTTPMethod
s = HTTPStatus.NOT_FOUND
print(s, repr(s), s.value, s.phrase, s.description, s.name, s == 404, f"{s}", f"{s:d}", s.is_client_error, s.is_success)
print(HTTPStatus(200), HTTPStatus(200).phrase, HTTPStatus["OK"], HTTPStatus.OK + 1, len(HTTPStatus))
for st in HTTPStatus:
    print(st.value, st.name, st.phrase, st.description, sep="|")
try: HTTPStatus(999)
except ValueError as e: print(e)
print(HTTPMethod.GET, repr(HTTPMethod.GET), HTTPMethod.POST == "POST", HTTPMethod.PATCH.description, list(HTTPMethod))
print(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, HTTPStatus.UNPROCESSABLE_ENTITY)
print(HTTPStatus.__name__, type(s), isinstance(s, int), {200: "a"}[HTTPStatus.OK])
match s:
    case HTTPStatus.OK: print("ok")
    case HTTPStatus.NOT_FOUND: print("nf")
