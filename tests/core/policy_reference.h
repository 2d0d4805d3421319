#pragma once

#include "tests/core/policy_check.h"

#include <algorithm>
#include <deque>
#include <map>
#include <numeric>

namespace awaitscope {

/// A second scheduler, built from docs/models.md and in another way than the kernel: it goes
/// through time tick by tick, keeps plain lists, and searches them. Slow, and easy to read.
class ReferenceScheduler {
public:
    explicit ReferenceScheduler(const PolicyCase& plan)
        : m_policy(plan.policy), m_quantum(static_cast<int64_t>(plan.quantum)),
          m_switchCost(static_cast<int64_t>(plan.switchCost)), m_cores(plan.cores)
    {
        for (const ThreadScript& script : plan.threads)
            m_threads.push_back(parsed(script));
        m_cores[0].last = kMain;
    }

    /// As `ganttOf`.
    std::string run()
    {
        for (size_t i = 0; i < m_threads.size(); ++i)
            join(static_cast<int>(i), Join::New);
        // Main has had core 0 until now.
        const auto goesOn = [](const Line& each) { return !each.ended; };
        while (std::ranges::any_of(m_threads, goesOn)) {
            instant();
            if (std::ranges::any_of(m_threads, goesOn)) m_states[m_now] = state();
            tick();
        }
        std::string all;
        for (const Place& core : m_cores)
            all += core.gantt + "\n";
        return all;
    }

    /// What things are like at the end of each instant before the last: who is first in the queue
    /// (`>` and the core: it is passing to that one), `|`, who has which core, `|`, who has the
    /// lock, `|`, who waits for it.
    const std::map<int64_t, std::string>& states() const { return m_states; }

private:
    static constexpr int kNobody = -1;
    static constexpr int kMain = -2;
    static constexpr int64_t kNever = 1'000'000'000;
    enum class Join { New, Woken, Aside, Lost };

    struct Step {
        std::string verb;
        int64_t count = 0;
    };
    struct Line {
        std::string name;
        std::deque<Step> steps;
        bool ended = false;
        int64_t left = 0;
        int64_t quantum = 0;
        int64_t priority = 0;
        int64_t level = 0;
        int64_t v = 0;
        int64_t joined = 0;
        int64_t gained = 0; // aging: how long it waited before it got its core
        int64_t wakesAt = -1;
        int64_t armed = 0;
        bool fresh = false; // became ready by waking, at this instant
    };
    struct Place {
        int thread = kNobody;
        int last = kNobody;
        int64_t switching = 0; // ticks still to go
        bool isNew = false;    // the thread has not taken its first step
        int round = 0;         // that step comes in this round, not before
        int64_t since = 0;
        std::string gantt;
    };

    static Line parsed(const ThreadScript& script)
    {
        Line line;
        line.name = script.name;
        std::istringstream steps(script.steps);
        std::string step;
        while (std::getline(steps >> std::ws, step, ',')) {
            std::istringstream words(step);
            Step one;
            words >> one.verb >> one.count;
            line.steps.push_back(one);
        }
        return line;
    }

    Line& at(int thread) { return m_threads[static_cast<size_t>(thread)]; }

    std::string state() const
    {
        std::vector<int> queue = m_ready;
        std::ranges::stable_sort(queue, {}, [this](int thread) { return readyRank(thread); });
        const auto nameOf = [this](int thread) {
            return " " + m_threads[static_cast<size_t>(thread)].name;
        };
        std::string chosen, waiting, running, line;
        for (size_t i = 0; i < m_cores.size(); ++i) {
            const Place& core = m_cores[i];
            if (core.thread == kNobody) continue;
            (core.switching > 0 ? chosen : running) +=
                nameOf(core.thread) + ">" + std::to_string(i);
        }
        for (const int thread : queue)
            waiting += nameOf(thread);
        for (const int thread : m_wantLock)
            line += nameOf(thread);
        return chosen + waiting + " |" + running + " |" +
               (m_holder == kNobody ? std::string() : nameOf(m_holder)) + " |" + line;
    }

    // --- the order

    int64_t rank(const Line& line, bool isReady) const
    {
        switch (m_policy) {
        case Policy::Priority: return line.priority;
        case Policy::PriorityAging:
            // In ticks of urgency: what it waits, or has gained by waiting, counts against it.
            return line.priority * m_quantum - (isReady ? m_now - line.joined : line.gained);
        case Policy::ShortestRemaining: return line.left;
        case Policy::Multilevel: return line.level;
        case Policy::Fair: return line.v;
        default: return 0;
        }
    }
    // The first of those with the least rank.
    int first() const
    {
        int best = kNobody;
        for (const int each : m_ready)
            if (best == kNobody || readyRank(each) < readyRank(best)) best = each;
        return best;
    }
    int64_t readyRank(int thread) const
    {
        return rank(m_threads[static_cast<size_t>(thread)], true);
    }

    bool hasNoQuantum() const
    {
        return m_policy == Policy::Fifo || m_policy == Policy::ShortestRemaining;
    }
    int64_t quantumOf(const Line& line) const
    {
        if (hasNoQuantum()) return kNever;
        return m_policy == Policy::Multilevel ? m_quantum << line.level : m_quantum;
    }

    void updateFloor()
    {
        int64_t least = kNever;
        for (const int each : m_ready)
            least = std::min(least, at(each).v);
        for (const Place& core : m_cores)
            if (core.thread >= 0) least = std::min(least, at(core.thread).v);
        if (least != kNever) m_floor = std::max(m_floor, least);
    }

    void join(int thread, Join how)
    {
        Line& line = at(thread);
        updateFloor();
        if (m_policy == Policy::Fair) {
            if (how == Join::New) line.v = std::max(line.v, m_floor);
            if (how == Join::Woken) line.v = std::max(line.v, m_floor - 2 * m_quantum);
            if (how == Join::Aside)
                for (const int each : m_ready)
                    line.v = std::max(line.v, at(each).v);
        }
        line.joined = m_now;
        line.gained = 0;
        line.fresh = how == Join::New || how == Join::Woken;
        m_ready.push_back(thread);
    }

    // --- one instant

    void instant()
    {
        std::vector<int> due;
        for (size_t i = 0; i < m_threads.size(); ++i)
            if (m_threads[i].wakesAt == m_now) due.push_back(static_cast<int>(i));
        std::ranges::sort(due, {}, [this](int thread) { return at(thread).armed; });
        for (const int thread : due) {
            at(thread).wakesAt = -1;
            join(thread, Join::Woken);
        }
        do {
            while (round()) {
            }
        } while (displaceOne());
        m_priorityChanged = false;
        for (Line& line : m_threads)
            line.fresh = false;
    }

    bool round()
    {
        bool any = false;
        ++m_round;
        fillCores(); // whoever comes now has its first step in this round
        for (Place& core : m_cores)
            if (core.isNew && core.round > m_round) core.round = m_round;
        for (Place& core : m_cores) {
            if (core.thread == kNobody || core.switching > 0 || core.round > m_round) continue;
            Line& line = at(core.thread);
            if (!core.isNew && line.left > 0 && line.quantum > 0) continue;
            step(core);
            any = true;
            fillCores();
        }
        return any;
    }

    void fillCores()
    {
        const size_t count = m_policy == Policy::Gil ? 1 : m_cores.size();
        for (size_t i = 0; i < count && !m_ready.empty(); ++i) {
            Place& core = m_cores[i];
            if (core.thread != kNobody) continue;
            const int thread = first();
            std::erase(m_ready, thread);
            at(thread).gained = m_now - at(thread).joined;
            core.thread = thread;
            core.isNew = true;
            core.round = m_round + 1;
            const bool passes = core.last != kNobody && core.last != thread;
            core.switching = passes ? m_switchCost : 0;
            core.last = thread;
        }
    }

    void step(Place& core)
    {
        Line& line = at(core.thread);
        if (core.isNew) {
            core.isNew = false;
            core.since = m_now;
            line.quantum = quantumOf(line);
            if (line.left > 0) return;
        }
        if (line.left > 0) return endOfQuantum(core);
        while (!line.steps.empty()) {
            const Step step = line.steps.front();
            line.steps.pop_front();
            if (step.verb == "priority") {
                line.priority = step.count;
                m_priorityChanged = true;
            } else if (step.verb == "work") {
                line.left = step.count;
                if (line.left > 0) return;
            } else if (step.verb == "sleep" && step.count > 0) {
                line.wakesAt = m_now + step.count;
                line.armed = ++m_armed;
                leave(core);
                return;
            } else if (step.verb == "lock") {
                if (m_holder != kNobody) {
                    m_wantLock.push_back(core.thread);
                    leave(core);
                    return;
                }
                m_holder = core.thread;
            } else if (step.verb == "unlock") {
                m_holder = kNobody;
                if (m_wantLock.empty()) continue;
                m_holder = m_wantLock.front();
                m_wantLock.pop_front();
                join(m_holder, Join::Woken);
            } else {
                const int thread = core.thread;
                leave(core);
                join(thread, Join::Aside);
                return;
            }
        }
        line.ended = true;
        leave(core);
    }

    void endOfQuantum(Place& core)
    {
        Line& line = at(core.thread);
        line.gained = 0;
        if (m_policy == Policy::Multilevel) line.level = std::min<int64_t>(line.level + 1, 2);
        const int other = first();
        if (other == kNobody || readyRank(other) > rank(line, false)) {
            line.quantum = quantumOf(line);
            return;
        }
        const int thread = core.thread;
        leave(core);
        join(thread, Join::Lost);
    }

    bool displaceOne()
    {
        Place* worst = nullptr;
        for (Place& core : m_cores) {
            if (core.thread == kNobody || core.switching > 0) continue;
            if (!worst || rank(at(core.thread), false) > rank(at(worst->thread), false))
                worst = &core;
        }
        if (!worst || m_ready.empty() || !takes(at(worst->thread))) return false;
        const int thread = worst->thread;
        leave(*worst);
        join(thread, Join::Lost);
        return true;
    }

    bool takes(const Line& running) const
    {
        const auto anyIsLess = [&](bool freshOnly, int64_t margin) {
            return std::ranges::any_of(m_ready, [&](int each) {
                const Line& line = m_threads[static_cast<size_t>(each)];
                return (line.fresh || !freshOnly) &&
                       rank(line, true) + margin < rank(running, false);
            });
        };
        switch (m_policy) {
        case Policy::Priority:
        case Policy::ShortestRemaining:
        case Policy::Multilevel: return anyIsLess(false, 0);
        case Policy::PriorityAging: return anyIsLess(!m_priorityChanged, 0);
        case Policy::Fair: return anyIsLess(true, m_quantum);
        default: return false;
        }
    }

    void leave(Place& core)
    {
        updateFloor();
        const Line& line = at(core.thread);
        if (m_now > core.since)
            core.gantt += (core.gantt.empty() ? "" : " ") + line.name + " " +
                          std::to_string(core.since) + "-" + std::to_string(m_now);
        core.thread = kNobody;
    }

    void tick()
    {
        ++m_now;
        for (Place& core : m_cores) {
            if (core.thread == kNobody) continue;
            if (core.switching > 0) {
                --core.switching;
                continue;
            }
            Line& line = at(core.thread);
            --line.left;
            --line.quantum;
            ++line.v;
        }
    }

    Policy m_policy;
    int64_t m_quantum;
    int64_t m_switchCost;
    std::vector<Place> m_cores;
    std::vector<Line> m_threads;
    std::vector<int> m_ready; // in the order of joining
    int m_holder = kNobody;
    std::deque<int> m_wantLock;
    int64_t m_now = 0;
    int64_t m_armed = 0;
    int64_t m_floor = 0;
    int m_round = 0;
    bool m_priorityChanged = false;
    std::map<int64_t, std::string> m_states;
};

} // namespace awaitscope
