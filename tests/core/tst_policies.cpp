#include "tests/core/policy_check.h"

using namespace awaitscope;

// Every timeline here was computed by hand from docs/models.md before it was run: the table above a
// test is that computation. Times are milliseconds, the quantum is 100 unless given. All threads
// become ready at 0, in the order in which they stand; who has not run yet has priority 0 and
// nothing left to compute, so that each first comes to say its own.

class tst_policies : public QObject {
    Q_OBJECT

private slots:
    // --- round robin

    // 100  B starts, sleeps to 200; C
    // 200  B wakes, then C's quantum ends: A B C
    // 300  A has 50 left: B C A.  350  B ends.  370  C ends; A
    void underRoundRobinWhoWakesComesBeforeWhoseQuantumEnds()
    {
        checkTimeline(of(Policy::RoundRobin,
                         {{"A", "work 250"}, {"B", "sleep 100, work 50"}, {"C", "work 120"}}),
                      "A 0-100 C 100-200 A 200-300 B 300-350 C 350-370 A 370-420");
    }
    //   0  A has the lock and steps aside: B C A. B waits for the lock; C
    // 100  C has 30 left; A
    // 200  A's work ends with its quantum: it hands the lock to B (C B), asks 60, and may not: C B
    // A 230  C ends; B with the lock to 270; A
    void underRoundRobinALockIsHandedOverAtTheEndOfAQuantum()
    {
        checkTimeline(of(Policy::RoundRobin, {{"A", "lock, yield, work 100, unlock, work 60"},
                                              {"B", "lock, work 40, unlock"},
                                              {"C", "work 130"}}),
                      "C 0-100 A 100-200 C 200-230 B 230-270 A 270-330");
    }
    // core 0: 0-10 from main to A, 10-110, nobody is ready: on to 160
    // core 1: B at once, it ran nobody; 80-90 to C, which sleeps to 130; C again, for nothing
    void roundRobinOnTwoCoresPaysForItsSwitches()
    {
        checkTimeline(
            withSwitches(10, onCores(2, of(Policy::RoundRobin, {{"A", "work 150"},
                                                                {"B", "work 80"},
                                                                {"C", "sleep 40, work 100"}}))),
            "A 10-160\nB 0-80 C 130-230");
    }

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
    // core 0: 0-10 to A, 10-110, sleeps to 130; A again, for nothing
    // core 1: B at once.  60-70  to C
    void fifoOnTwoCoresPaysForItsSwitches()
    {
        checkTimeline(
            withSwitches(10, onCores(2, of(Policy::Fifo, {{"A", "work 100, sleep 20, work 50"},
                                                          {"B", "work 60"},
                                                          {"C", "work 200"}}))),
            "A 10-110 A 130-180\nB 0-60 C 70-270");
    }
    //   0  B and C sleep to 100; A; D has not started
    // 100  B C wake behind D; A's first work ends, it goes on
    // 150  A ends; D sleeps to 210; B.  180  C.  210  D wakes.  220  D
    void fifoGoesByWhoBecameReadyFirst()
    {
        checkTimeline(of(Policy::Fifo, {{"B", "sleep 100, work 30"},
                                        {"C", "sleep 100, work 40"},
                                        {"A", "work 100, work 50"},
                                        {"D", "sleep 60, work 10"}}),
                      "A 0-150 B 150-180 C 180-220 D 220-230");
    }
    //   0  core 0 A has the lock; core 1 B waits for it, D; core 2 C sleeps to 100.  70  D ends
    // 100  C wakes and has core 1, the lowest that is free. Core 0: A hands the lock to B, which
    //      gets core 2, and works on. Core 1: C waits for the lock. Core 2: B
    // 150  B hands the lock to C, which gets core 0
    void fifoHandsALockRoundThreeCores()
    {
        checkTimeline(onCores(3, of(Policy::Fifo, {{"A", "lock, work 100, unlock, work 30"},
                                                   {"B", "lock, work 50, unlock"},
                                                   {"C", "sleep 100, lock, work 20, unlock"},
                                                   {"D", "work 70"}})),
                      "A 0-130 C 150-170\nD 0-70\nB 100-150");
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
    //  50  B wakes, asks 200: A has 250 left
    // 120  C wakes, asks 100: B has 130 left.  220  C asks 10 more
    // 230  B.  360  A
    void whoAsksAgainIsComparedAgain()
    {
        checkTimeline(of(Policy::ShortestRemaining, {{"A", "work 300"},
                                                     {"B", "sleep 50, work 200"},
                                                     {"C", "sleep 120, work 100, work 10"}}),
                      "A 0-50 B 50-120 C 120-230 B 230-360 A 360-610");
    }
    //   0  A has the lock, B waits for it, C sleeps to 100
    // 100  C wakes; A's work ends, it hands the lock to B and asks 60. C (nothing left) takes the
    //      core, asks 60, and B (nothing left) takes it; B asks 30, the least
    // 130  A and C have 60 left each: A joined first
    void equalRestsGoInTheOrderOfComing()
    {
        checkTimeline(of(Policy::ShortestRemaining, {{"A", "lock, work 100, unlock, work 60"},
                                                     {"B", "lock, work 30, unlock"},
                                                     {"C", "sleep 100, work 60"}}),
                      "A 0-100 B 100-130 A 130-190 C 190-250");
    }
    //   0  core 0: to A, until 10. Core 1: B at once, it asks 150 and loses the core to C
    //  10  core 0: A. Core 1: C sleeps to 40; 10-20 to B
    //  40  C wakes: A has 170 left, B 130: core 0; 40-50 to C, to 90; 90-100 to A
    void onTwoCoresTheLongestRestGivesItsCoreAndPays()
    {
        checkTimeline(
            withSwitches(
                10,
                onCores(2, of(Policy::ShortestRemaining,
                              {{"A", "work 200"}, {"B", "work 150"}, {"C", "sleep 30, work 40"}}))),
            "A 10-40 C 50-90 A 100-270\nB 20-170");
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
    // 0-1  to A, 1-6; 6-7 to B, which sleeps to 12; 7-8 to A, 8-10; 12-13 to B
    void theGilIsPassedOnForASwitchCost()
    {
        PolicyCase plan = withQuantum(
            5, onCores(2, of(Policy::Gil, {{"A", "work 7"}, {"B", "sleep 5, work 4"}})));
        checkTimeline(withSwitches(1, plan), "A 1-6 A 8-10 B 13-17\n");
    }
    // 10  A wakes as B's second interval ends.  15  A has 1 left; B.  20  A.  21  B alone
    void whoWakesAsAnIntervalEndsHasTheGilNext()
    {
        checkTimeline(withQuantum(5, onCores(3, of(Policy::Gil,
                                                   {{"A", "sleep 10, work 6"}, {"B", "work 30"}}))),
                      "B 0-10 A 10-15 B 15-20 A 20-21 B 21-36\n\n");
    }
    //  0  A has the lock and steps aside; B waits for it; C.  5  A
    // 10  A's work ends with its interval: it hands the lock to B (C B), and may not go on: C B A
    void aLockIsHandedOverAsAnIntervalEnds()
    {
        checkTimeline(
            withQuantum(5, onCores(2, of(Policy::Gil, {{"A", "lock, yield, work 5, unlock, work 3"},
                                                       {"B", "lock, work 2, unlock"},
                                                       {"C", "work 8"}}))),
            "C 0-5 A 5-10 C 10-13 B 13-15 A 15-18\n");
    }
};

QTEST_APPLESS_MAIN(tst_policies)
#include "tst_policies.moc"
