#include "tests/core/policy_check.h"

using namespace awaitscope;

namespace {

// Every timeline here was computed by hand from docs/models.md before it was run: the table above a
// test is that computation. Times are milliseconds, the quantum is 100 unless given. All threads
// become ready at 0, in the order in which they stand; who has not run yet has priority 0 and
// nothing left to compute, so that each first comes to say its own.

Coroutine<Completion> computes(Runtime& runtime, double length)
{
    co_await runtime.work(seconds(length));
    co_return Completion();
}

Coroutine<Completion> createsOneLater(Runtime& runtime)
{
    const Ref<Task> first = task(computes(runtime, 0.4), "A");
    co_await runtime.spawn(first);
    co_await runtime.sleep(seconds(0.25));
    const Ref<Task> second = task(computes(runtime, 0.2), "C");
    co_await runtime.spawn(second);
    co_await runtime.wait(first);
    co_await runtime.wait(second);
    co_return Completion();
}

} // namespace

class tst_feedback_policies : public QObject {
    Q_OBJECT

private slots:
    // --- multilevel feedback: quanta of 100, 200 and 400

    //   0  A, level 0.  100  A sinks to 1; B, level 0
    // 200  B sinks to 1, where A was first: A, for 200
    // 400  A sinks to 2; B has 50 left, ends at 450
    // 450  A, for 400, and alone after that: its 500 end at 950
    void whoUsesUpItsQuantumSinks()
    {
        checkTimeline(of(Policy::Multilevel, {{"A", "work 800"}, {"B", "work 150"}}),
                      "A 0-100 B 100-200 A 200-400 B 400-450 A 450-950");
    }
    // 100  A sinks to 1. I starts, sleeps to 150; A
    // 150  I (0) wakes above A (1), which has 450 left and keeps its level; I to 170, sleeps to 250
    // 170  A, for 200 anew.  250  I to 270, ends
    // 270  A has 370 left: 200 of them at level 1, the rest at level 2
    void whoWakesOnAHigherLevelTakesTheCore()
    {
        const auto trace =
            traceOf(of(Policy::Multilevel,
                       {{"A", "work 600"}, {"I", "sleep 50, work 20, sleep 80, work 20"}}));
        QCOMPARE(ganttOf(*trace, Duration::milliseconds(1)),
                 "A 0-100 A 100-150 I 150-170 A 170-250 I 250-270 A 270-640\n");
        QCOMPARE(preemptionsIn(*trace), "100 A quantum I\n150 A level I\n250 A level I\n");
    }
    // 100  core 0: A sinks, C (0) is first. core 1: B sinks to 1, where A is ready: A.
    //      C starts on core 0 and sleeps to 250: core 0 goes to B
    // 250  C wakes above both; core 0 is the lower: B has 50 left
    // 300  A's 300 are done, core 1: B to 350.  350  C's 100 are done
    void multilevelOnTwoCores()
    {
        checkTimeline(
            onCores(2, of(Policy::Multilevel,
                          {{"A", "work 300"}, {"B", "work 300"}, {"C", "sleep 150, work 100"}})),
            "A 0-100 B 100-250 C 250-350\nB 0-100 A 100-300 B 300-350");
    }
    // 0-10 switch, A 10-110, sinks; 110-120, B 120-170, ends; 170-180, A 180-330 of its 200
    void multilevelPaysForItsSwitches()
    {
        checkTimeline(
            withSwitches(10, of(Policy::Multilevel, {{"A", "work 250"}, {"B", "work 50"}})),
            "A 10-110 B 120-170 A 180-330");
    }
    // I always sleeps before its quantum is over, and never sinks; A is served in the gaps only.
    //   0  A 0-100 sinks; I 100-190, sleeps to 200; A 190-200; I 200-290 ...
    void whoGivesWayInTimeNeverSinks()
    {
        checkTimeline(
            of(Policy::Multilevel,
               {{"A", "work 130"}, {"I", "work 90, sleep 10, work 90, sleep 10, work 90"}}),
            "A 0-100 I 100-190 A 190-200 I 200-290 A 290-300 I 300-390 A 390-400");
    }
    // 100  A sinks to 1. B starts, sleeps to 300; A, for 200
    // 300  B (0) wakes as A's quantum ends: used up, A sinks to 2; B
    // 400  B sinks to 1, still above A: on to 450
    void aQuantumThatEndsWhenAHigherOneWakesIsUsedUp()
    {
        const auto trace =
            traceOf(of(Policy::Multilevel, {{"A", "work 350"}, {"B", "sleep 200, work 150"}}));
        QCOMPARE(ganttOf(*trace, Duration::milliseconds(1)),
                 "A 0-100 A 100-300 B 300-450 A 450-500\n");
        QCOMPARE(preemptionsIn(*trace), "100 A quantum B\n300 A quantum B\n");
    }
    //   0  core 0: A has the lock. Core 1: B waits for it; C
    // 100  core 0: A hands the lock to B and asks for more. Core 1: C sinks to 1, B (0) comes. Core
    //      0: A sinks to 1, where C was first
    // 200  core 1: B sinks to 1, behind A.  250  core 0: C ends; B has 20 left
    void multilevelHandsALockOverAtTheEndOfAQuantum()
    {
        checkTimeline(onCores(2, of(Policy::Multilevel, {{"A", "lock, work 100, unlock, work 100"},
                                                         {"B", "lock, work 120, unlock"},
                                                         {"C", "work 250"}})),
                      "A 0-100 C 100-250 B 250-270\nC 0-100 B 100-200 A 200-300");
    }
    //   0-10  to A, 10-110, sinks.  110-120  to B, 120-210, sleeps to 225
    // 210-220  to A, 220-225; B (0) wakes.  225-235  to B, 235-285.  285-295  to A
    void multilevelPaysForATakenCore()
    {
        checkTimeline(
            withSwitches(10, of(Policy::Multilevel,
                                {{"A", "work 220"}, {"B", "work 90, sleep 15, work 50"}})),
            "A 10-110 B 120-210 A 220-225 B 235-285 A 295-410");
    }

    // --- fair: v is the virtual runtime

    void equalThreadsTakeTurns()
    {
        checkTimeline(of(Policy::Fair, {{"A", "work 300"}, {"B", "work 300"}}),
                      "A 0-100 B 100-200 A 200-300 B 300-400 A 400-500 B 500-600");
    }
    // 100  A v 100; B (v 0) starts and sleeps to 650; A
    // 650  A v 650, in mid-quantum. B wakes: v 650 - 200 = 450, less by 200: B
    // 750  B v 550, still the least.  850  B v 650, A (650) was there first: A
    // 950  A v 750; B (650).  1050  B's 300 are done; A has 250 left
    void whoWakesWithMuchLessTakesTheCore()
    {
        const auto trace =
            traceOf(of(Policy::Fair, {{"A", "work 1000"}, {"B", "sleep 550, work 300"}}));
        QCOMPARE(ganttOf(*trace, Duration::milliseconds(1)),
                 "A 0-100 A 100-650 B 650-850 A 850-950 B 950-1050 A 1050-1300\n");
        QCOMPARE(preemptionsIn(*trace),
                 "100 A quantum B\n650 A runtime B\n850 B quantum A\n950 A quantum B\n");
    }
    // 100  A v 100; B to 160, v 60, sleeps to 180; A
    // 180  A v 120. B wakes with v 60: less by 60 only
    // 260  A v 200; B to 310, ends; A
    void whoWakesWithALittleLessWaits()
    {
        checkTimeline(of(Policy::Fair, {{"A", "work 400"}, {"B", "work 60, sleep 20, work 50"}}),
                      "A 0-100 B 100-160 A 160-260 B 260-310 A 310-510");
    }
    // 100  A v 100; B to 160, v 60, sleeps to 220; A
    // 220  A v 160. B wakes with v 60: less by a quantum, not by more
    // 260  A v 200; B to 310, ends; A has 100 left
    void lessByExactlyAQuantumIsNotEnough()
    {
        checkTimeline(of(Policy::Fair, {{"A", "work 300"}, {"B", "work 60, sleep 60, work 50"}}),
                      "A 0-100 B 100-160 A 160-260 B 260-310 A 310-410");
    }
    // 100  core 0: A v 100, C (0). core 1: B v 100, A (100) was there first
    // 200  core 0: C v 100, B (100). core 1: A v 200, C (100)
    // 300  core 0: B v 200, A (200). core 1: C v 200, B (200)
    // 400  A and B are done; C, on core 0
    void fairOnTwoCores()
    {
        checkTimeline(
            onCores(2, of(Policy::Fair, {{"A", "work 300"}, {"B", "work 300"}, {"C", "work 300"}})),
            "A 0-100 C 100-200 B 200-300 A 300-400 C 400-500\nB 0-100 A 100-200 C 200-300 B "
            "300-400");
    }
    //   0  main creates A and sleeps; A alone
    // 250  main wakes (v 250 - 200 = 50) and takes the core from A (250); the floor is 250, and so
    // is
    //      the v of C, whom main creates; main waits. A was in the queue before C: A
    // 350  A v 350; C.  450  C v 350, A (350) was there first: A ends at 500.  500  C has 100 left
    void whoIsNewBeginsAtTheFloor()
    {
        PolicyCase plan = of(Policy::Fair, {});
        const auto trace = traceOf(createsOneLater, plan.options());
        QCOMPARE(ganttOf(*trace, plan.unit), "A 0-250 A 250-350 C 350-450 A 450-500 C 500-600\n");
        QCOMPARE(preemptionsIn(*trace), "250 A runtime Task-1\n350 A quantum C\n450 C quantum A\n");
    }
    // 50  A (v 50) steps aside behind B (v 0): no need to be raised.  150  B v 100, A (50)
    void whoStepsAsideLetsTheOthersFirst()
    {
        checkTimeline(of(Policy::Fair, {{"A", "work 50, yield, work 50"}, {"B", "work 200"}}),
                      "A 0-50 B 50-150 A 150-200 B 200-300");
    }
    // 100  A v 100; B v 0 steps aside: it is raised to A's 100, and stands behind it
    // 200  A v 200; B
    void whoStepsAsideGivesUpItsLead()
    {
        checkTimeline(of(Policy::Fair, {{"A", "work 200"}, {"B", "yield, work 100"}}),
                      "A 0-100 A 100-200 B 200-300");
    }
    // 100  F wakes (v 0) and does not take the core from R (v 90).
    // 115  W wakes (v 0): R (v 105) has to go, and F was there first
    void whoWakesIsTheCauseAlsoWhenAnotherComesFirst()
    {
        const auto trace = traceOf(of(Policy::Fair, {{"F", "sleep 100, work 20"},
                                                     {"W", "sleep 115, work 20"},
                                                     {"R", "work 60, sleep 10, work 100"}}));
        QCOMPARE(preemptionsIn(*trace), "115 R runtime F\n");
        for (size_t index = 0; index < trace->size(); ++index) {
            const Event& event = (*trace)[index];
            if (event.kind != EventKind::TaskPreempted) continue;
            const Event& cause = (*trace)[event.cause];
            QCOMPARE(cause.kind, EventKind::TaskReady);
            QCOMPARE(trace->label(cause.lane), "W");
        }
    }
    // In nanoseconds, quantum 7, a switch costs 3: 0-3, A 3-10, B 13-20, A 23-26, B 29-32.
    void fairToTheNanosecond()
    {
        PolicyCase plan = of(Policy::Fair, {{"A", "work 10"}, {"B", "work 10"}});
        plan.quantum = 7;
        plan.switchCost = 3;
        plan.unit = Duration::nanoseconds(1);
        checkTimeline(plan, "A 3-10 B 13-20 A 23-26 B 29-32");
    }
    // 100  A v 100. B and C (v 0) start and sleep to 200; A
    // 200  both wake: A v 200, so that they keep their 0. Then A's quantum ends: B C A
    void whoWakesAtTheEndOfAQuantumComesFirst()
    {
        checkTimeline(
            of(Policy::Fair,
               {{"A", "work 300"}, {"B", "sleep 100, work 100"}, {"C", "sleep 100, work 60"}}),
            "A 0-100 A 100-200 B 200-300 C 300-360 A 360-460");
    }
    //   0  A has the lock and steps aside, v 0: B waits for the lock; C
    // 100  C v 100; A (0)
    // 200  A v 100, its work ends with its quantum: it hands the lock to B, which keeps its v of 0,
    //      asks 50, and may not: B (0), C (100), A (100)
    void fairHandsALockOverAtTheEndOfAQuantum()
    {
        checkTimeline(of(Policy::Fair, {{"A", "lock, yield, work 100, unlock, work 50"},
                                        {"B", "lock, work 40, unlock"},
                                        {"C", "work 150"}}),
                      "C 0-100 A 100-200 B 200-240 C 240-290 A 290-340");
    }
    // core 0: 0-10 to A, 10-110, v 100: B (100) was there first; 110-120 to B, to 140; 140-150 to A
    // core 1: B at once, 0-100, v 100: C (0); 100-110 to C
    void fairOnTwoCoresPaysForItsSwitches()
    {
        checkTimeline(withSwitches(10, onCores(2, of(Policy::Fair, {{"A", "work 150"},
                                                                    {"B", "work 120"},
                                                                    {"C", "work 90"}}))),
                      "A 10-110 B 120-140 A 150-200\nB 0-100 C 110-200");
    }
};

QTEST_APPLESS_MAIN(tst_feedback_policies)
#include "tst_feedback_policies.moc"
