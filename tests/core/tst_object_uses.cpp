#include "core/timeline/object_uses.h"
#include "tests/core/trace_builder.h"

#include <QTest>

using namespace awaitscope;

class TestObjectUses : public QObject {
    Q_OBJECT
private slots:
    void aHolderHasItUntilItsRelease()
    {
        TraceBuilder b(Model::Cooperative);
        const ObjectId lock = b.trace().addObject(ObjectKind::Lock);
        const LaneId first = b.task("a", b.program());
        const LaneId second = b.task("b", b.program());
        const EventIndex taken = b.add(EventKind::LockAcquired, first, 0, lock);
        const EventIndex waits = b.waiting(second, WaitReason::Lock, lock);
        const EventIndex released = b.add(EventKind::LockReleased, first, 0, lock);
        const EventIndex ready = b.ready(second, ReadyReason::Lock, first);
        const EventIndex takenNext = b.add(EventKind::LockAcquired, second, 0, lock);
        const auto trace = b.end();
        const auto last = static_cast<EventIndex>(trace->size() - 1);
        const std::vector<ObjectUse> expected{{first, taken, released, true},
                                              {second, waits, ready, false},
                                              {second, takenNext, last, true}};
        QVERIFY(ObjectUses(*trace).of(lock) == expected);
    }

    void aSemaphoreMayBeReleasedByAnother()
    {
        TraceBuilder b(Model::Preemptive);
        const ObjectId semaphore = b.trace().addObject(ObjectKind::Semaphore);
        const LaneId first = b.task("a", b.program());
        const LaneId second = b.task("b", b.program());
        const EventIndex one = b.add(EventKind::LockAcquired, first, 0, semaphore);
        const EventIndex two = b.add(EventKind::LockAcquired, first, 0, semaphore);
        const EventIndex released = b.add(EventKind::LockReleased, second, 0, semaphore);
        const EventIndex again = b.add(EventKind::LockReleased, first, 0, semaphore);
        const auto trace = b.end();
        const std::vector<ObjectUse> expected{{first, one, released, true},
                                              {first, two, again, true}};
        QVERIFY(ObjectUses(*trace).of(semaphore) == expected);
    }

    // Notified of a condition, it goes on to wait for the condition's lock.
    void aWaitEndsWhereTheNextBegins()
    {
        TraceBuilder b(Model::Preemptive);
        const ObjectId condition = b.trace().addObject(ObjectKind::Condition);
        const ObjectId lock = b.trace().addObject(ObjectKind::Lock);
        const LaneId lane = b.task("a", b.program());
        const EventIndex waits = b.waiting(lane, WaitReason::Condition, condition);
        const EventIndex notified = b.waiting(lane, WaitReason::Lock, lock);
        const EventIndex ready = b.ready(lane, ReadyReason::Condition, b.program());
        const auto trace = b.end();
        const std::vector<ObjectUse> ofCondition{{lane, waits, notified, false}};
        const std::vector<ObjectUse> ofLock{{lane, notified, ready, false}};
        QVERIFY(ObjectUses(*trace).of(condition) == ofCondition);
        QVERIFY(ObjectUses(*trace).of(lock) == ofLock);
    }

    void theSameObjectIsFoundByKindNameAndPlace()
    {
        TraceBuilder one(Model::Cooperative);
        TraceBuilder other(Model::Preemptive);
        const auto make = [](TraceBuilder& b, ObjectKind kind, const char* name) {
            const ObjectId id = b.trace().addObject(kind);
            b.trace().nameObject(id, name);
            return id;
        };
        const ObjectId firstFork = make(one, ObjectKind::Lock, "fork");
        const ObjectId secondFork = make(one, ObjectKind::Lock, "fork");
        const ObjectId items = make(one, ObjectKind::Queue, "items");
        const ObjectId alone = make(one, ObjectKind::Event, "alone");
        const ObjectId otherItems = make(other, ObjectKind::Queue, "items");
        const ObjectId otherFirst = make(other, ObjectKind::Lock, "fork");
        const ObjectId otherSecond = make(other, ObjectKind::Lock, "fork");
        QCOMPARE(sameObject(one.trace(), firstFork, other.trace()), otherFirst);
        QCOMPARE(sameObject(one.trace(), secondFork, other.trace()), otherSecond);
        QCOMPARE(sameObject(one.trace(), items, other.trace()), otherItems);
        QCOMPARE(sameObject(one.trace(), alone, other.trace()), ObjectId{kNone});
    }
};

QTEST_GUILESS_MAIN(TestObjectUses)
#include "tst_object_uses.moc"
