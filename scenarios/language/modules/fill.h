#pragma once

namespace awaitscope {

class Definitions;

// Each fills one module of the standard library; `modules.cpp` names them all.

void fillAwaitscope(Definitions& module);
void fillMath(Definitions& module);
void fillRandom(Definitions& module);
void fillSys(Definitions& module);
void fillTime(Definitions& module);
void fillAsyncio(Definitions& module); ///< asyncio_types.cpp

} // namespace awaitscope
