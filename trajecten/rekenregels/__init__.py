"""Rekenregels van een traject: puur, waarden erin en een frozen dataclass eruit, zonder Django."""
