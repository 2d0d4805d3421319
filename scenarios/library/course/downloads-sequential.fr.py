import time
from awaitscope import work

def download_fichier1():
    time.sleep(2)
    print("Fichier 1 téléchargé")

def download_fichier2():
    time.sleep(1)
    print("Fichier 2 téléchargé")

def download_fichier3():
    time.sleep(1)
    print("Fichier 3 téléchargé")

def process_data():
    work(0.5)
    print("Données traitées")

def taches_synchrones():
    download_fichier1()  # Attend la fin
    download_fichier2()  # Ne commence qu'après le premier
    download_fichier3()  # Ne commence qu'après le deuxième
    process_data()  # Ne commence qu'après les downloads

taches_synchrones()
