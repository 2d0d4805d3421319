#pragma once

#include "scenarios/language/compiler/code.h"
#include "scenarios/language/values/attributes.h"

#include <span>
#include <string_view>

namespace awaitscope {

class Machine;
class ModuleObject;
struct Signature;

/// The contents of a module of the standard library that Awaitscope has; null when it has none of
/// this name. Made once, shared by all runs: each run copies them into a module object of its own.
///
/// Of a module that is written in Python, what its C++ part adds: it is there before the text runs.
const Attributes* moduleContents(std::string_view name);

/// The compiled text of a module that is written in Python; null when it is none. Compiled at the
/// first call in the process, shared by all runs on all threads: each runs it in a namespace of its
/// own.
const Program* moduleText(std::string_view name);

/// The module whose function has this very signature; empty for built-in functions and methods.
std::string_view moduleWith(const Signature& signature);

/// The modules inside a package: `asyncio.locks` and the like; importing the package gives it them
/// as attributes.
std::span<const char* const> moduleParts(std::string_view package);

/// Gives `sys` what belongs to one run: `argv`, `path`.
void prepareSys(Machine& machine, ModuleObject& sys);

/// Whether there is a module of this name. Compiles nothing.
bool hasModule(std::string_view name);

} // namespace awaitscope
