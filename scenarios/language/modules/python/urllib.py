"""The package of `urllib.parse`; what fetches is left out."""
