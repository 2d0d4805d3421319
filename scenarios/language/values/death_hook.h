#pragma once

namespace awaitscope {

class Container;

/// Who is told of the deaths of this thread's containers: what it knows of them goes with them.
struct DeathHook {
    void (*tell)(void* context, const Container& dying) = nullptr; ///< null: nobody is
    void* context = nullptr;
};

extern constinit thread_local DeathHook t_deathHook;

} // namespace awaitscope
