"""How a field says what it is: title, meaning, example, and the marks the rest of Kontor reads."""

from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints

KEY = r"^[a-z0-9]+(?:-[a-z0-9]+)*$"
SLUG = r"^[a-z0-9]+(?:-[a-z0-9]+)+$"
PARTIAL_DATE = r"^[12][0-9]{3}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12][0-9]|3[01]))?)?$"
DAY = r"^[12][0-9]{3}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])$"

Text = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]
Line = Annotated[str, StringConstraints(strip_whitespace=True)]
"""A text whose least length its field says; of two lengths pydantic would hear only one."""

Key = Annotated[str, StringConstraints(pattern=KEY)]
Slug = Annotated[str, StringConstraints(pattern=SLUG)]
Day = Annotated[str, StringConstraints(pattern=DAY)]
Address = Annotated[str, StringConstraints(pattern=r"^https?://[^\s]+$")]
Year = Annotated[int, Field(ge=1100, le=2100)]


def _year_as_text(value: Any) -> Any:
    # YAML reads a bare year as a number; here it is the coarsest kind of date.
    return str(value) if type(value) is int else value


PartialDate = Annotated[str, BeforeValidator(_year_as_text), StringConstraints(pattern=PARTIAL_DATE)]
PeriodEnd = Annotated[str, BeforeValidator(_year_as_text), StringConstraints(pattern=PARTIAL_DATE + r"|^ongoing$|^unknown$")]


class Record(BaseModel):
    """A frozen record that knows no field but its own."""

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)


def http_only() -> Any:
    """The field that excuses an address without encryption; it stands beside the address in every record that has one."""
    return field(
        "Plain http only",
        "Say true where the host is only known to answer plain http; the address may then begin with http.",
        example=True,
        default=False,
    )


def field(
    title: str,
    description: str,
    *,
    example: Any = None,
    default: Any = ...,
    vocabulary: str | None = None,
    refers_to: str | None = None,
    facet: str | None = None,
    compare: bool = False,
    markdown: bool = False,
    prose: bool = False,
    aside: bool = False,
    **limits: Any,
) -> Any:
    """Declare one field of a record, once.

    title, description: what an editor, the form and the reference page print.
    vocabulary: the facet file in data/vocabularies whose terms are allowed.
    refers_to: the kind of record that the value is a key of ("city", "network", "practice", "case", "source", "item").
    facet: the name under which readers find cases by this field.
    compare: the field is a row where records stand side by side.
    markdown: the text may hold paragraphs, lists, emphasis, links and [@source] citations.
    prose: the library's own sentences, held to its way of writing.
    aside: the template shows it as a comment, because it stands instead of another field or names what a new file does not hold.
    limits: pydantic's own, such as max_length.
    """
    marks = {
        "vocabulary": vocabulary,
        "refers_to": refers_to,
        "facet": facet,
        "compare": compare,
        "markdown": markdown,
        "prose": prose or markdown,
        "aside": aside,
    }
    extra: dict[str, Any] = {f"x-{name.replace('_', '-')}": value for name, value in marks.items() if value}
    if default is not ... and not callable(default):
        limits["default"] = default
    elif callable(default):
        limits["default_factory"] = default
    return Field(
        title=title,
        description=description,
        examples=None if example is None else [example],
        json_schema_extra=extra or None,
        **limits,
    )
