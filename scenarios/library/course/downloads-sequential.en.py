import time
from awaitscope import work

def download_file1():
    time.sleep(2)
    print("File 1 downloaded")

def download_file2():
    time.sleep(1)
    print("File 2 downloaded")

def download_file3():
    time.sleep(1)
    print("File 3 downloaded")

def process_data():
    work(0.5)
    print("Data processed")

def synchronous_tasks():
    download_file1()  # Waits for the end
    download_file2()  # Begins only after the first
    download_file3()  # Begins only after the second
    process_data()  # Begins only after the downloads

synchronous_tasks()
