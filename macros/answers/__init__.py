"""Pure functions of a library; none imports another."""
