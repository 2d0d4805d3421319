#include "core/scenario/scenario.h"

#include <QtTest>

using namespace awaitscope;

namespace {

// --- a scenario, as the README has it

Coroutine<int> download(Scenario& scenario, std::string name, Duration time)
{
    scenario.print(name + " starts");
    co_await scenario.sleep(time);
    co_await scenario.work(Duration::milliseconds(500));
    scenario.print(name + " ends");
    co_return static_cast<int>(name.size());
}

Coroutine<> downloads(Scenario& scenario)
{
    auto first =
        co_await scenario.createTask("first", download(scenario, "one", Duration::seconds(2)));
    auto second =
        co_await scenario.createTask("second", download(scenario, "three", Duration::seconds(1)));
    co_await scenario.gather(first, second);
    const int total = co_await first.result() + co_await second.result();
    scenario.print("total " + std::to_string(total));
}

// --- failures

Coroutine<> fails(Scenario& scenario, std::string what)
{
    co_await scenario.sleep(Duration::seconds(1));
    throw std::runtime_error(what);
}

Coroutine<> awaitsFailure(Scenario& scenario)
{
    auto task = co_await scenario.createTask("failing", fails(scenario, "no connection"));
    try {
        co_await task.join();
    } catch (const std::runtime_error& error) {
        scenario.print(std::string("caught ") + error.what());
    }
    co_await fails(scenario, "out of disk space and of patience");
}

Coroutine<> sleepsLong(Scenario& scenario)
{
    try {
        co_await scenario.sleep(Duration::seconds(10));
    } catch (const TaskCancelled& cancelled) {
        scenario.print(std::string("cancelled: ") + cancelled.what());
        throw;
    }
}

Coroutine<> cancels(Scenario& scenario)
{
    auto task = co_await scenario.createTask("", sleepsLong(scenario));
    co_await scenario.sleep(Duration::seconds(1));
    const bool asked = co_await task.cancel("enough");
    std::vector<TaskHandle> tasks{task};
    co_await scenario.waitForAll(tasks);
    scenario.print(task.name() + (asked && task.cancelled() ? " is gone" : " is done"));
}

Coroutine<> limits(Scenario& scenario)
{
    try {
        co_await scenario.within(Duration::seconds(2), sleepsLong(scenario));
    } catch (const TimedOut&) {
        scenario.print("too late");
    }
}

Coroutine<> fillsGroup(Scenario& scenario, ScenarioGroup group)
{
    co_await group.createTask("good", download(scenario, "good", Duration::seconds(3)));
    co_await group.createTask("bad", fails(scenario, "bad"));
    scenario.print("filled");
}

Coroutine<> groups(Scenario& scenario)
{
    ScenarioGroup group = scenario.makeGroup();
    try {
        co_await scenario.within(group, fillsGroup(scenario, group));
    } catch (const ErrorGroup& errors) {
        scenario.print(std::to_string(errors.errors().size()) + " failed");
    }
}

// --- what tasks share

Coroutine<> counts(Scenario& scenario, std::shared_ptr<int> counter)
{
    const int seen = *counter;
    co_await scenario.sleep(Duration::seconds(1));
    *counter = seen + 1;
}

Coroutine<> countsAlone(Scenario& scenario, ScenarioLock lock, std::shared_ptr<int> counter)
{
    co_await scenario.holding(lock, counts(scenario, counter));
}

Coroutine<> protects(Scenario& scenario)
{
    const auto counter = std::make_shared<int>(0);
    const ScenarioLock lock = scenario.makeLock("guard");
    std::vector<TaskHandle> tasks;
    for (int number = 0; number < 3; ++number)
        tasks.push_back(co_await scenario.createTask("", countsAlone(scenario, lock, counter)));
    co_await scenario.gather(std::move(tasks));
    scenario.print("counter " + std::to_string(*counter));
}

Coroutine<> produces(Scenario& scenario, ScenarioQueue<std::string> queue)
{
    for (const char* item : {"an item that is too long to be kept in place", "b"}) {
        co_await scenario.sleep(Duration::seconds(1));
        co_await queue.put(item);
    }
}

Coroutine<> consumes(Scenario& scenario, ScenarioQueue<std::string> queue)
{
    for (int count = 0; count < 2; ++count) {
        const std::string item = co_await queue.get();
        scenario.print("got " + item);
        co_await queue.taskDone();
    }
}

Coroutine<> passesOn(Scenario& scenario)
{
    const auto queue = scenario.makeQueue<std::string>(1, "items");
    auto producer = co_await scenario.createTask("producer", produces(scenario, queue));
    auto consumer = co_await scenario.createTask("consumer", consumes(scenario, queue));
    co_await scenario.gather(producer, consumer);
    co_await queue.join();
}

Coroutine<> waitsForever(Scenario& scenario)
{
    const ScenarioEvent event = scenario.makeEvent("never");
    co_await event.wait();
}

using Main = Coroutine<> (*)(Scenario&);

std::shared_ptr<const Trace> traceOf(Main main, Model model)
{
    RunOptions options;
    options.settings.model = model;
    return runScenario(options, main);
}

QString printed(Main main, Model model)
{
    const std::shared_ptr<const Trace> trace = traceOf(main, model);
    std::string lines;
    for (size_t index = 0; index < trace->size(); ++index) {
        const Event& event = (*trace)[index];
        if (event.kind == EventKind::Output)
            lines += formatSeconds(event.time - VirtualTime()) + " " +
                     std::string(trace->text(event.argument)) + "\n";
    }
    if (trace->status() != RunStatus::Ok) lines += std::string(nameOf(trace->status())) + "\n";
    return QString::fromStdString(lines);
}

} // namespace

class TestCppScenario : public QObject {
    Q_OBJECT
private slots:
    void tasksRunAsTheModelHasIt();
    void exceptionsComeOutWhereTheTaskIsAwaited();
    void cancellationsAreExceptions();
    void timeLimitsAreExceptions();
    void aGroupCancelsTheOthersAndThrowsTheErrors();
    void aLockProtectsUnderEveryModel();
    void queuesCarryValues();
    void aDeadlockIsAStatus();
    void equalRunsHaveEqualRecords();
};

void TestCppScenario::tasksRunAsTheModelHasIt()
{
    QCOMPARE(printed(downloads, Model::Synchronous),
             QString("0 one starts\n2.5 one ends\n2.5 three starts\n4 three ends\n4 total 8\n"));
    QCOMPARE(printed(downloads, Model::Cooperative),
             QString("0 one starts\n0 three starts\n1.5 three ends\n2.5 one ends\n2.5 total 8\n"));
    QCOMPARE(printed(downloads, Model::Preemptive),
             QString("0 one starts\n0 three starts\n1.5 three ends\n2.5 one ends\n2.5 total 8\n"));
}

void TestCppScenario::exceptionsComeOutWhereTheTaskIsAwaited()
{
    const QString expected("1 caught no connection\n2 std::runtime_error: out of disk space and of "
                           "patience\nexception\n");
    for (const Model model : {Model::Synchronous, Model::Cooperative, Model::Preemptive})
        QCOMPARE(printed(awaitsFailure, model), expected);
    const std::shared_ptr<const Trace> trace = traceOf(awaitsFailure, Model::Cooperative);
    QCOMPARE(QString::fromStdString(trace->error()->type), QString("std::runtime_error"));
}

void TestCppScenario::cancellationsAreExceptions()
{
    const QString expected("1 cancelled: enough\n1 Task-2 is gone\n");
    QCOMPARE(printed(cancels, Model::Cooperative), expected);
    QCOMPARE(printed(cancels, Model::Preemptive), expected);
    // The call has long returned.
    QCOMPARE(printed(cancels, Model::Synchronous), QString("11 Task-2 is done\n"));
}

void TestCppScenario::timeLimitsAreExceptions()
{
    for (const Model model : {Model::Synchronous, Model::Cooperative, Model::Preemptive})
        QCOMPARE(printed(limits, model), QString("2 cancelled: \n2 too late\n"));
}

void TestCppScenario::aGroupCancelsTheOthersAndThrowsTheErrors()
{
    const QString expected("0 filled\n0 good starts\n1 1 failed\n");
    QCOMPARE(printed(groups, Model::Cooperative), expected);
    QCOMPARE(printed(groups, Model::Preemptive), expected);
    QCOMPARE(printed(groups, Model::Synchronous),
             QString("0 good starts\n3.5 good ends\n4.5 filled\n4.5 1 failed\n"));
}

void TestCppScenario::aLockProtectsUnderEveryModel()
{
    for (const Model model : {Model::Synchronous, Model::Cooperative, Model::Preemptive})
        QCOMPARE(printed(protects, model), QString("3 counter 3\n"));
    const std::shared_ptr<const Trace> trace = traceOf(protects, Model::Preemptive);
    QCOMPARE(QString::fromStdString(trace->objects().at(0).name), QString("guard"));
}

void TestCppScenario::queuesCarryValues()
{
    const QString expected("1 got an item that is too long to be kept in place\n2 got b\n");
    QCOMPARE(printed(passesOn, Model::Cooperative), expected);
    QCOMPARE(printed(passesOn, Model::Preemptive), expected);
    // The producer, called, can never put a second item.
    QCOMPARE(printed(passesOn, Model::Synchronous), QString("deadlock\n"));
}

void TestCppScenario::aDeadlockIsAStatus()
{
    for (const Model model : {Model::Synchronous, Model::Cooperative, Model::Preemptive})
        QCOMPARE(printed(waitsForever, model), QString("deadlock\n"));
}

void TestCppScenario::equalRunsHaveEqualRecords()
{
    for (const Model model : {Model::Synchronous, Model::Cooperative, Model::Preemptive}) {
        const std::shared_ptr<const Trace> first = traceOf(downloads, model);
        const std::shared_ptr<const Trace> second = traceOf(downloads, model);
        QCOMPARE(first->size(), second->size());
        for (size_t index = 0; index < first->size(); ++index)
            QVERIFY(std::memcmp(&(*first)[index], &(*second)[index], sizeof(Event)) == 0);
    }
}

QTEST_APPLESS_MAIN(TestCppScenario)
#include "tst_cpp_scenario.moc"
