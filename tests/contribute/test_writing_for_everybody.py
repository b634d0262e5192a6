"""The library's own texts: sentences that end in time, no praise, places in their own spelling."""

import pytest

from macros.library import editorial
from macros.library.reference import Reference
from macros.model.city import City
from macros.model.vocabulary import Term, Vocabulary

from ..conftest import SLUG, SmallLibrary

PRAISE = """\
title: Promotional words
singular: Promotional word
meaning: A list.
terms:
  - id: innovative
    label: innovative
    meaning: Say what was new and to whom.
"""
PRAISED = "'innovative' praises instead of telling; say what was new and to whom"


def term(label: str, meaning: str, *also_called: str) -> Term:
    return Term(id=label.replace(" ", "-"), label=label, meaning=meaning, also_called=also_called)


def city(name: str, local_name: str | None = None) -> City:
    return City(key="a-city", name=name, local_name=local_name, country="BE", lat=0, lon=0)


@pytest.fixture(scope="module")
def reference() -> Reference:
    terms = (
        term("world-class", "Say by what measure.", "state of the art"),
        term("innovative", "Say what was new and to whom."),
        term("unique", "Say in what it differs."),
    )
    names = {
        "medellin": city("Medellín"),
        "sao-paulo": city("São Paulo"),
        "zurich": city("Zurich", "Zürich"),
        "lodz": city("Łódź"),
        "ghent": city("Ghent", "Gent"),
    }
    words = Vocabulary(title="Praise", singular="Word", meaning="A list.", terms=terms)
    return Reference(vocabularies={"promotional-words": words}, cities=names)


def said(text: str, reference: Reference) -> list[str]:
    return [sentence for _, sentence in editorial.faults(text, reference)]


def words(number: int, last: str = "end.") -> str:
    return " ".join([*(f"word{index}" for index in range(1, number)), last])


# Sentences


def test_a_sentence_of_36_words_is_too_long(reference: Reference) -> None:
    assert said(words(35), reference) == []
    assert said(words(36), reference) == [
        "the sentence 'word1 word2 word3 word4 word5 word6 …' has 36 words; 35 are allowed, so make two of it"
    ]


def test_each_long_sentence_of_a_text_is_named(reference: Reference) -> None:
    text = f"Short. {words(40)} Short again! {words(50)}"
    assert [sentence.rpartition(" has ")[2] for sentence in said(text, reference)] == [
        "40 words; 35 are allowed, so make two of it",
        "50 words; 35 are allowed, so make two of it",
    ]


@pytest.mark.parametrize(
    "text",
    [
        f"{words(20)} {words(20)}",
        f"{words(20, 'why?')} {words(20)}",
        f"**{words(20)}** {words(20)}",
        f"{words(20, 'end')}\n\n{words(20)}",
        f"{words(20, 'these:')}\n\n- {words(20, 'end')}\n- {words(20, 'end')}",
        f"{words(20, 'these:')}\n1. {words(20, 'end')}\n2. {words(20, 'end')}",
        f"{words(20, 'these:')}\n  * {words(20, 'end')}\n  * {words(20, 'end')}",
    ],
    ids=["full stop", "question", "full stop in bold", "paragraph", "list", "numbered list", "list with stars"],
)
def test_a_sentence_ends_where_a_reader_stops(reference: Reference, text: str) -> None:
    assert said(text, reference) == []


def test_a_line_that_only_goes_on_does_not_end_a_sentence(reference: Reference) -> None:
    assert len(said(f"{words(20, 'and')}\n{words(20)}", reference)) == 1


@pytest.mark.parametrize("extra", ["[@report]", "[@report; @press]", "–", "&"])
def test_what_is_not_read_as_a_word_is_not_counted(reference: Reference, extra: str) -> None:
    assert said(f"{words(20, 'middle')} {extra} {words(15)}", reference) == []


# Praise


@pytest.mark.parametrize(
    "text",
    [
        "An innovative plan was adopted.",
        "Innovative plans were adopted.",
        "They met. Innovative plans followed.",
        "They bought:\n\n- Innovative tools",
        "They wrote an **innovative** plan.",
        "They wrote an [innovative](https://example.org) plan.",
        "They call it 'innovative' themselves.",
    ],
)
def test_a_word_that_praises_is_refused(reference: Reference, text: str) -> None:
    assert said(text, reference) == [PRAISED]


@pytest.mark.parametrize(
    "text",
    [
        'They call the plan "innovative".',
        "They call the plan “innovative” themselves.",
        "They call the city’s plan ‘an innovative one’.",
        "The Innovative Cities fund paid.",
        "See [their page](https://example.org/innovative).",
        "The prize went to non-innovative towns.",
        "Innovatively is another word.",
    ],
)
def test_a_quotation_a_name_and_another_word_are_not_praise(reference: Reference, text: str) -> None:
    assert said(text, reference) == []


@pytest.mark.parametrize("text", ["It is a state of the art lab.", "State of the art labs.", "The State of the Art prize."])
def test_a_phrase_is_found_however_it_is_written(reference: Reference, text: str) -> None:
    assert said(text, reference) == ["'state of the art' praises instead of telling; say by what measure"]


def test_a_phrase_that_is_part_of_other_words_is_not_praise(reference: Reference) -> None:
    assert said("It tells of the estate of the artist.", reference) == []


def test_a_name_in_a_text_is_not_taken_for_the_word_that_begins_it(reference: Reference) -> None:
    assert said("Uniqueness is no aim. The Unique Towns fund paid.", reference) == []


def test_every_word_that_praises_is_told_once(reference: Reference) -> None:
    assert sorted(said("An innovative, innovative, world-class plan.", reference)) == [
        PRAISED,
        "'world-class' praises instead of telling; say by what measure",
    ]


# Spelling


@pytest.mark.parametrize(
    ("text", "found", "right"),
    [
        ("Medellin wrote a plan.", "Medellin", "Medellín"),
        ("It was Medellin's plan.", "Medellin", "Medellín"),
        ("It was Medellin’s plan.", "Medellin", "Medellín"),
        ("A plan of Lodz.", "Lodz", "Łódź"),
        ("They went to Sao Paulo.", "Sao Paulo", "São Paulo"),
    ],
)
def test_a_place_is_written_as_people_write_it_there(reference: Reference, text: str, found: str, right: str) -> None:
    assert said(text, reference) == [f"'{found}' is written {right} here, as people write it there"]


@pytest.mark.parametrize(
    "text",
    [
        "Medellín, Łódź and São Paulo wrote plans.",
        "Ghent, which is Gent there, wrote to Zurich, which is Zürich there.",
        'The report is called "Medellin model".',
        "See [their page](https://example.org/Medellin).",
        "Paulo, a mayor, went to the Sao river.",
    ],
)
def test_a_right_spelling_an_english_name_and_a_title_are_left_alone(reference: Reference, text: str) -> None:
    assert said(text, reference) == []


# Where it is looked for


def test_a_library_without_a_list_of_praise_refuses_no_word(small: SmallLibrary) -> None:
    small.change("They met twice a year", "They met twice an innovative year")
    assert small.problems() == []


@pytest.mark.parametrize(
    ("old", "new", "where", "field"),
    [
        ("title: Ghent and Leeds plan", "title: An innovative plan", "2:1", "title"),
        ("summary: Two cities", "summary: Two innovative cities", "3:1", "summary"),
        ("collection: open\n", "collection: open\npartial: Innovative as it is.\n", "5:1", "partial"),
        ("They met twice a year", "They met twice an innovative year", "20:1", "approach"),
        ("claim: In 2014 both", "claim: In 2014 both innovative", "23:5", "claim"),
        ("lesson: Meet in a fixed", "lesson: Meet in an innovative", "28:5", "lesson"),
        ("note: One post", "note: One innovative post", "34:5", "note"),
        ("    did: done\n", "    did: done\n    note: An innovative one.\n", "39:5", "note"),
    ],
)
def test_every_text_of_a_case_is_held_to_it(small: SmallLibrary, old: str, new: str, where: str, field: str) -> None:
    small.write("data/vocabularies/promotional-words.yml", PRAISE)
    small.change(old, new)
    assert small.problems() == [f"cases/{SLUG}.yml:{where}: {field}: {PRAISED}"]


@pytest.mark.parametrize(
    ("path", "old", "new", "where", "field"),
    [
        ("vocabularies/needs.yml", "meaning: A list.", "meaning: An innovative list.", "3:1", "meaning"),
        ("networks/metropolis.yml", "A network of large", "A network of innovative", "2:1", "summary"),
        ("practices/open-to-others.yml", "{text: A second sign.}", "{text: An innovative sign.}", "7:29", "text"),
        ("checklists/small-list.yml", "what: First version.", "what: An innovative version.", "47:5", "what"),
    ],
)
def test_every_text_of_a_record_is_held_to_it(small: SmallLibrary, path: str, old: str, new: str, where: str, field: str) -> None:
    small.write("data/vocabularies/promotional-words.yml", PRAISE)
    small.change(old, new, f"data/{path}")
    assert small.problems() == [f"data/{path}:{where}: {field}: {PRAISED}"]


def test_the_title_of_a_source_is_left_as_it_was_published(small: SmallLibrary) -> None:
    small.write("data/vocabularies/promotional-words.yml", PRAISE)
    small.change("title: Annual report", "title: Innovative report")
    assert small.problems() == []
