"""Two cases that tell the same, and two names for one page, are doubted."""

import pytest

from macros.library import likeness

from ..conftest import SLUG, SmallLibrary

Changes = tuple[tuple[str, str], ...]

OTHER_WORDS: Changes = (
    ("Two cities wrote one plan for student homes and followed it for three years.", "Singers of both towns rehearse together and perform in two languages."),
    ("Both cities had too few rooms", "Neither choir had enough tenors for a great mass"),
    ("They met twice a year", "A coach brought them across, with the scores in a trunk"),
    ("In 2014 both councils adopted the plan.", "Eleven concerts were sung until 2014."),
    ("Meet in a fixed rhythm.", "Choose pieces that everybody can read."),
    ("One post on each side.", "A hall that costs nothing on Mondays."),
)  # fmt: skip
"""What makes a case of the small library another one."""

SOURCE = "  - id: {id}\n    title: {id}\n    publisher: City of Ghent\n    url: https://example.org/{id}\n    kind: official\n    seen: 2026-11-21\n"


def sources(*ids: str) -> Changes:
    """The annual report and some other sources, all of them cited."""
    listed = "".join(SOURCE.format(id=name) for name in ids)
    cited = "".join(f"; @{name}" for name in ids)
    return (("reviewed:\n", f"{listed}reviewed:\n"), ("[@report].\nresults", f"[@report{cited}].\nresults"))


# The same words


def test_a_copy_under_another_title_is_doubted(small: SmallLibrary) -> None:
    small.add_case("leeds-student-plan")
    (problem,) = small.problems()
    beginning, _, end = problem.partition("about ")
    assert beginning == f"cases/leeds-student-plan.yml:2:1: warning: this case looks like cases/{SLUG}.yml: "
    share, _, rest = end.partition("%")
    assert 80 <= int(share) <= 100
    assert rest == " of their phrases are the same; keep one, or tell what sets them apart"


def test_a_case_in_other_words_is_no_copy(small: SmallLibrary) -> None:
    small.add_case("leeds-choirs", *OTHER_WORDS)
    assert small.problems() == []


def test_a_few_other_words_do_not_hide_a_copy(small: SmallLibrary) -> None:
    small.add_case("leeds-student-plan", ("[ghent, leeds]", "[leeds]"), ("twice a year", "once a year"), ("rhythm", "place"))
    assert [problem.partition(" looks like ")[0] for problem in small.problems()] == [
        "cases/leeds-student-plan.yml:2:1: warning: this case"
    ]


def test_every_copy_is_held_against_the_first(small: SmallLibrary) -> None:
    for slug in ("a-copy", "b-copy", "c-copy"):
        small.add_case(slug)
    found = [problem.partition(" looks like ") for problem in small.problems()]
    assert [(problem[0].split(":")[0], problem[2].split(":")[0]) for problem in found] == [
        ("cases/b-copy.yml", "cases/a-copy.yml"),
        ("cases/c-copy.yml", "cases/a-copy.yml"),
        (f"cases/{SLUG}.yml", "cases/a-copy.yml"),
    ]


def test_a_copy_is_not_seen_when_one_file_is_checked_alone(small: SmallLibrary) -> None:
    small.add_case("leeds-student-plan")
    assert small.kontor("check", "cases/leeds-student-plan.yml").stdout == ""


def test_a_sketch_stands_for_the_words_and_not_for_their_dress() -> None:
    found = likeness.sketch(["Two cities wrote one plan.", "It was short."])
    assert likeness.sketch(["two CITIES, wrote: one plan", "it was “short”"]) == found
    assert likeness.sketch(["Two cities wrote one plan. It was short."]) == found
    assert likeness.sketch(["It was short.", "Two cities wrote one plan."]) != found
    assert len(found) == len(likeness.sketch([])) == len(likeness.sketch(["Two words"])) == 128


@pytest.mark.parametrize("number", [0, 100, 200, 300])
def test_sketches_agree_in_as_many_places_as_texts_in_phrases(number: int) -> None:
    text = [f"word{index}" for index in range(600)]
    other = [f"other{index}" for index in range(number)] + text[number:]
    same = (600 - number) / (600 + number)
    assert likeness._share(likeness.sketch(text), likeness.sketch(other)) == pytest.approx(same, abs=0.2)


# The same places and sources


@pytest.mark.parametrize("places", ["[ghent, leeds]", "[leeds, ghent]"])
def test_the_same_places_and_two_sources_are_doubted(small: SmallLibrary, places: str) -> None:
    for old, new in sources("press"):
        small.change(old, new)
    small.add_case("leeds-choirs", *OTHER_WORDS, *sources("press"), ("[ghent, leeds]", places))
    assert small.problems() == [
        f"cases/leeds-choirs.yml:2:1: warning: this case looks like cases/{SLUG}.yml: they have the same places and 2 sources in common; "
        "keep one, or tell what sets them apart"
    ]


@pytest.mark.parametrize(
    ("own", "changes"),
    [
        (("press",), sources("other")),
        (("press",), (*sources("press"), ("[ghent, leeds]", "[ghent]"))),
        (("press",), (*sources("press"), ("[ghent, leeds]", "[ghent, leeds, lille-be]"))),
        (("press",), sources("press", "third", "fourth")),
    ],
    ids=["one source in common", "a place less", "a place more", "two sources of four"],
)
def test_less_in_common_is_no_doubt(small: SmallLibrary, own: tuple[str, ...], changes: Changes) -> None:
    for old, new in sources(*own):
        small.change(old, new)
    small.add_case("leeds-choirs", *OTHER_WORDS, *changes)
    assert small.problems() == []


def test_a_copy_with_the_same_sources_is_told_once(small: SmallLibrary) -> None:
    for old, new in sources("press"):
        small.change(old, new)
    small.add_case("leeds-student-plan", *sources("press"))
    (problem,) = small.problems()
    assert "of their phrases are the same" in problem


# One page, one name


@pytest.mark.parametrize(
    ("name", "here", "there", "where"),
    [
        ("title", "Report of the year", "Annual report", "42:5"),
        ("publisher", "Ghent City Council", "City of Ghent", "43:5"),
        ("kind", "evaluation", "official", "46:5"),
    ],
)
def test_one_page_has_one_name_in_all_cases(small: SmallLibrary, name: str, here: str, there: str, where: str) -> None:
    small.add_case("leeds-choirs", *OTHER_WORDS, (f"    {name}: {there}", f"    {name}: {here}"))
    assert small.problems() == [
        f"cases/leeds-choirs.yml:{where}: warning: https://example.org/report has the {name} '{here}' here and '{there}' in cases/{SLUG}.yml; "
        f"give one page one {name}"
    ]


def test_the_year_and_the_day_of_a_page_may_differ_between_cases(small: SmallLibrary) -> None:
    small.add_case("leeds-choirs", *OTHER_WORDS, ("    year: 2014\n    url", "    url"), ("seen: 2026-11-21", "seen: 2026-10-01"))
    assert small.problems() == []
