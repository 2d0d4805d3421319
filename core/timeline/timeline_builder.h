#pragma once

#include "core/timeline/slot_counter.h"
#include "core/timeline/strip_builder.h"
#include "core/timeline/timeline.h"

namespace awaitscope {

/// Walks through a trace once and fills in its timeline.
class TimelineBuilder {
public:
    explicit TimelineBuilder(const Trace& trace);
    Timeline build();

private:
    /// The lanes that are ready, in the order in which they became so.
    class ReadyList {
    public:
        explicit ReadyList(size_t lanes) : m_links(lanes + 1, {kNone, kNone}) {}
        void append(LaneId lane);
        void remove(LaneId lane);
        LaneId first() const { return m_links.back().next; }
        LaneId after(LaneId lane) const { return m_links[lane].next; }

    private:
        struct Links {
            LaneId previous;
            LaneId next;
        };
        Links& ends() { return m_links.back(); }
        Links& of(LaneId lane) { return lane == kNone ? ends() : m_links[lane]; }
        std::vector<Links> m_links; // by lane; the ends of the list behind them
    };

    void take(const Event& event);
    void takeSlotOfActor(const Event& event);
    void changed(const Event& event, LaneId lane, LaneState from, LaneState to);
    void beginMoment(LaneId lane);
    void endMoment(LaneId lane);
    void openInterval(LaneId lane, LaneState state, uint8_t core);
    void closeInterval(LaneId lane);
    void markLateness(const Event& fired);
    void markLateSleep(LaneId lane);
    void addMarks(const Event& event);
    void markFailedProgram(const Event& end, AxisPosition position);
    void markStarved(AxisPosition position);
    void addTurn(const Event& event);
    int64_t rankOf(LaneId lane) const;
    void finish();
    void putLanesInOrder();
    bool isProgram(LaneId lane) const { return m_trace.lane(lane).kind == LaneKind::Program; }

    const Trace& m_trace;
    Timeline m_timeline;
    LaneStates m_states;
    SlotCounter m_slots;
    StripBuilder m_strips;
    ReadyList m_ready;
    std::vector<uint32_t> m_openMoments; // by lane: index in the moments; kNone when none
    std::vector<bool> m_openIntervals;   // by lane: its last interval is under way
    size_t m_starvedCount = 0;           // that have ended
    EventIndex m_index = 0;
};

} // namespace awaitscope
