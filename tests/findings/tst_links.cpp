#include "core/causes/links.h"
#include "tests/core/trace_builder.h"
#include "tests/findings/model_runs.h"

using namespace awaitscope;

namespace {

std::string_view nameOf(LinkKind kind)
{
    switch (kind) {
    case LinkKind::Created: return "created";
    case LinkKind::Woke: return "woke";
    case LinkKind::Cancelled: return "cancelled";
    case LinkKind::Joined: return "joined";
    case LinkKind::Handed: return "handed";
    }
    return {};
}

std::string laneText(const Trace& trace, LaneId lane)
{
    const std::string_view name = trace.coroutineOf(lane);
    return name.empty() ? "program" : std::string(name);
}

/// `main created a; a handed b, lock_released`: the event it was done by, where it has its own.
std::string linksText(const Trace& trace, bool creations = false)
{
    std::string text;
    for (const Link& link : linksBetween(trace, 0, static_cast<EventIndex>(trace.size()))) {
        if (!creations && link.kind == LinkKind::Created) continue;
        if (!text.empty()) text += "; ";
        text += laneText(trace, link.source) + " " + std::string(nameOf(link.kind)) + " " +
                laneText(trace, link.target);
        if (link.from != link.to)
            text += ", " + std::string(awaitscope::nameOf(trace[link.from].kind));
    }
    return text;
}

std::string linksOf(Model model, const char* body, bool creations = false)
{
    return linksText(*runUnder(model, program(body)), creations);
}

} // namespace

class TestLinks : public QObject {
    Q_OBJECT
private slots:
    void whoMakesATaskIsLinkedToIt()
    {
        const char* const source = "async def a():\n    pass\n"
                                   "async def main():\n    t = asyncio.create_task(a())\n"
                                   "    await t\n";
        QCOMPARE(linksOf(Model::Cooperative, source, true),
                 std::string("program created main; main created a; a joined main, task_finished; "
                             "main joined program, task_finished"));
    }

    void aLockGoesFromWhoReleasesItToWhoWantedIt()
    {
        const char* const source =
            "lock = None\n"
            "async def a():\n    async with lock:\n        await asyncio.sleep(1)\n"
            "async def b():\n    async with lock:\n        pass\n"
            "async def main():\n    global lock\n    lock = asyncio.Lock()\n"
            "    await asyncio.gather(a(), b())\n";
        for (const Model model : {Model::Cooperative, Model::Preemptive}) {
            const std::string links = linksOf(model, source);
            QVERIFY2(links.find("a handed b, lock_released") != std::string::npos, links.c_str());
        }
    }

    void whoGivesAnItemWakes()
    {
        const char* const source = "queue = None\n"
                                   "async def a():\n    await queue.get()\n"
                                   "async def b():\n    await queue.put(1)\n"
                                   "async def main():\n    global queue\n"
                                   "    queue = asyncio.Queue()\n"
                                   "    await asyncio.gather(a(), b())\n";
        for (const Model model : {Model::Cooperative, Model::Preemptive}) {
            const std::string links = linksOf(model, source);
            QVERIFY2(links.find("b woke a, queue_put") != std::string::npos, links.c_str());
        }
    }

    void aCancellationIsLinkedOnce()
    {
        const char* const source = "async def a():\n    await asyncio.sleep(9)\n"
                                   "async def main():\n    t = asyncio.create_task(a())\n"
                                   "    await asyncio.sleep(1)\n    t.cancel()\n"
                                   "    await asyncio.sleep(1)\n";
        for (const Model model : {Model::Cooperative, Model::Preemptive}) {
            const std::string links = linksOf(model, source);
            QVERIFY2(links.starts_with("main cancelled a; main joined program"), links.c_str());
        }
    }

    void timersAndTheLoopItselfLinkNobody()
    {
        const char* const source = "async def main():\n    await asyncio.sleep(1)\n"
                                   "    await asyncio.sleep(0)\n";
        QCOMPARE(linksOf(Model::Cooperative, source),
                 std::string("main joined program, task_finished"));
    }

    void aWindowHasThoseThatAreFeltInIt()
    {
        TraceBuilder b(Model::Cooperative);
        const LaneId main = b.task("main", b.program());
        const LaneId other = b.task("other", main);
        const EventIndex woken = b.ready(other, ReadyReason::Item, main);
        const auto trace = b.end();
        QCOMPARE(linksBetween(*trace, 0, woken).size(), size_t(2));
        const std::vector<Link> links = linksBetween(*trace, woken, woken + 1);
        QCOMPARE(links.size(), size_t(1));
        QVERIFY((links[0] == Link{LinkKind::Woke, woken, woken, main, other}));
        QVERIFY(linksBetween(*trace, woken + 1, static_cast<EventIndex>(trace->size())).empty());
    }

    void theIndexHasEachLinkAtBothItsEnds()
    {
        for (const QString& file : allPrograms())
            for (const Model model : kModels) {
                const auto trace = runUnder(model, textOfFile(file));
                if (!trace) continue;
                const LinkIndex index(*trace);
                const auto all = linksBetween(*trace, 0, static_cast<EventIndex>(trace->size()));
                size_t into = 0;
                size_t outOf = 0;
                for (LaneId lane = 0; lane < trace->lanes().size(); ++lane) {
                    into += index.into(lane).size();
                    outOf += index.outOf(lane).size();
                    EventIndex last = 0;
                    for (const Link& link : index.into(lane)) {
                        QCOMPARE(link.target, lane);
                        QVERIFY(link.source != lane);
                        QVERIFY(link.from <= link.to);
                        QVERIFY(last <= link.to);
                        last = link.to;
                    }
                }
                QCOMPARE(into, all.size());
                QCOMPARE(outOf, all.size());
            }
    }
};

QTEST_GUILESS_MAIN(TestLinks)
#include "tst_links.moc"
