#include "core/loop/loop_runtime.h"
#include "core/runtime/runtime.h"
#include "core/threads/thread_runtime.h"

namespace awaitscope {

std::unique_ptr<Runtime> Runtime::create(const RunOptions& options, Host& host)
{
    if (options.settings.model == Model::Cooperative)
        return std::make_unique<LoopRuntime>(options, host);
    return std::make_unique<ThreadRuntime>(options, host);
}

} // namespace awaitscope
