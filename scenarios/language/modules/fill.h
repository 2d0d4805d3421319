#pragma once

namespace awaitscope {

class Definitions;

// Each fills one module of the standard library; `modules.cpp` names them all.

void fillAsyncio(Definitions& module); ///< asyncio_types.cpp
void fillRandom(Definitions& module);

} // namespace awaitscope
