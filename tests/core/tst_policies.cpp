#include "tests/core/policy_check.h"

using namespace awaitscope;

namespace {

// Every timeline here was computed by hand from docs/models.md before it was run: the table above a
// test is that computation. Times are milliseconds, the quantum is 100 unless given. All threads
// become ready at 0, in the order in which they stand; who has not run yet has priority 0 and
// nothing left to compute, so that each first comes to say its own.

PolicyCase of(Policy policy, std::vector<ThreadScript> threads)
{
    PolicyCase plan;
    plan.policy = policy;
    plan.threads = std::move(threads);
    return plan;
}

PolicyCase onCores(uint32_t cores, PolicyCase plan)
{
    plan.cores = cores;
    return plan;
}

PolicyCase withSwitches(double cost, PolicyCase plan)
{
    plan.switchCost = cost;
    return plan;
}

PolicyCase withQuantum(double quantum, PolicyCase plan)
{
    plan.quantum = quantum;
    return plan;
}

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

class tst_policies : public QObject {
    Q_OBJECT

private slots:
    // --- fifo

    // Each to its end, in order.
    void fifoRunsEachToItsEnd()
    {
        checkTimeline(of(Policy::Fifo, {{"A", "work 300"}, {"B", "work 100"}, {"C", "work 200"}}),
                      "A 0-300 B 300-400 C 400-600");
    }
    //   0  A                 ready B C
    // 200  A sleeps to 300   B      ready C
    // 300  A wakes           B on   ready C A
    // 600  B ends            C      ready A
    // 700  C ends            A to 800
    void fifoNeverInterruptsForOneThatWakes()
    {
        checkTimeline(
            of(Policy::Fifo,
               {{"A", "work 200, sleep 100, work 100"}, {"B", "work 400"}, {"C", "work 100"}}),
            "A 0-200 B 200-600 C 600-700 A 700-800");
    }
    // At 300 A and C end; core 0 comes first and takes D.
    void fifoOnTwoCoresTakesTheLowestThatIsFree()
    {
        checkTimeline(onCores(2, of(Policy::Fifo, {{"A", "work 300"},
                                                   {"B", "work 100"},
                                                   {"C", "work 200"},
                                                   {"D", "work 100"}})),
                      "A 0-300 D 300-400\nB 0-100 C 100-300");
    }
    // 100  Q (core 0) wakes and A (core 1) ends its work: by number, Q first. It sleeps on, so that
    // core
    //      0 is the lowest that is free when A hands the lock to C. Q again at 150.
    void atOneInstantThreadsGoByCoreAlsoTheOneThatWakes()
    {
        checkTimeline(onCores(3, of(Policy::RoundRobin, {{"Q", "sleep 100, sleep 50, work 10"},
                                                         {"A", "lock, work 100, unlock, work 50"},
                                                         {"C", "lock, work 20, unlock"}})),
                      "C 100-120 Q 150-160\nA 0-150\n");
    }
    // main was on the core before A.
    void fifoPaysForEachSwitch()
    {
        checkTimeline(withSwitches(10, of(Policy::Fifo, {{"A", "work 100"}, {"B", "work 100"}})),
                      "A 10-110 B 120-220");
    }

    // --- priority

    // 0  A sets 2, asks: B (0) is more urgent. B sets 1, asks: C (0) is. C (0) asks and works.
    //    Its quantum ends at 100, but B (1) and A (2) may not have the core.
    void thePriorityWithTheLowestNumberGoesFirst()
    {
        const auto trace = traceOf(
            of(Policy::Priority,
               {{"A", "priority 2, work 200"}, {"B", "priority 1, work 100"}, {"C", "work 150"}}));
        QCOMPARE(ganttOf(*trace, Duration::milliseconds(1)), "C 0-150 B 150-250 A 250-450\n");
        QCOMPARE(preemptionsIn(*trace), "0 A priority B\n0 B priority C\n");
    }
    // 0 queue, after each has said its own: A1 B1 C2. A 0-100, to the tail of the ones: B1 A1 C2.
    void equalPrioritiesShareByRoundRobin()
    {
        checkTimeline(of(Policy::Priority, {{"A", "priority 1, work 200"},
                                            {"B", "priority 1, work 200"},
                                            {"C", "priority 2, work 100"}}),
                      "A 0-100 B 100-200 A 200-300 B 300-400 C 400-500");
    }
    //   0  H sleeps to 150   L        (500 to do)
    // 150  H wakes: 1 < 5    H        L has 350 left
    // 250  H sleeps to 400   L
    // 400  H wakes           H        L has 200 left
    // 500  H ends            L to 700
    void anUrgentThreadThatWakesTakesTheCore()
    {
        const auto trace = traceOf(
            of(Policy::Priority, {{"L", "priority 5, work 500"},
                                  {"H", "priority 1, sleep 150, work 100, sleep 150, work 100"}}));
        QCOMPARE(ganttOf(*trace, Duration::milliseconds(1)),
                 "L 0-150 H 150-250 L 250-400 H 400-500 L 500-700\n");
        QCOMPARE(preemptionsIn(*trace), "0 L priority H\n150 L priority H\n400 L priority H\n");
    }
    // At 150 H wakes, and L's first work is over: L goes on, and is stopped when it asks again.
    void whoseWorkEndsWhenAnotherWakesIsStoppedWhenItAsksAgain()
    {
        checkTimeline(of(Policy::Priority, {{"L", "priority 5, work 150, work 100"},
                                            {"H", "priority 1, sleep 150, work 100"}}),
                      "L 0-150 H 150-250 L 250-350");
    }
    void whatCostsNothingIsNotInterrupted()
    {
        const auto trace =
            traceOf(of(Policy::Priority, {{"L", "priority 5, work 150, print done"},
                                          {"H", "priority 1, sleep 150, print awake, work 100"}}));
        QCOMPARE(printed(*trace), "0.15 L done\n0.15 H awake\n");
    }
    // At 150 of A (3, core 0) and B (5, core 1) the latter is less urgent.
    void onTwoCoresTheLeastUrgentGivesItsCore()
    {
        checkTimeline(onCores(2, of(Policy::Priority, {{"A", "priority 3, work 400"},
                                                       {"B", "priority 5, work 400"},
                                                       {"C", "priority 1, sleep 150, work 100"}})),
                      "A 0-400\nB 0-150 C 150-250 B 250-500");
    }
    // At 100 C wakes and both quanta end; these come first, by core:
    //   core 0: A (3) makes room for C (1), who comes first; queue A
    //   core 1: B (5) makes room for A (3);                  queue B
    // 200  C ends   core 0: B (300 left)
    void atOneInstantQuantaEndBeforeUrgentThreadsTakeCores()
    {
        const auto trace =
            traceOf(onCores(2, of(Policy::Priority, {{"A", "priority 3, work 400"},
                                                     {"B", "priority 5, work 400"},
                                                     {"C", "priority 1, sleep 100, work 100"}})));
        QCOMPARE(ganttOf(*trace, Duration::milliseconds(1)),
                 "A 0-100 C 100-200 B 200-500\nB 0-100 A 100-400\n");
        QCOMPARE(preemptionsIn(*trace), "0 B priority C\n100 A quantum C\n100 B quantum A\n");
    }
    // 150  C takes core 0, the lowest of two that are equal; A has 150 left
    // 200  B's second quantum ends, A (5) is ready: core 1 goes to A; B has 100 left
    // 250  C ends; core 0 goes to B
    void ofEquallyUrgentOnesTheLowestCoreIsTaken()
    {
        checkTimeline(onCores(2, of(Policy::Priority, {{"A", "priority 5, work 300"},
                                                       {"B", "priority 5, work 300"},
                                                       {"C", "priority 1, sleep 150, work 100"}})),
                      "A 0-150 C 150-250 B 250-350\nB 0-200 A 200-350");
    }
    // A lowers its own at 60, below B's, and may not have the 100 it then asks for.
    void whoLowersItsPriorityLosesTheCoreWhenItAsksAgain()
    {
        checkTimeline(of(Policy::Priority, {{"A", "priority 1, work 60, priority 9, work 100"},
                                            {"B", "priority 5, work 100"}}),
                      "A 0-60 B 60-160 A 160-260");
    }
    //   0  L has the lock and works (200); M and H sleep to 50
    //  50  H takes the core (1 < 3), finds the lock held, waits. M (2) is next, L (3) has 150 left
    // 350  M ends; L to 500, hands the lock over and ends; H to 600
    void anUrgentThreadWaitsForALessUrgentOneWhenNothingIsInherited()
    {
        checkTimeline(of(Policy::Priority, {{"L", "priority 3, lock, work 200, unlock"},
                                            {"M", "priority 2, sleep 50, work 300"},
                                            {"H", "priority 1, sleep 50, lock, work 100, unlock"}}),
                      "L 0-50 M 50-350 L 350-500 H 500-600");
    }
    //   0-10  switch to L, who sets 5 and asks at 10: H is more urgent
    //  10-20  switch to H, who sets 1 and sleeps to 75
    //  20-30  switch to L, 30-75; H wakes; L has 55 left
    //  75-85  switch to H, 85-125, ends
    // 125-135 switch to L, 135-190
    void takingACoreIsASwitch()
    {
        checkTimeline(
            withSwitches(10, of(Policy::Priority, {{"L", "priority 5, work 100"},
                                                   {"H", "priority 1, sleep 55, work 40"}})),
            "L 30-75 H 85-125 L 135-190");
    }
    // As above, but H sleeps from 20 to 25, while the core passes to L. That is finished at 30; L
    // gets nothing of it: 30-40 switch to H, 40-80; 80-90 switch to L, 90-190.
    void aSwitchUnderWayIsFinishedFirst()
    {
        checkTimeline(
            withSwitches(10, of(Policy::Priority, {{"L", "priority 5, work 100"},
                                                   {"H", "priority 1, sleep 5, work 40"}})),
            "H 40-80 L 90-190");
    }

    // --- starvation, and aging

    void withoutAgingTheLeastUrgentStarves()
    {
        checkTimeline(
            of(Policy::Priority, {{"H", "priority 1, work 1000"}, {"L", "priority 4, work 200"}}),
            "H 0-1000 L 1000-1200");
    }
    // L stands in the queue as if it came 4 quanta later than it did, H 1 quantum.
    //    0  L: 0 + 400 = 400
    //  100  H: 100 + 100 = 200, on.  200  H: 300, on.  300  H: 400, and L was there first
    //  300  L; H: 300 + 100 = 400
    //  400  L: 400 + 400 = 800, behind H (400)
    //  500  H: 600.  600  H: 700.  700  H: 800, and L (800) was there first: L to 800, ends
    //  800  H has 400 left
    void agingCuresStarvation()
    {
        checkTimeline(of(Policy::PriorityAging,
                         {{"H", "priority 1, work 1000"}, {"L", "priority 4, work 200"}}),
                      "H 0-300 L 300-400 H 400-700 L 700-800 H 800-1200");
    }
    //  300  L (waited 300: as urgent as 1) takes H's place; H: 400
    //  350  M wakes: 350 + 200 = 550; L counts as 350 + 400 - 300 = 450, and keeps its quantum
    //  400  L: 800. First is H (400)
    //  500  H: 600. First is M (550): M to 550, ends
    //  550  H (600) before L (800). 650  H: 750, on. 750  H's 600 are done; L to 850
    void whoHasWaitedKeepsItsClaimForAQuantum()
    {
        checkTimeline(of(Policy::PriorityAging, {{"H", "priority 1, work 600"},
                                                 {"L", "priority 4, work 200"},
                                                 {"M", "priority 2, sleep 350, work 50"}}),
                      "H 0-300 L 300-400 H 400-500 M 500-550 H 550-750 L 750-850");
    }
    // 150  H: 150 + 100 = 250 against L: 150 + 500 = 650
    void underAgingAnUrgentThreadThatWakesTakesTheCoreToo()
    {
        const auto trace =
            traceOf(of(Policy::PriorityAging,
                       {{"L", "priority 5, work 300"}, {"H", "priority 1, sleep 150, work 100"}}));
        QCOMPARE(ganttOf(*trace, Duration::milliseconds(1)), "L 0-150 H 150-250 L 250-400\n");
        QCOMPARE(preemptionsIn(*trace), "0 L priority H\n150 L priority H\n");
    }
    // A and B (1) have the cores, L (3) stands at 300 since 0.
    // 100  A: 200, B: 200, both on
    // 200  core 0: A: 300, and L was there first. core 1: B: 300, and now A (300) is
    // 300  core 0: L: 600, B (300). core 1: A: 400, on, since L stands at 600
    // 400  A's 400 are done: L, on core 1.  500  B's are, and L's 200
    void agingOnTwoCores()
    {
        checkTimeline(onCores(2, of(Policy::PriorityAging, {{"A", "priority 1, work 400"},
                                                            {"B", "priority 1, work 400"},
                                                            {"L", "priority 3, work 200"}})),
                      "A 0-200 L 200-300 B 300-500\nB 0-200 A 200-400 L 400-500");
    }

    // --- shortest remaining time

    // 0  A asks 500, but B has nothing left yet. B asks 200, but C has nothing. C asks 100.
    void theShortestWorkGoesFirst()
    {
        checkTimeline(of(Policy::ShortestRemaining,
                         {{"A", "work 500"}, {"B", "work 200"}, {"C", "work 100"}}),
                      "C 0-100 B 100-300 A 300-800");
    }
    // 100  B wakes; it asks 100, A has 400 left
    // 150  C wakes; it asks 20, B has 50 left
    void aShorterOneThatWakesTakesTheCore()
    {
        const auto trace = traceOf(
            of(Policy::ShortestRemaining,
               {{"A", "work 500"}, {"B", "sleep 100, work 100"}, {"C", "sleep 150, work 20"}}));
        QCOMPARE(ganttOf(*trace, Duration::milliseconds(1)),
                 "A 0-100 B 100-150 C 150-170 B 170-220 A 220-620\n");
        QCOMPARE(preemptionsIn(*trace), "0 A shorter B\n100 A shorter B\n150 B shorter C\n");
    }
    // 100  B wakes (0 left), and then asks 300: A has 200 left, and gets its core back
    void aLongerRequestGivesTheCoreBack()
    {
        const auto trace = traceOf(
            of(Policy::ShortestRemaining, {{"A", "work 300"}, {"B", "sleep 100, work 300"}}));
        QCOMPARE(ganttOf(*trace, Duration::milliseconds(1)), "A 0-100 A 100-300 B 300-600\n");
        QCOMPARE(preemptionsIn(*trace), "0 A shorter B\n100 A shorter B\n100 B shorter A\n");
    }
    // 100  B wakes and asks 200; A has 200 left, too: no less, so B keeps the core
    void whoHasAsMuchLeftDoesNotTakeTheCore()
    {
        checkTimeline(
            of(Policy::ShortestRemaining, {{"A", "work 300"}, {"B", "sleep 100, work 200"}}),
            "A 0-100 B 100-300 A 300-500");
    }
    // 0  A (core 0) and B (core 1) ask 300 each; C has nothing left: it takes core 0, and asks 100
    void onTwoCoresTheLongestGivesItsCore()
    {
        checkTimeline(onCores(2, of(Policy::ShortestRemaining,
                                    {{"A", "work 300"}, {"B", "work 300"}, {"C", "work 100"}})),
                      "C 0-100 A 100-400\nB 0-300");
    }
    // 100  B finds the lock held and waits, C works its 100; A (200 left) to 400, hands over; B
    void aLongHolderOfALockKeepsAShortOneWaiting()
    {
        checkTimeline(of(Policy::ShortestRemaining, {{"A", "lock, work 300, unlock"},
                                                     {"B", "sleep 100, lock, work 50, unlock"},
                                                     {"C", "sleep 100, work 100"}}),
                      "A 0-100 C 100-200 A 200-400 B 400-450");
    }
    //   0-10  switch to A, who asks 100 at 10: B has nothing left
    //  10-20  switch to B, who sleeps to 70
    //  20-30  switch to A, 30-70, 60 left
    //  70-80  switch to B, 80-100, ends
    // 100-110 switch to A, 110-170
    void shortestRemainingPaysForItsSwitches()
    {
        checkTimeline(withSwitches(10, of(Policy::ShortestRemaining,
                                          {{"A", "work 100"}, {"B", "sleep 50, work 20"}})),
                      "A 30-70 B 80-100 A 110-170");
    }

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
    // In nanoseconds, quantum 7, a switch costs 3: 0-3, A 3-10, B 13-20, A 23-26, B 29-32.
    void fairToTheNanosecond()
    {
        PolicyCase plan = of(Policy::Fair, {{"A", "work 10"}, {"B", "work 10"}});
        plan.quantum = 7;
        plan.switchCost = 3;
        plan.unit = Duration::nanoseconds(1);
        checkTimeline(plan, "A 3-10 B 13-20 A 23-26 B 29-32");
    }

    // --- CPython's GIL: 5 at a time, on one core of four

    void underTheGilOneThreadRunsAtATime()
    {
        checkTimeline(
            withQuantum(5, onCores(4, of(Policy::Gil, {{"A", "work 12"}, {"B", "work 8"}}))),
            "A 0-5 B 5-10 A 10-15 B 15-18 A 18-20\n\n\n");
    }
    // 4  A sleeps to 14; B alone, two intervals.  14  A wakes as the second ends
    void aSleepReleasesTheGil()
    {
        checkTimeline(withQuantum(5, onCores(4, of(Policy::Gil, {{"A", "work 4, sleep 10, work 4"},
                                                                 {"B", "work 20"}}))),
                      "A 0-4 B 4-14 A 14-18 B 18-28\n\n\n");
    }
    // 12  A wakes, and waits for the GIL until B's interval ends at 14
    void whoWakesWaitsForTheGil()
    {
        const auto trace = traceOf(withQuantum(
            5, onCores(4, of(Policy::Gil, {{"A", "work 4, sleep 8, work 4"}, {"B", "work 20"}}))));
        QCOMPARE(ganttOf(*trace, Duration::milliseconds(1)),
                 "A 0-4 B 4-14 A 14-18 B 18-28\n\n\n\n");
        QCOMPARE(preemptionsIn(*trace), "14 B quantum A\n");
    }
    // A lock is no business of the GIL's: B waits for it without holding the GIL.
    //  0 A has the lock; 5  B starts, waits for the lock; A 5-12, hands over, 12-15 works on
    // 15  B, its interval's 5, then alone to 23 (8)
    void aLockIsWaitedForWithoutTheGil()
    {
        checkTimeline(
            withQuantum(5, onCores(2, of(Policy::Gil, {{"A", "lock, work 12, unlock, work 3"},
                                                       {"B", "lock, work 8, unlock"}}))),
            "A 0-5 A 5-15 B 15-23\n");
    }
};

QTEST_APPLESS_MAIN(tst_policies)
#include "tst_policies.moc"
