#pragma once

#include "core/runtime/host.h"

namespace awaitscope {

/// A future that a runtime makes for the program: where it dies with an exception that nobody has
/// looked at, the host is told.
class ReportedFuture : public Future {
public:
    /// REQUIRES: the host outlives it.
    explicit ReportedFuture(Host& host) : m_host(host) {}

protected:
    void dispose() override
    {
        retain(); // the host may refer to it: it must not be disposed of a second time
        if (failed() && !retrieved() && completion().payload) m_host.neverRetrieved(*this);
        // Whoever was told may keep it.
        if (references() > 1)
            release();
        else
            delete this;
    }

private:
    Host& m_host;
};

} // namespace awaitscope
