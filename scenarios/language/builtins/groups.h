#pragma once

namespace awaitscope {

class Definitions;

// Each adds one group of built-in functions and types; `builtinNames()` calls them all.

void defineOutput(Definitions& names);            ///< print, and what is refused: input, open, eval
void defineComplex(Definitions& names);           ///< complex and its methods
void defineNumberFunctions(Definitions& names);   ///< abs, round, pow, chr, ord, hex...
void defineSequenceFunctions(Definitions& names); ///< len, sorted, sum, min, max, any, all
void defineObjectFunctions(Definitions& names);   ///< isinstance, getattr, repr, hash, vars...
void defineDirectory(Definitions& names);         ///< dir
void defineAsyncFunctions(Definitions& names);    ///< aiter, anext
void defineConstructors(Definitions& names);      ///< int, str, list, dict...
void defineObjectTypes(Definitions& names);       ///< object, type, property, super...
void defineExceptions(Definitions& names);
void defineExceptionGroups();
void defineTracebacks();

void defineStrMethods();
void defineStrShapes();
void defineStrTests();
void defineStrTranslate(); ///< a part of defineStrMethods()
void defineStrParts();
void defineListMethods();
void defineTupleMethods();
void defineDictMethods();
void defineSetMethods();
void defineNumberMethods();
void defineBytesMethods();
void defineBytesParts();  ///< a part of defineBytesMethods()
void defineBytesShapes(); ///< a part of defineBytesMethods()

} // namespace awaitscope
