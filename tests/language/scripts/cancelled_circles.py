import asyncio


async def after(number, tasks):
    await tasks[number]


async def in_a_circle(other, tasks, gate):
    await asyncio.sleep(0.1)
    await asyncio.gather(tasks[other], gate)


async def asked_by_hand():
    gate = asyncio.get_running_loop().create_future()
    tasks = []
    for other in (1, 0):
        tasks.append(asyncio.create_task(in_a_circle(other, tasks, gate)))
    await asyncio.sleep(0.2)
    for task in tasks:
        try:
            print(task.cancel())
        except RecursionError as error:
            print(type(error).__name__)
    print(repr(tasks[0]).count("wait_for=..."), gate.done())
    await asyncio.sleep(0)
    print([task.done() for task in tasks], [task.cancelling() > 0 for task in tasks])
    gate.set_exception(ValueError("opened"))
    print(await asyncio.gather(*tasks, return_exceptions=True))


async def asked_of_a_chain():
    chain = [asyncio.create_task(asyncio.sleep(9))]
    for number in range(2000):
        chain.append(asyncio.create_task(after(number, chain)))
    await asyncio.sleep(0.1)
    print(chain[-1].cancel())
    print(len(await asyncio.gather(*chain, return_exceptions=True)), chain[0].cancelled())


async def same_child_often():
    leaf = asyncio.create_task(asyncio.sleep(5))
    await asyncio.sleep(0)
    whole = asyncio.gather(leaf, leaf)
    for _ in range(3):
        whole = asyncio.gather(whole, whole)
    print(whole.cancel())
    try:
        await whole
    except asyncio.CancelledError:
        print("cancelled", leaf.cancelled())


for main in (asked_by_hand, asked_of_a_chain, same_child_often):
    asyncio.run(main())
print("end")
