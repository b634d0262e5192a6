"""Everything read together, looked up by key and term, and held to its rules."""
