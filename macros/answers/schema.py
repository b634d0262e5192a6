"""The list of fields, drawn for editors, contributors and the form: JSON Schema, annotated template, field reference."""

import textwrap
from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel

from ..library import records, rules
from ..library.reference import Reference
from ..model.case import Case
from ..model.checklist import Checklist
from ..model.city import City, Rank
from ..model.event import Event
from ..model.guide import Guide
from ..model.metropolis import Metropolis
from ..model.network import Meeting, Membership, Network
from ..model.practice import Practice
from ..model.source import Source
from ..model.twinning import Twinning
from ..model.vocabulary import Vocabulary
from ..model.wording import PlaceName, Synonym
from ..model.workshop import Workshop

MODELS: dict[str, type[BaseModel]] = {
    "case": Case,
    "city": City,
    "network": Network,
    "metropolis": Metropolis,
    "practice": Practice,
    "checklist": Checklist,
    "guide": Guide,
    "workshop": Workshop,
    "vocabulary": Vocabulary,
    "source": Source,
    "twinning": Twinning,
    "membership": Membership,
    "meeting": Meeting,
    "event": Event,
    "rank": Rank,
    "place-name": PlaceName,
    "synonym": Synonym,
}
DIALECT = "https://json-schema.org/draft/2020-12/schema"
MOST_TERMS_LISTED = 40


def json_schema(name: str, reference: Reference) -> dict[str, Any]:
    """JSON Schema of one record, with the terms of every vocabulary that it uses."""
    schema = MODELS[name].model_json_schema()
    _add_terms(schema, reference)
    _drop_marks(schema)
    return {"$schema": DIALECT, "title": schema.pop("title", name), **schema}


def _add_terms(node: Any, reference: Reference) -> None:
    if isinstance(node, dict):
        vocabulary = node.get("x-vocabulary")
        if isinstance(vocabulary, str) and vocabulary in reference.vocabularies:
            terms = [
                {"const": term.id, "title": term.label, **({"description": term.meaning} if term.meaning else {})}
                for term in reference.vocabularies[vocabulary].terms
            ]
            target = (
                node.get("items")
                if node.get("type") == "array"
                else next((part for part in node.get("anyOf", ()) if part.get("type") == "string"), node)
            )
            if isinstance(target, dict):
                target.pop("pattern", None)
                target["oneOf"] = terms
        for value in node.values():
            _add_terms(value, reference)
    elif isinstance(node, list):
        for value in node:
            _add_terms(value, reference)


def _drop_marks(node: Any) -> None:
    # Marks are for Kontor; editors complain about keywords they do not know.
    if isinstance(node, dict):
        for name in [name for name in node if name.startswith("x-")]:
            del node[name]
        for value in node.values():
            _drop_marks(value)
    elif isinstance(node, list):
        for value in node:
            _drop_marks(value)


def template(reference: Reference) -> str:
    """The annotated template of a case: every field with its meaning, its terms and an example, all of it commented out or empty."""
    lines = [rules.SCHEMA_LINE, "# Copy this file to cases/<slug>.yml and fill it in. Delete what you do not need, and these comments.", ""]
    lines += _template_lines(Case, reference, "")
    return "\n".join(lines) + "\n"


def _template_lines(model: type[BaseModel], reference: Reference, indent: str) -> Iterator[str]:
    for name, info in model.model_fields.items():
        marks = info.json_schema_extra if isinstance(info.json_schema_extra, dict) else {}
        must = "" if not info.is_required() else "Must stand here. "
        yield from _comment(f"{info.title}. {must}{info.description}", indent)
        vocabulary = marks.get("x-vocabulary")
        if isinstance(vocabulary, str) and vocabulary in reference.vocabularies:
            terms = [term.id for term in reference.vocabularies[vocabulary].terms]
            if len(terms) <= MOST_TERMS_LISTED:
                yield from _comment(f"One of: {', '.join(terms)}.", indent)
        inner = records.inner_model(info.annotation)
        many = "tuple" in str(info.annotation)
        if inner:
            yield f"{indent}{name}:"
            below = list(_template_lines(inner, reference, indent + ("    " if many else "  ")))
            if many:
                first = next(index for index, line in enumerate(below) if not line.lstrip().startswith("#"))
                below[first] = f"{indent}  - {below[first].lstrip()}"
            yield from below
        elif marks.get("x-markdown"):
            yield f"{indent}{name}: >-"
            yield from textwrap.wrap(
                str(info.examples[0]) if info.examples else "…", 110, initial_indent=indent + "  ", subsequent_indent=indent + "  "
            )
        else:
            aside = "# " if marks.get("x-aside") else ""
            yield f"{indent}{aside}{name}: {_as_yaml(info.examples[0] if info.examples else '…')}"
        if not indent:
            yield ""


def _comment(text: str, indent: str) -> list[str]:
    return textwrap.wrap(text, 110, initial_indent=f"{indent}# ", subsequent_indent=f"{indent}# ", break_on_hyphens=False)


def _as_yaml(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        return f"[{', '.join(map(_as_yaml, value))}]"
    text = str(value)
    return f'"{text}"' if isinstance(value, str) and (": " in text or text[:1] in "[{@*&!%|>'\"#-") else text


def field_reference(reference: Reference) -> str:
    """The page docs/contribute/fields.md: every field of every record, drawn from the models."""
    lines = [
        "---",
        "title: Fields",
        "description: Every field of every record, with its meaning, its form and an example.",
        "---",
        "",
        "<!-- Drawn from macros/model by `kontor schema`; change the model, not this page. -->",
        "",
        "# Fields",
        "",
        "What each record holds. A field marked *must* has to be there. The template, the editor's help and the checks come from the same list.",
        "",
    ]
    for name, model in MODELS.items():
        lines += [f"## {name.capitalize()}", "", (model.__doc__ or "").strip(), ""]
        lines += _field_table(model, reference)
        for inner in _inner_models(model):
            lines += [f"### {_title(inner, name)}", "", (inner.__doc__ or "").strip(), ""]
            lines += _field_table(inner, reference)
    return "\n".join(lines).rstrip() + "\n"


def _title(model: type[BaseModel], record: str) -> str:
    words = "".join(f" {letter.lower()}" if letter.isupper() else letter for letter in model.__name__).strip()
    return f"{words.capitalize()} (in a {record})"


def _inner_models(model: type[BaseModel]) -> Iterator[type[BaseModel]]:
    seen: set[type[BaseModel]] = {Source}
    for info in model.model_fields.values():
        inner = records.inner_model(info.annotation)
        if inner and inner not in seen:
            seen.add(inner)
            yield inner
            yield from _inner_models(inner)


def _field_table(model: type[BaseModel], reference: Reference) -> list[str]:
    lines = ["| Field | Must | Meaning | Example |", "| --- | --- | --- | --- |"]
    for name, info in model.model_fields.items():
        meaning = " ".join([info.description or "", *_limits(info, reference)])
        example = _as_yaml(info.examples[0]) if info.examples else ""
        lines.append(
            f"| `{name}` | {'must' if info.is_required() else ''} | {_cell(meaning)} | {f'`{_cell(example)}`' if example else ''} |"
        )
    return [*lines, ""]


def _limits(info: Any, reference: Reference) -> Iterator[str]:
    marks = info.json_schema_extra or {}
    if vocabulary := marks.get("x-vocabulary"):
        terms = [term.id for term in reference.vocabularies[vocabulary].terms] if vocabulary in reference.vocabularies else []
        yield (
            f"Terms: {', '.join(f'`{term}`' for term in terms)}."
            if 0 < len(terms) <= MOST_TERMS_LISTED
            else f"A term of `data/vocabularies/{vocabulary}.yml`."
        )
    if marks.get("x-refers-to"):
        yield f"Names a {marks['x-refers-to']}."
    if marks.get("x-markdown"):
        yield "Paragraphs, lists, emphasis, links and citations `[@source-id]` are allowed."
    for limit in info.metadata:
        if getattr(limit, "max_length", None):
            yield f"At most {limit.max_length:,} characters." if "tuple" not in str(info.annotation) else f"At most {limit.max_length}."
        if getattr(limit, "min_length", None) and "tuple" in str(info.annotation):
            yield f"At least {limit.min_length}."


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("{{", "&#123;&#123;").replace("\n", " ")
