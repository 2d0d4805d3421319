#pragma once

namespace awaitscope {

class Definitions;

// Each fills one module of the standard library; `modules.cpp` names them all.

void fillAbc(Definitions& module);
void fillAwaitscope(Definitions& module);
void fillCmath(Definitions& module);
void fillCollections(Definitions& module);
void fillCollectionsAbc(Definitions& module);
void fillContextlib(Definitions& module);
void fillContextvars(Definitions& module);
void fillDataclasses(Definitions& module);
void fillFunctools(Definitions& module);
void fillGc(Definitions& module);
void fillHashlib(Definitions& module);
void fillHeapq(Definitions& module);
void fillCombinations(Definitions& module); ///< a part of itertools
void fillGroupBy(Definitions& module);      ///< a part of itertools
void fillInspect(Definitions& module);
void fillItertools(Definitions& module);
void fillJson(Definitions& module);
void fillLogging(Definitions& module);
void fillMath(Definitions& module);
void fillMathIntegers(Definitions& module); ///< a part of math
void fillMathSums(Definitions& module);     ///< another one
void fillOperator(Definitions& module);
void fillRandom(Definitions& module);
void fillRe(Definitions& module);
void fillString(Definitions& module);
void fillSys(Definitions& module);
void fillThreading(Definitions& module);
void fillTime(Definitions& module);
void fillTraceback(Definitions& module);
void fillTyping(Definitions& module);
void fillUnicodedata(Definitions& module);
void fillWarnings(Definitions& module);
void fillWeakref(Definitions& module);
void fillAsyncio(Definitions& module); ///< asyncio_types.cpp

} // namespace awaitscope
