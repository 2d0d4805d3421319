import asyncio

async def send_mail():
    print("Connecting to the server")
    await asyncio.sleep(2)
    print("The mail is sent")

async def main():
    task = asyncio.create_task(send_mail())
    print("The order is saved")
    await asyncio.sleep(1)
    print("main is over")

asyncio.run(main())
