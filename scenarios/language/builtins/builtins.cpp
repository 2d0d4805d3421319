#include "scenarios/language/builtins/builtins.h"

#include "scenarios/language/builtins/byte_array.h"
#include "scenarios/language/builtins/definitions.h"
#include "scenarios/language/builtins/groups.h"
#include "scenarios/language/builtins/lazy_iterators.h"
#include "scenarios/language/builtins/operator_methods.h"
#include "scenarios/language/builtins/streams.h"
#include "scenarios/language/modules/type_hints.h"
#include "scenarios/language/values/object.h"
#include "scenarios/language/values/text.h"
#include "scenarios/language/vm/generator_methods.h"

namespace awaitscope {

namespace {

Attributes makeNames()
{
    Attributes attributes;
    Definitions names(attributes);
    names.value("None", none()).value("True", trueValue()).value("False", falseValue());
    names.value("Ellipsis", ellipsis()).value("NotImplemented", notImplemented());
    names.value("__debug__", trueValue());
    names.value("__name__", intern("__main__"));
    defineObjectTypes(names);
    defineConstructors(names);
    defineIterators(names);
    defineOutput(names);
    defineComplex(names);
    defineNumberFunctions(names);
    defineSequenceFunctions(names);
    defineObjectFunctions(names);
    defineAsyncFunctions(names);
    defineExceptions(names);
    defineExceptionGroups();

    defineStreams();
    defineStrMethods();
    defineStrShapes();
    defineStrTests();
    defineStrParts();
    defineListMethods();
    defineTupleMethods();
    defineDictMethods();
    defineSetMethods();
    defineNumberMethods();
    defineBytesMethods();
    defineByteArrays(names);
    defineMemoryViews(names);
    defineGenerators();
    defineOperatorMethods();
    defineDirectory(names);
    defineTypeHints();
    defineTypeAliases(names);
    return attributes;
}

} // namespace

const Attributes& builtinNames()
{
    // Never destroyed: what is in it is immortal, and refers to each other.
    static const Attributes& names = *new Attributes(makeNames());
    return names;
}

} // namespace awaitscope
