#include "core/trace/trace.h"
#include "tests/core/trace_builder.h"

#include <QTest>

#include <set>

using namespace awaitscope;

class TraceTest : public QObject {
    Q_OBJECT

private:
    static void checkLabels(const Trace& trace, std::vector<std::string> expected)
    {
        std::vector<std::string> labels;
        for (LaneId lane = 0; lane < trace.lanes().size(); ++lane)
            labels.push_back(trace.label(lane));
        QCOMPARE(labels, expected);
    }

private slots:
    void anEmptyTraceEndsAtZero()
    {
        const Trace trace;
        QCOMPARE(trace.size(), size_t{0});
        QCOMPARE(trace.end(), VirtualTime());
        QCOMPARE(trace.firstAtOrAfter(VirtualTime()), size_t{0});
    }

    void eventsOfManyChunksStayInOrder()
    {
        TraceBuilder b(Model::Cooperative);
        for (int i = 1; i < 100'000; ++i)
            b.at(i).iteration(static_cast<uint32_t>(i));
        const Trace& trace = b.trace();
        QCOMPARE(trace.size(), size_t{100'000});
        for (uint32_t i = 1; i < trace.size(); ++i)
            QCOMPARE(trace[i].subject, i);
        QCOMPARE(trace.firstAtOrAfter(VirtualTime() + Duration::seconds(70'000)), size_t{70'000});
        QCOMPARE(trace.firstAtOrAfter(trace.end() + Duration::nanoseconds(1)), trace.size());
    }

    void aRecycledChunkShowsNothingOfTheRunBefore()
    {
        for (int run = 0; run < 3; ++run) {
            TraceBuilder b(Model::Cooperative);
            b.line(7).prints(b.program(), "x");
            const auto trace = b.end();
            QCOMPARE(trace->size(), size_t{3});
            QCOMPARE(trace->lineOf((*trace)[1]), 7u);
            QCOMPARE((*trace)[0].cause, kNone);
            QCOMPARE((*trace)[0].span, SpanId{0});
        }
    }

    void equalTextsAndNumbersAreInternedOnce()
    {
        Trace trace;
        QCOMPARE(trace.intern(""), TextId{0});
        QCOMPARE(trace.internNumber(0), NumberId{0});
        const TextId text = trace.intern("abc");
        for (int i = 0; i < 1000; ++i)
            trace.intern(std::to_string(i));
        QCOMPARE(trace.intern("abc"), text);
        QCOMPARE(trace.text(text), std::string_view("abc"));
        QCOMPARE(trace.number(trace.internNumber(-7)), int64_t{-7});
        QCOMPARE(trace.internNumber(-7), trace.internNumber(-7));
    }

    void anObjectKeepsItsFirstName()
    {
        Trace trace;
        const ObjectId first = trace.addObject(ObjectKind::Lock);
        const ObjectId other = trace.addObject(ObjectKind::Queue);
        const ObjectId second = trace.addObject(ObjectKind::Lock);
        trace.nameObject(first, "verrou");
        trace.nameObject(first, "other");
        QCOMPARE(trace.objects()[first].name, std::string("verrou"));
        QCOMPARE(trace.objects()[other].place, 0u);
        QCOMPARE(trace.objects()[second].place, 1u);
    }

    void spansAreCountedFromOne()
    {
        Trace trace;
        trace.setSpans({{3, 1, 3, 5}, {4, 1, 4, 2}});
        QCOMPARE(trace.span(1).line, 3u);
        QCOMPARE(trace.span(2).line, 4u);
        QCOMPARE(trace.addSpan({5, 1, 5, 2}), SpanId{3});
        QCOMPARE(trace.lineOf(Event{}), 0u);
    }

    void placesAreCountedByCreatorAndKind()
    {
        TraceBuilder b(Model::Cooperative);
        const LaneId main = b.task("main", b.program());
        const LaneId first = b.task("a", main);
        const LaneId thread = b.lane(LaneKind::Thread, "f", main);
        const LaneId second = b.task("b", main);
        const LaneId nested = b.task("c", first);
        QCOMPARE(b.trace().lane(first).place, 0u);
        QCOMPARE(b.trace().lane(thread).place, 0u);
        QCOMPARE(b.trace().lane(second).place, 1u);
        QCOMPARE(b.trace().lane(nested).place, 0u);
    }

    void aLabelHasTheArgumentOnlyWhenItTellsNamesakesApart()
    {
        TraceBuilder b(Model::Cooperative);
        const LaneId main = b.task("main", b.program());
        b.task("download", main, "\"A\"");
        b.task("download", main, "\"B\"");
        b.task("compute", main, "\"C\"");
        checkLabels(b.trace(), {"", "main", "download(\"A\")", "download(\"B\")", "compute"});
    }

    void namesakesThatNothingTellsApartAreNumbered()
    {
        TraceBuilder b(Model::Cooperative);
        const LaneId main = b.task("main", b.program());
        b.task("worker", main, "1");
        b.task("worker", main, "1");
        b.task("worker", main, "1");
        checkLabels(b.trace(), {"", "main", "worker", "worker #2", "worker #3"});
    }

    void numbersFollowTheIdentityNotTheOrderOfCreation()
    {
        TraceBuilder b(Model::Cooperative);
        const LaneId main = b.task("main", b.program());
        const LaneId first = b.task("a", main);
        const LaneId second = b.task("b", main);
        const LaneId later = b.task("child", second);
        const LaneId earlier = b.task("child", first);
        QCOMPARE(b.trace().label(earlier), std::string("child"));
        QCOMPARE(b.trace().label(later), std::string("child #2"));
    }

    void aNameThatTheProgramGaveIsTheLabel()
    {
        TraceBuilder b(Model::Cooperative);
        const LaneId task = b.task("worker", b.program(), "1");
        b.trace().renameLane(task, "cook");
        QCOMPARE(b.trace().label(task), std::string("cook"));
    }

    void everyNameOfAnEnumerationIsThere()
    {
        std::set<std::string_view> kinds;
        for (int i = 0; i <= static_cast<int>(EventKind::LimitReached); ++i)
            kinds.insert(nameOf(static_cast<EventKind>(i)));
        QCOMPARE(kinds.size(), size_t{25});
        QVERIFY(!kinds.contains(""));
        for (const Model model : {Model::Synchronous, Model::Cooperative, Model::Preemptive})
            QCOMPARE(modelNamed(nameOf(model)), std::optional<Model>(model));
        QVERIFY(!modelNamed("parallel"));
    }
};

QTEST_GUILESS_MAIN(TraceTest)
#include "tst_trace.moc"
