# Tasks, futures, queues and locks can be referred to weakly.
import asyncio
import gc
import weakref


class Mine(asyncio.Queue):
    pass


async def job(number):
    await asyncio.sleep(number / 10)
    return number


async def main():
    tasks = weakref.WeakSet()
    for number in range(3):
        tasks.add(asyncio.create_task(job(number)))
    print(len(tasks))
    await asyncio.sleep(0.05)
    gc.collect()
    print(len(tasks))
    await asyncio.gather(*tasks)
    await asyncio.sleep(0)
    gc.collect()
    print(len(tasks))

    loop = asyncio.get_running_loop()
    for make in (loop.create_future, asyncio.Queue, asyncio.Lock, asyncio.Event, asyncio.Condition,
                 lambda: asyncio.Semaphore(1), lambda: asyncio.Barrier(2), Mine, asyncio.TaskGroup):
        thing = make()
        reference = weakref.ref(thing, lambda reference: print("gone", reference() is None))
        print(type(thing).__name__, reference() is thing, weakref.getweakrefcount(thing))
        del thing
        print(reference())

    names = weakref.WeakKeyDictionary()
    task = asyncio.create_task(job(1), name="named")
    names[task] = "kept"
    print([(task.get_name(), value) for task, value in names.items()], task in names)
    await task
    del task
    await asyncio.sleep(0)
    gc.collect()
    print(len(names))

    found = weakref.WeakValueDictionary()
    found["queue"] = queue = asyncio.Queue()
    print(found["queue"] is queue)
    del queue
    print(dict(found))

    loop.set_exception_handler(lambda loop, context: print("handler", context["message"]))
    lost = loop.create_future()
    lost.set_exception(ValueError("lost"))


asyncio.run(main())
print("end")
