#pragma once

namespace awaitscope {

class Opaque;

/// Who is told of the deaths of this thread's watched objects (`Opaque::setWatched`), besides the
/// weak references to them: what it knows of them goes with them.
struct DeathHook {
    void (*tell)(void* context, const Opaque& dying) = nullptr; ///< null: nobody is
    void* context = nullptr;
};

extern constinit thread_local DeathHook t_deathHook;

/// Set for a collection that the program asks for: instances in garbage that have a `__del__` have
/// their last words first, and the next collection frees them.
extern constinit thread_local bool t_lastWordsFirst;

} // namespace awaitscope
