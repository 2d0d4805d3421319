#pragma once

namespace awaitscope {

class Definitions;
class Type;

namespace types {
Type* jsonEncoder();
Type* jsonDecoder();
} // namespace types

/// `JSONEncoder`, `JSONDecoder`, `JSONDecodeError`: classes that programs derive from.
void defineJsonClasses(Definitions& module);

} // namespace awaitscope
