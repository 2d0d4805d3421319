#pragma once

#include "scenarios/language/values/exception.h"

namespace awaitscope {

/// Whether it is an OSError that was made of a number, a message and perhaps a file's name.
bool hasErrorNumber(const Value& exception);
/// `[Errno 2] No such file: 'a.txt'`. False when a part of it is up to the program. REQUIRES:
/// hasErrorNumber(exception).
bool osErrorText(Machine& machine, const Value& exception, std::string& text);
/// What `OSError(number, ...)` makes: the type for errors of this number.
Type* typeOfError(const Value& number);
Value makeOsError(int number, std::string message);
void defineOsErrors();

} // namespace awaitscope
