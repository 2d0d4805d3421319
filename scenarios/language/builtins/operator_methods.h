#pragma once

namespace awaitscope {

/// The special methods of the built-in types, for who asks for them by name: `[].__len__()`,
/// `super().__add__(other)`, `object.__setattr__(...)`. Operators do not come here.
void defineOperatorMethods();
/// Those of `object`, `type`, functions and properties.
void defineObjectMethods();

} // namespace awaitscope
