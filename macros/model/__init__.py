"""The records of the library: the only list of their fields."""
