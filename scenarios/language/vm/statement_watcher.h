#pragma once

namespace awaitscope {

/// Follows a run of the program statement by statement, without a trace in it.
class StatementWatcher {
public:
    virtual ~StatementWatcher() = default;
    /// The statement at the top of the running fiber is about to run: one of the program's, not of
    /// the standard library. False: the run is to end here.
    virtual bool beginning() = 0;
    /// The program is over; its variables die next.
    virtual void ending() = 0;
};

} // namespace awaitscope
