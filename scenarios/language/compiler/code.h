#pragma once

#include "core/trace/trace.h"
#include "scenarios/language/compiler/opcode.h"
#include "scenarios/language/values/name_scope.h"
#include "scenarios/language/values/signature.h"

#include <memory>
#include <string>
#include <vector>

namespace awaitscope {

/// Where an exception that is raised in [begin, end) is caught.
struct Handler {
    uint32_t begin, end;
    uint32_t target;
    uint32_t depth; ///< the value stack is cut to this before the exception is pushed
};

/// How the arguments of a call with keywords are laid out: positional ones first, then values for
/// `keywords`.
struct CallShape {
    uint32_t positional = 0;
    Values keywords;
};

struct Program;

/// The compiled body of a function, a class, a generator expression or the module. Immutable; part
/// of a Program.
struct Code {
    enum class Kind : uint8_t { Module, Function, Class };

    std::string name;
    std::string qualifiedName;
    Kind kind = Kind::Function;
    const Program* program = nullptr; ///< whose part it is
    bool isLibrary = false;           ///< of the standard library: tracebacks leave it out
    Value doc;                        ///< the docstring; null when there is none
    bool isAsync = false;
    bool isGenerator = false; ///< with isAsync: an async generator
    SpanId definition = 0;    ///< its first line, that of decorators

    Signature signature;
    std::vector<Instruction> instructions;
    std::vector<SpanId> spans; ///< one for each instruction
    Values constants;
    Values names;
    std::vector<CallShape> shapes;
    std::vector<std::unique_ptr<Code>> children;
    std::vector<Handler> handlers; ///< innermost first

    Values localNames;                    ///< parameters first; of all slots
    std::vector<uint32_t> cellParameters; ///< parameters that inner functions use
    uint32_t firstFree = 0;               ///< the closure's cells are put into the slots from here
    uint32_t freeCount = 0;
    uint32_t stackSize = 0;
    uint32_t places = 0; ///< values that an activation holds: all slots, and the stack
    /// A function of positional parameters only.
    bool isSimple = false;
    /// Whether it does not run when it is called: the call makes a coroutine or a generator.
    bool isSuspended() const { return isAsync || isGenerator; }
};

/// A compiled scenario. Immutable, its constants immortal: runs on several threads share it.
struct Program {
    std::string fileName;
    std::string source;
    bool isLibrary = false; ///< a module of the standard library
    std::string warnings;   ///< CPython's SyntaxWarnings, as they go to stderr before the run
    std::unique_ptr<Code> module;
    std::vector<TraceSpan> spans;      ///< SpanId n is spans[n - 1]
    Values globalNames;                ///< the names behind the numbers of LoadGlobal
    std::vector<Opaque*> ownConstants; ///< immortal while the program lives
    NameScope names;                   ///< all that it names

    Program() = default;
    ~Program();
    Program(const Program&) = delete;
    Program& operator=(const Program&) = delete;
};

} // namespace awaitscope
