#pragma once

#include <cstdint>

namespace awaitscope {

/// The instructions of the machine. `arg` is the instruction's argument; the stack's top is on the
/// right.
#define AWAITSCOPE_OPCODES(X)                                                                      \
    X(Pass)       /* a statement that does nothing begins: costed */                               \
    X(Statement)  /* a statement of the program begins: counted, and costed */                     \
    X(LoadConst)  /* -> constants[arg] */                                                          \
    X(LoadLocal)  /* -> locals[arg] */                                                             \
    X(StoreLocal) /* value -> */                                                                   \
    X(DeleteLocal)                                                                                 \
    X(ClearLocal) /* unbinds it; no error when it is not bound */                                  \
    X(MakeCell)   /* locals[arg] becomes a new cell, holding what it held */                       \
    X(LoadCell)   /* -> the value in the cell locals[arg] */                                       \
    X(StoreCell)                                                                                   \
    X(DeleteCell)                                                                                  \
    X(LoadGlobal) /* -> the global arg, or the built-in of its name */                             \
    X(StoreGlobal)                                                                                 \
    X(DeleteGlobal)                                                                                \
    X(LoadName)      /* class body: its namespace, then the global arg */                          \
    X(LoadClassCell) /* class body: its namespace, then the cell arg */                            \
    X(StoreName)     /* class body: into its namespace, under the global arg's name */             \
    X(DeleteName)                                                                                  \
    X(LoadAttribute)   /* object -> object.names[arg] */                                           \
    X(StoreAttribute)  /* value object -> */                                                       \
    X(DeleteAttribute) /* object -> */                                                             \
    X(LoadMethod)      /* object -> function self, or callable null */                             \
    X(LoadSpecial)     /* object -> function self: names[arg] looked up on its type */             \
    X(LoadSubscript)   /* object index -> value */                                                 \
    X(StoreSubscript)  /* value object index -> */                                                 \
    X(DeleteSubscript) /* object index -> */                                                       \
    X(BuildSlice)      /* start stop step -> slice */                                              \
    X(UnaryNegative)                                                                               \
    X(UnaryPositive)                                                                               \
    X(UnaryInvert)                                                                                 \
    X(UnaryNot)                                                                                    \
    X(Binary)  /* left right -> result; arg = BinaryOperator */                                    \
    X(InPlace) /* the same, for augmented assignment */                                            \
    X(Compare) /* left right -> result; arg = CompareOperator */                                   \
    X(Jump)                                                                                        \
    X(JumpBack)    /* the same, to the header of a loop: costed as one more statement */           \
    X(JumpIfFalse) /* value -> */                                                                  \
    X(JumpIfTrue)                                                                                  \
    X(JumpIfFalseKeep) /* value -> value, or -> when it does not jump */                           \
    X(JumpIfTrueKeep)                                                                              \
    X(JumpIfNone) /* value -> */                                                                   \
    X(Pop)                                                                                         \
    X(Copy) /* copies the arg-th from the top (1 = the top) */                                     \
    X(Swap) /* swaps the top with the arg-th from the top */                                       \
    X(PushNull)                                                                                    \
    X(BuildTuple)                                                                                  \
    X(BuildList)                                                                                   \
    X(BuildSet)                                                                                    \
    X(BuildDict)  /* key value ... (arg pairs) -> dict */                                          \
    X(ListAppend) /* list at arg from the top; value -> */                                         \
    X(SetAdd)                                                                                      \
    X(DictSet)    /* dict at arg from the top, below key value -> */                               \
    X(ListExtend) /* list iterable -> list */                                                      \
    X(SetUpdate)  /* set iterable -> set */                                                        \
    X(DictUpdate) /* dict mapping -> dict */                                                       \
    X(DictMerge)  /* the same, for a call: a repeated key is an error */                           \
    X(ListToTuple)                                                                                 \
    X(Format)         /* value [spec] -> str; arg = conversion, +256 with spec */                  \
    X(BuildString)    /* arg strings -> their concatenation */                                     \
    X(UnpackSequence) /* iterable -> arg values, the first on top */                               \
    X(UnpackEx)       /* the same with a star: arg = before + (after << 12) */                     \
    X(GetIterator)                                                                                 \
    X(ForIter)        /* iterator -> iterator value; or -> and jumps */                            \
    X(Call)           /* callable self-or-null args... -> result; arg = number of args */          \
    X(CallNamed)      /* the same with keywords; arg = shapes[arg] */                              \
    X(CallExtended)   /* callable self-or-null list dict -> result */                              \
    X(MakeFunction)   /* defaults kwdefaults cells... -> function; arg = children[arg] */          \
    X(LoadCellItself) /* -> the cell locals[arg] */                                                \
    X(Return)         /* value -> */                                                               \
    X(Yield)          /* value -> what is sent */                                                  \
    X(YieldFrom)      /* iterator sent -> result; runs again for each value yielded */             \
    X(GetAwaitable)                                                                                \
    X(Await) /* awaitable -> result */                                                             \
    X(GetAsyncIterator)                                                                            \
    X(GetAsyncNext)      /* iterator -> iterator awaitable */                                      \
    X(EndAsyncFor)       /* iterator previous exception -> ; raises unless StopAsyncIteration */   \
    X(BuildClass)        /* body-function bases-tuple keywords-dict -> class */                    \
    X(Raise)             /* arg 0: again; 1: exception; 2: exception cause */                      \
    X(PushException)     /* exception -> previous exception; it is now being handled */            \
    X(PopException)      /* previous -> ; it is being handled again */                             \
    X(MatchException)    /* exception type -> exception bool */                                    \
    X(Reraise)           /* exception -> ; goes on without a new traceback line */                 \
    X(LoadExceptionType) /* exception -> exception type */                                         \
    X(LoadTraceback)     /* exception -> its traceback or None */                                  \
    X(GroupBegin)        /* exception -> exception list rest: starts `except*` */                  \
    X(GroupMatch)        /* list rest type -> list (match-or-None, rest-or-None) */                \
    X(GroupEnd)          /* original list rest -> exception-or-None */                             \
    X(Import)            /* -> module constants[arg] */                                            \
    X(ImportTop)         /* -> first package of constants[arg] */                                  \
    X(ImportFrom)        /* module -> module module.names[arg] */                                  \
    X(ImportStar)        /* module -> */                                                           \
    X(MatchSequence)     /* subject -> subject bool */                                             \
    X(MatchMapping)      /* subject -> subject bool */                                             \
    X(MatchKeys)         /* subject keys -> subject values-or-None */                              \
    X(MatchRest)         /* subject keys -> dict of the rest */                                    \
    X(MatchClass)        /* subject type names -> values-or-None; arg = positional patterns */     \
    X(GetLength)         /* subject -> subject length */                                           \
    X(ForNext) /* as ForIter, costed as one more statement; a Jump to behind that one follows */

enum class Opcode : uint8_t {
#define AWAITSCOPE_OPCODE(name) name,
    AWAITSCOPE_OPCODES(AWAITSCOPE_OPCODE)
#undef AWAITSCOPE_OPCODE
};

struct Instruction {
    Opcode opcode;
    uint32_t argument : 24;
};

} // namespace awaitscope
