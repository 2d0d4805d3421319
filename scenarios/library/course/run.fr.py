import asyncio

async def pause():
    await asyncio.sleep(1)
    print("Fin de la pause")

async def main():
    print("Début du programme")
    coroutine = pause()
    try:
        asyncio.run(coroutine)  # Une boucle tourne déjà
    except RuntimeError as erreur:
        print("RuntimeError", erreur)
    await coroutine  # Dans une coroutine, await suffit
    print("Fin du programme")

# Crée la boucle, exécute main, ferme la boucle
asyncio.run(main())

# Une autre boucle, une fois la première fermée
asyncio.run(pause())
