"""Files of the repository that are drawn from the models: schemas, template, field reference."""

import json
from pathlib import Path

from ..answers import schema
from ..library import reference


def files(root: Path) -> dict[str, str]:
    """Text by path of every drawn file."""
    known, _ = reference.read(root)
    drawn = {
        f"data/schema/{name}.schema.json": json.dumps(schema.json_schema(name, known), ensure_ascii=False, indent=2) + "\n"
        for name in schema.MODELS
    }
    return {**drawn, "cases/_template.yml": schema.template(known), "docs/contribute/fields.md": schema.field_reference(known)}
