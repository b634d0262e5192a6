"""The template, the schemas and the field reference are drawn from the models and never lag behind them."""

import json
import re
import shutil
from pathlib import Path
from typing import Any

import pytest
from pydantic import BaseModel

from macros.answers import schema
from macros.ground import yamlfile
from macros.library import library as libraries
from macros.library import records, rules
from macros.library.reference import Reference
from macros.model.case import Case
from macros.pages import drawn

from ..conftest import PROJECT, SmallLibrary


@pytest.fixture
def reference(small: SmallLibrary) -> Reference:
    return small.read().reference


def every_model(model: type[BaseModel]) -> set[type[BaseModel]]:
    inner = {found for info in model.model_fields.values() if (found := records.inner_model(info.annotation))}
    return {model, *(deeper for each in inner for deeper in every_model(each))}


def every_node(node: Any) -> list[dict[str, Any]]:
    below = node.values() if isinstance(node, dict) else node if isinstance(node, list) else ()
    return [*([node] if isinstance(node, dict) else []), *(found for each in below for found in every_node(each))]


def test_the_drawn_files_of_the_project_are_up_to_date(monkeypatch: pytest.MonkeyPatch) -> None:
    drawings = drawn.files(PROJECT)
    stale = [
        path for path, text in drawings.items() if not (PROJECT / path).is_file() or (PROJECT / path).read_text(encoding="utf-8") != text
    ]
    assert stale == [], "run: kontor schema"


def test_a_drawn_file_that_is_stale_is_named(small: SmallLibrary) -> None:
    small.kontor("schema")
    small.write("cases/_template.yml", "# old\n")
    (small.root / "data" / "schema" / "city.schema.json").unlink()
    done = small.kontor("schema", "--check")
    assert done.exit_code == 1
    assert done.stdout.splitlines() == [
        "data/schema/city.schema.json:1:1: is stale; run: kontor schema",
        "cases/_template.yml:1:1: is stale; run: kontor schema",
    ]
    assert (small.root / "cases" / "_template.yml").read_text(encoding="utf-8") == "# old\n"


def test_drawing_makes_every_file_fresh(small: SmallLibrary) -> None:
    assert small.kontor("schema", "--check").exit_code == 1
    assert small.kontor("schema").stdout == f"Drew {len(schema.MODELS) + 2} changed files.\n"
    done = small.kontor("schema", "--check")
    assert (done.exit_code, done.stdout) == (0, "")


def test_a_new_term_makes_the_schema_stale(small: SmallLibrary) -> None:
    small.kontor("schema")
    small.change("terms:\n", "terms:\n  - id: trade\n    label: Trade\n", "data/vocabularies/themes.yml")
    assert "data/schema/case.schema.json:1:1: is stale; run: kontor schema" in small.kontor("schema", "--check").stdout.splitlines()


def test_the_schema_of_a_case_names_terms_and_their_titles(reference: Reference) -> None:
    fields = schema.json_schema("case", reference)["properties"]
    assert {"const": "twinning", "title": "Twinning", "description": "What it means."} in fields["mechanisms"]["items"]["oneOf"]
    assert [term["title"] for term in fields["status"]["oneOf"]] == ["Running", "Completed", "Ended early", "Paused", "Failed", "Unknown"]
    assert fields["title"]["title"] == "Title"
    assert fields["title"]["description"] == "What was done together, in words a mayor would use."


@pytest.mark.parametrize("name", schema.MODELS)
def test_a_schema_holds_no_word_that_editors_do_not_know(reference: Reference, name: str) -> None:
    nodes = every_node(schema.json_schema(name, reference))
    assert [key for node in nodes for key in node if key.startswith("x-")] == []
    assert json.dumps(nodes)


def test_the_template_says_what_each_field_means_and_which_terms_it_takes(reference: Reference) -> None:
    text = schema.template(reference)
    assert text.startswith(rules.SCHEMA_LINE + "\n")
    assert (
        "# Mechanisms. Must stand here. How they worked together.\n# One of: twinning, peer-learning, joint-project.\nmechanisms: [" in text
    )
    unsaid = [
        f"{model.__name__}.{name}"
        for model in every_model(Case)
        for name, info in model.model_fields.items()
        if f"# {info.title}. " not in text or not re.search(rf"^[ #-]*{name}:", text, re.MULTILINE)
    ]
    assert unsaid == []


def test_the_template_without_its_comments_is_a_case(reference: Reference) -> None:
    bare = "\n".join(line for line in schema.template(reference).splitlines() if not line.lstrip().startswith("#"))
    document = yamlfile.read(bare.encode(), "cases/_template.yml")
    assert document.problems == []
    case, problems = records.record(document, Case)
    assert problems == []
    assert case is not None
    assert list(records.out_of_order(document.values, Case)) == []


def test_a_copy_of_the_template_passes_every_check(tmp_path: Path) -> None:
    shutil.copytree(PROJECT / "data", tmp_path / "data")
    (tmp_path / "cases").mkdir()
    shutil.copy(PROJECT / "cases" / "_template.yml", tmp_path / "cases" / "a-copy-of-it.yml")
    found = libraries.read(tmp_path, only=["cases/a-copy-of-it.yml"]).problems
    assert [problem for problem in found if problem.path == "cases/a-copy-of-it.yml"] == []


def test_every_field_of_every_record_stands_in_the_field_reference(reference: Reference) -> None:
    page = schema.field_reference(reference)
    missing = [
        f"{model.__name__}.{name}"
        for top in schema.MODELS.values()
        for model in every_model(top)
        for name, info in model.model_fields.items()
        if f"| `{name}` |" not in page or str(info.description) not in page.replace("\\|", "|")
    ]
    assert missing == []


def test_every_field_says_its_title_and_its_meaning() -> None:
    silent = [
        f"{model.__name__}.{name}"
        for top in schema.MODELS.values()
        for model in every_model(top)
        for name, info in model.model_fields.items()
        if not info.title or not (info.description or "").endswith(".")
    ]
    assert silent == []
