"""What everything else stands on: problems, strict YAML, tables, safe text."""
