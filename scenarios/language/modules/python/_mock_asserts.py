"""What mocks are asked about their calls."""

from _mock_calls import CallList, _Call, call_text


class Asserts:
    def _mock_title(self):
        return self._mock_name or "mock"

    def _mock_calls_text(self, prefix="Calls"):
        return f"\n{prefix}: {self.mock_calls!r}." if self.mock_calls else ""

    def _mock_missed(self, args, kwargs, action="call"):
        last = self.call_args if action == "call" else self.await_args
        return "expected %s not found.\nExpected: %s\n  Actual: %s" % (
            action, call_text(self._mock_title(), args, kwargs), call_text(self._mock_title(), *last))

    def assert_not_called(self):
        if self.call_count:
            raise AssertionError("Expected '%s' to not have been called. Called %s times.%s" % (
                self._mock_title(), self.call_count, self._mock_calls_text()))

    def assert_called(self):
        if not self.call_count:
            raise AssertionError("Expected '%s' to have been called." % self._mock_title())

    def assert_called_once(self):
        if self.call_count != 1:
            raise AssertionError("Expected '%s' to have been called once. Called %s times.%s" % (
                self._mock_title(), self.call_count, self._mock_calls_text()))

    def assert_called_with(self, /, *args, **kwargs):
        if self.call_args is None:
            raise AssertionError("expected call not found.\nExpected: %s\n  Actual: not called." % (
                call_text(self._mock_title(), args, kwargs)))
        if self._mock_like(self.call_args) != self._mock_like(_Call((args, kwargs), two=True)):
            raise AssertionError(self._mock_missed(args, kwargs)) from None

    def assert_called_once_with(self, /, *args, **kwargs):
        if self.call_count != 1:
            raise AssertionError("Expected '%s' to be called once. Called %s times.%s" % (
                self._mock_title(), self.call_count, self._mock_calls_text()))
        return self.assert_called_with(*args, **kwargs)

    def assert_any_call(self, /, *args, **kwargs):
        wanted = self._mock_like(_Call((args, kwargs), two=True))
        if not any(self._mock_like(each) == wanted for each in self.call_args_list):
            raise AssertionError("%s call not found" % call_text(self._mock_title(), args, kwargs)) from None

    def assert_has_calls(self, calls, any_order=False):
        _check_has(self.mock_calls, list(calls), any_order, "Calls", self._mock_title(), self._mock_calls_text)

    def _mock_like(self, call):
        """The call with its arguments as the signature has them, if there is one."""
        if self._mock_signature is None:
            return call
        try:
            bound = self._mock_signature.bind(*call.args, **call.kwargs)
        except TypeError:
            return call
        return _Call((bound.args, bound.kwargs), two=True)


class AwaitAsserts:
    def assert_awaited(self):
        if self.await_count == 0:
            raise AssertionError(f"Expected {self._mock_title()} to have been awaited.")

    def assert_awaited_once(self):
        if self.await_count != 1:
            raise AssertionError(
                f"Expected {self._mock_title()} to have been awaited once. Awaited {self.await_count} times.")

    def assert_awaited_with(self, /, *args, **kwargs):
        if self.await_args is None:
            raise AssertionError(f"Expected await: {call_text(self._mock_title(), args, kwargs)}\nNot awaited")
        if self.await_args != _Call((args, kwargs), two=True):
            raise AssertionError(self._mock_missed(args, kwargs, "await")) from None

    def assert_awaited_once_with(self, /, *args, **kwargs):
        self.assert_awaited_once()
        return self.assert_awaited_with(*args, **kwargs)

    def assert_any_await(self, /, *args, **kwargs):
        if _Call((args, kwargs), two=True) not in self.await_args_list:
            raise AssertionError("%s await not found" % call_text(self._mock_title(), args, kwargs)) from None

    def assert_has_awaits(self, calls, any_order=False):
        _check_has(self.await_args_list, list(calls), any_order, "Awaits", self._mock_title(), None)

    def assert_not_awaited(self):
        if self.await_count != 0:
            raise AssertionError(
                f"Expected {self._mock_title()} to not have been awaited. Awaited {self.await_count} times.")


def _check_has(found, wanted, any_order, what, title, text):
    if not any_order:
        if wanted not in found:
            actual = text("  Actual").rstrip(".") if what == "Calls" else f"\nActual: {found}"
            raise AssertionError(f"{what} not found.\nExpected: {CallList(wanted)}{actual}")
        return
    left, missing = list(found), []
    for each in wanted:
        if each in left:
            left.remove(each)
        else:
            missing.append(each)
    if missing:
        raise AssertionError("%r does not contain all of %r in its %s list, found %r instead" % (
            title, tuple(missing), what.lower()[:-1], left)) from None
