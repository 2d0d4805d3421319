#include "tests/core/policy_check.h"

using namespace awaitscope;

// Every timeline here was computed by hand from docs/models.md before it was run: the table above a
// test is that computation. Times are milliseconds, the quantum is 100 unless given. All threads
// become ready at 0, in the order in which they stand; who has not run yet has priority 0 and
// nothing left to compute, so that each first comes to say its own.

class tst_priority_policies : public QObject {
    Q_OBJECT

private slots:
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
    //   0  A (1), C (2) after all have said their own; B sleeps to 100; A
    // 100  B (1) wakes, then A's quantum ends: B A C
    // 150  B ends; A has 150 left, its quantum ends at 250, but C (2) may not have the core
    void anEqualThatWakesAtTheEndOfAQuantumIsNext()
    {
        checkTimeline(of(Policy::Priority, {{"A", "priority 1, work 250"},
                                            {"B", "priority 1, sleep 100, work 50"},
                                            {"C", "priority 2, work 60"}}),
                      "A 0-100 B 100-150 A 150-300 C 300-360");
    }
    //   0  core 0: L (5) has the lock, makes room for N (0), which sleeps to 50; L again
    //      core 1: H sleeps to 50; M (3)
    //  50  H (1) takes core 0 from L, which has 50 left; finds the lock held; N (3) has core 0
    // 150  N ends; L
    // 200  core 0: L hands the lock to H, and works on. Core 1: M ends; H
    void onTwoCoresAnUrgentThreadWaitsForALessUrgentOne()
    {
        checkTimeline(
            onCores(2, of(Policy::Priority, {{"L", "priority 5, lock, work 100, unlock, work 50"},
                                             {"H", "priority 1, sleep 50, lock, work 40, unlock"},
                                             {"M", "priority 3, work 200"},
                                             {"N", "priority 3, sleep 50, work 100"}})),
            "L 0-50 N 50-150 L 150-250\nM 0-200 H 200-240");
    }
    //   0  core 0: to A, until 10. Core 1: B at once, it asks 30 as 4 and loses the core to C (0)
    //  10  core 0: A. Core 1: C sleeps to 35; 10-20 to B
    //  35  C (5) wakes, and waits
    //  50  core 1: B says 6 and asks 50: C (5) is more urgent; 50-60 to C, to 120
    // 110  core 0: A ends; 110-120 to B, to 170
    void whoLowersItsPriorityOnTwoCoresPaysForTheSwitches()
    {
        checkTimeline(
            withSwitches(10, onCores(2, of(Policy::Priority,
                                           {{"A", "priority 4, work 100"},
                                            {"B", "priority 4, work 30, priority 6, work 50"},
                                            {"C", "priority 5, sleep 25, work 60"}}))),
            "A 10-110 B 120-170\nB 20-50 C 60-120");
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
    // After 250 years the claims would pass the range of times.
    void agingKeepsTheOrderAtTheEndOfTime()
    {
        PolicyCase late = of(Policy::PriorityAging,
                             {{"L", "priority 1000000000000000000, sleep 8000000000000, work 100"},
                              {"H", "priority 1, sleep 8000000000000, work 50"}});
        late.until = VirtualTime::last();
        checkTimeline(late, "H 8000000000000-8000000000050 L 8000000000050-8000000000150");
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
    // 0-10 to W, 10-20 to L, 20-30 to X: 30-105. L wakes at 70: 70 + 300
    // 110  W wakes: 110 - 200; the core passes to L till 115. At 115 W has waited: that takes no
    // core 215  L's quantum is over: 215-225 to W, 225-245; 245-255 to L, 255-305
    void underAgingWhoWakesDuringASwitchWaits()
    {
        checkTimeline(
            withSwitches(10, of(Policy::PriorityAging, {{"W", "priority -2, sleep 100, work 20"},
                                                        {"L", "priority 3, sleep 50, work 150"},
                                                        {"X", "work 75"}})),
            "X 30-105 L 115-215 W 225-245 L 255-305");
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
    //   0  A: 0 + 200, after B and C have come and sleep
    //  50  B: 50 + 0, at once: A counts as 50 + 200. A: 250
    // 150  C: 150 + 100 = 250, but A stood there first; A has waited 100, so that C (1) is no more
    //      urgent than it is
    // 250  A: 250 + 200 = 450; C (250) to 300; A has 150 left
    void underAgingEqualRanksGoInTheOrderOfComing()
    {
        checkTimeline(of(Policy::PriorityAging, {{"A", "priority 2, work 300"},
                                                 {"B", "sleep 50, work 100"},
                                                 {"C", "priority 1, sleep 150, work 50"}}),
                      "A 0-50 B 50-150 A 150-250 C 250-300 A 300-450");
    }
    //  0-10  to H, which says 1: 10 + 100 = 110, and L (0) is first
    // 10-20  to L, which says 2: 20 + 200, less the 10 it has waited: 210; H (110) is first
    // 20-30  to H, 30-130: 230, and L (20 + 200 = 220) is first
    //   130  140-240 L, ends; 250-400 H
    void agingPaysForItsSwitches()
    {
        checkTimeline(withSwitches(10, of(Policy::PriorityAging, {{"H", "priority 1, work 250"},
                                                                  {"L", "priority 2, work 100"}})),
                      "H 30-130 L 140-240 H 250-400");
    }
    //   0  core 0: A. Core 1: B makes room for C, which sleeps to 100; B again
    // 100  C: 100 + 200 = 300. Core 0: A: 200, on. Core 1: B: 400: C
    // 200  core 0: A: 300, on, since B stands at 400. Core 1: C ends; B
    void underAgingWhoWakesAtTheEndOfAQuantumMayComeFirst()
    {
        checkTimeline(
            onCores(2, of(Policy::PriorityAging, {{"A", "priority 1, work 300"},
                                                  {"B", "priority 3, work 200"},
                                                  {"C", "priority 2, sleep 100, work 100"}})),
            "A 0-300\nB 0-100 C 100-200 B 200-300");
    }
};

QTEST_APPLESS_MAIN(tst_priority_policies)
#include "tst_priority_policies.moc"
