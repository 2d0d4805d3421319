print({"one": f"{two:%c", "three": f"four"})
