"""From the values of a file to a record, with a sentence for everything that does not fit."""

from collections.abc import Iterable, Iterator
from functools import cache
from itertools import pairwise
from typing import Any, NamedTuple, TypeVar, get_args

from pydantic import BaseModel, ValidationError

from ..ground.problems import Problem
from ..ground.text import did_you_mean
from ..ground.yamlfile import Document, Path

Model = TypeVar("Model", bound=BaseModel)


class Reference(NamedTuple):
    """A value that must name something: a term of a vocabulary, or the key of another record."""

    path: Path
    value: str
    vocabulary: str | None
    refers_to: str | None


class Plan(NamedTuple):
    """What a model's fields hold that other records must know."""

    order: dict[str, int]
    references: tuple[tuple[str, bool, str | None, str | None], ...]
    prose: tuple[tuple[str, bool], ...]
    nested: tuple[tuple[str, bool, type[BaseModel]], ...]


def record(document: Document, model: type[Model]) -> tuple[Model | None, list[Problem]]:
    """The record in a document, or None, and the problems of its fields."""
    if document.values is None:
        return None, []
    if not isinstance(document.values, dict):
        return None, [document.problem((), "shape", "the file must hold keys and values, such as 'title: …'")]
    try:
        return model.model_validate(document.values), []
    except ValidationError as error:
        return None, [document.problem(fault["loc"], fault["type"].replace("_", "-"), sentence(fault, model)) for fault in faults(error)]


def out_of_order(values: Any, model: type[BaseModel], path: Path = ()) -> Iterator[tuple[Path, str]]:
    """Keys that do not stand in the order of the model: (path, name of the key that should follow it)."""
    order, _, _, nested = plan(model)
    if not isinstance(values, dict):
        return
    known = [name for name in values if name in order]
    for before, after in pairwise(known):
        if order[before] > order[after]:
            yield (*path, after), before
            break
    for name, many, inner in nested:
        found = values.get(name)
        if many and isinstance(found, list):
            for index, entry in enumerate(found):
                yield from out_of_order(entry, inner, (*path, name, index))
        elif not many:
            yield from out_of_order(found, inner, (*path, name))


def references(record: BaseModel, path: Path = ()) -> Iterator[Reference]:
    """Every value in a record that names a term or another record."""
    _, own, _, nested = plan(type(record))
    for name, many, vocabulary, refers_to in own:
        value = getattr(record, name)
        if value is None:
            continue
        if many:
            for index, entry in enumerate(value):
                yield Reference((*path, name, index), entry, vocabulary, refers_to)
        else:
            yield Reference((*path, name), value, vocabulary, refers_to)
    for name, many, _ in nested:
        value = getattr(record, name)
        if value is None:
            continue
        if many:
            for index, entry in enumerate(value):
                yield from references(entry, (*path, name, index))
        else:
            yield from references(value, (*path, name))


def references_in(values: Any, model: type[BaseModel], path: Path = ()) -> Iterator[Reference]:
    """The same for the bare values of a record that does not fit its model, so that its other mistakes are told too."""
    if not isinstance(values, dict):
        return
    _, own, _, nested = plan(model)
    for name, many, vocabulary, refers_to in own:
        found = values.get(name)
        entries = enumerate(found) if many and isinstance(found, list) else [(None, found)] if not many else ()
        for index, entry in entries:
            if isinstance(entry, str):
                yield Reference((*path, name) if index is None else (*path, name, index), entry, vocabulary, refers_to)
    for name, many, inner in nested:
        found = values.get(name)
        if many and isinstance(found, list):
            for index, entry in enumerate(found):
                yield from references_in(entry, inner, (*path, name, index))
        elif not many:
            yield from references_in(found, inner, (*path, name))


def prose(record: BaseModel, path: Path = ()) -> Iterator[tuple[Path, str]]:
    """Every text in a record that the library wrote itself: (path, text)."""
    _, _, own, nested = plan(type(record))
    for name, many in own:
        value = getattr(record, name)
        for index, entry in enumerate(value) if many else [(None, value)]:
            if entry:
                yield ((*path, name) if index is None else (*path, name, index)), entry
    for name, many, _ in nested:
        value = getattr(record, name)
        for index, entry in enumerate(value) if many else [(None, value)]:
            if entry is not None:
                yield from prose(entry, (*path, name) if index is None else (*path, name, index))


def addresses(record: BaseModel) -> Iterator[str]:
    """Every address of a source in a record and in the records inside it."""
    for name in type(record).model_fields:
        value = getattr(record, name)
        if isinstance(value, str) and value.startswith(("https:", "http:")) and name != "archived":
            yield value
        elif isinstance(value, BaseModel):
            yield from addresses(value)
        elif isinstance(value, tuple):
            for entry in value:
                if isinstance(entry, BaseModel):
                    yield from addresses(entry)


def plain_http(record: BaseModel, path: Path = ()) -> Iterator[tuple[Path, str]]:
    """Addresses that begin with http in a record that does not say `http_only`: (path, sentence)."""
    excusable = "http_only" in type(record).model_fields
    excused = getattr(record, "http_only", False)
    for name in type(record).model_fields:
        value = getattr(record, name)
        if isinstance(value, str) and value.startswith("http:") and (not excused or name == "archived"):
            excuse = ", or add 'http_only: true' where the host answers nothing else" if excusable and name != "archived" else ""
            yield (*path, name), f"{value} begins with http; write https{excuse}"
        elif isinstance(value, BaseModel):
            yield from plain_http(value, (*path, name))
        elif isinstance(value, tuple):
            for index, entry in enumerate(value):
                if isinstance(entry, BaseModel):
                    yield from plain_http(entry, (*path, name, index))


@cache
def plan(model: type[BaseModel]) -> Plan:
    """The marks of a model, read once."""
    own, prose, nested = [], [], []
    for name, info in model.model_fields.items():
        many = "tuple" in str(info.annotation)
        marks = info.json_schema_extra if isinstance(info.json_schema_extra, dict) else {}
        vocabulary, refers_to = marks.get("x-vocabulary"), marks.get("x-refers-to")
        if vocabulary or refers_to:
            own.append((name, many, vocabulary, refers_to))
        if marks.get("x-prose"):
            prose.append((name, many))
        inner = inner_model(info.annotation)
        if inner:
            nested.append((name, many, inner))
    order = {name: index for index, name in enumerate(model.model_fields)}
    return Plan(order, tuple(own), tuple(prose), tuple(nested))  # type: ignore[arg-type]


def inner_model(annotation: Any) -> type[BaseModel] | None:
    """The model inside a field's type, if there is one."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next((found for part in get_args(annotation) if (found := inner_model(part))), None)


def _name(location: tuple[int | str, ...]) -> str:
    return ".".join(f"{part + 1}" if isinstance(part, int) else part for part in location) or "the file"


def faults(error: ValidationError) -> list[dict[str, Any]]:
    """Pydantic's faults, one for each place: a value that may be of several types is wrong once, not once for each type."""
    found: dict[tuple[int | str, ...], dict[str, Any]] = {}
    for fault in error.errors(include_url=False):
        unknown = fault["type"] == "extra_forbidden"  # Then the last part is what somebody wrote, even if it is 'int'.
        last = len(fault["loc"]) - 1
        place = tuple(part for index, part in enumerate(fault["loc"]) if part not in _TYPES or (unknown and index == last))
        found.setdefault(place, {**fault, "loc": place})
    # Entries that are wrong are not missing: a list is called too short only when every entry in it is right.
    return [fault for place, fault in found.items() if fault["type"] != "too_short" or not _any_below(place, found)]


def _any_below(place: tuple[int | str, ...], places: Iterable[tuple[int | str, ...]]) -> bool:
    return any(len(other) > len(place) and other[: len(place)] == place for other in places)


_TYPES = {"str", "int"}


def sentence(fault: Any, model: type[BaseModel]) -> str:
    """What one of pydantic's faults means to a person, in one sentence."""
    where, kind, found, context = fault["loc"], fault["type"], fault["input"], fault.get("ctx", {})
    name = _name(where)
    match kind:
        case "missing":
            return f"{name} is missing: {_description(model, where)}"
        case "extra_forbidden":
            return f"{where[-1]} is not a field{_of(where)}{did_you_mean(where[-1], _names(model, where))}"
        case "string_too_long" | "string_too_short":
            if not str(found).strip():
                return f"{name} is empty; write it or delete the line"
            limit = f"{context['max_length']} are allowed" if kind == "string_too_long" else f"at least {context['min_length']} are needed"
            return f"{name} has {len(found)} characters; {limit}"
        case "string_pattern_mismatch":
            return f"{name}: '{found}' has the wrong form; what belongs here: {_description(model, where)}"
        case "too_short":
            return f"{name} has {context['actual_length'] or 'no'} entries; at least {context['min_length']} must stand here"
        case "too_long":
            return f"{name} has {context['actual_length']} entries; at most {context['max_length']} may stand here"
        case "string_type":
            if isinstance(found, list | dict):
                return f"{name} must be one text, not {'a list' if isinstance(found, list) else 'keys and values'}"
            return (
                f"{name} has no value; write it or delete the line"
                if found is None
                else f"{name}: {_shown(found)} is not text; put it in quotes"
            )
        case "tuple_type" | "list_type":
            return (
                f"{name} must be a list, each entry on a line of its own after '- '"
                if found is not None
                else f"{name} has no value; write it or delete the line"
            )
        case "model_type" | "model_attributes_type":
            return (
                f"{name} must hold keys and values, not {_shown(found)}"
                if found is not None
                else f"{name} has no value; write it or delete the line"
            )
        case "bool_type" | "bool_parsing":
            return f"{name}: {_shown(found)} is neither true nor false"
        case _ if kind.startswith(("int", "float")):
            if found is None:
                return f"{name} has no value; write it or delete the line"
            return f"{name}: {_shown(found)} is not a {'whole ' if kind.startswith('int') else ''}number"
        case _ if kind.startswith(("greater", "less")):
            limit = next(iter(context.values()))
            return f"{name}: {_shown(found)} is too {'small' if kind.startswith('greater') else 'large'}; the limit is {limit:g}"
        case _:
            return f"{name}: {_shown(found)}: {fault['msg'].lower()}"


def _shown(value: object) -> str:
    """A value as it stands in a file."""
    if isinstance(value, list | dict):
        return "a list" if isinstance(value, list) else "keys and values"
    return str(value).lower() if isinstance(value, bool) else f"'{value}'" if isinstance(value, str) else str(value)


def _of(where: tuple[int | str, ...]) -> str:
    parents = [part for part in where[:-1] if isinstance(part, str)]
    return f" of {parents[-1]}" if parents else ""


def _model_at(model: type[BaseModel], where: tuple[int | str, ...]) -> type[BaseModel]:
    for part in where:
        if isinstance(part, str) and part in model.model_fields:
            model = inner_model(model.model_fields[part].annotation) or model
    return model


def _names(model: type[BaseModel], where: tuple[int | str, ...]) -> list[str]:
    return list(_model_at(model, where[:-1]).model_fields)


def _description(model: type[BaseModel], where: tuple[int | str, ...]) -> str:
    last = next((part for part in reversed(where) if isinstance(part, str)), "")
    info = _model_at(model, where[: where.index(last)] if last else ()).model_fields.get(last)
    if info is None:
        return "what is expected here"
    example = f" (for example {info.examples[0]})" if info.examples and not isinstance(info.examples[0], list) else ""
    return f"{(info.description or last).rstrip('.')}{example}"
