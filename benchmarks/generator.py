"""Makes a library of any number of realistic cases of the real schema, about 4 kB each. The cases are invented; they are never published."""

import random
import shutil
from pathlib import Path

from macros.ground import yamlfile
from macros.library import reference, rules

ROOT = Path(__file__).resolve().parent.parent

WORDS = [
    "city",
    "council",
    "university",
    "region",
    "partner",
    "network",
    "office",
    "programme",
    "agreement",
    "housing",
    "transport",
    "water",
    "climate",
    "school",
    "harbour",
    "market",
    "budget",
    "staff",
    "visit",
    "report",
    "meeting",
    "plan",
    "district",
    "student",
    "company",
    "museum",
    "bridge",
    "forum",
    "fund",
    "tender",
    "street",
    "project",
    "mayor",
    "rector",
    "agency",
    "member",
    "year",
    "result",
]


def make(root: Path, number: int, *, seed: int = 1) -> None:
    """Write this library below root, with its data, templates and code, and `number` made-up cases beside its own."""
    root.mkdir(parents=True, exist_ok=True)
    for folder in ("cases", "data", "macros", "overrides", "docs"):
        shutil.copytree(ROOT / folder, root / folder, dirs_exist_ok=True, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "mkdocs.yml", root / "mkdocs.yml")
    known, _ = reference.read(ROOT)
    chance = random.Random(seed)
    for index in range(number):
        (root / "cases" / f"{slug(index)}.yml").write_text(case(index, known, chance), encoding="utf-8")


def slug(index: int) -> str:
    """Slug of the case with a number."""
    return f"bench-case-{index:05d}"


def case(index: int, known: reference.Reference, chance: random.Random) -> str:
    """The text of one case."""
    places = chance.sample(sorted(known.cities), chance.randint(1, 3))
    networks = chance.sample(sorted(known.networks), chance.randint(0, 2))
    start = chance.randint(1980, 2023)
    running = chance.random() < 0.4
    practices, items = sorted(known.practices), sorted(known.items)

    def some(vocabulary: str, most: int) -> str:
        terms = [term.id for term in known.vocabularies[vocabulary].terms]
        return f"[{', '.join(chance.sample(terms, chance.randint(1, most)))}]"

    def one(vocabulary: str) -> str:
        return chance.choice(known.vocabularies[vocabulary].terms).id

    lines = [
        rules.SCHEMA_LINE,
        f"title: Invented case {index} of {_words(chance, 5)}",
        f"summary: >-\n  {_sentence(chance, 18)} {_sentence(chance, 18)}",
        f"collection: {one('collections')}",
        f"places: [{', '.join(places)}]",
        "organisations:",
        f"  - name: Invented university {index}\n    kind: university\n    place: {places[0]}",
        f"  - name: Invented council {index}\n    kind: city",
        *([f"networks: [{', '.join(networks)}]"] if networks else []),
        f"mechanisms: {some('mechanisms', 2)}",
        f"innovation: {some('innovation', 2)}",
        f"themes: {some('themes', 3)}",
        f"period:\n  start: {start}\n  end: {'ongoing' if running else start + chance.randint(1, 3)}",
        f"status: {'running' if running else chance.choice(['completed', 'ended-early', 'failed', 'unknown'])}",
        "effort:\n  cost:\n    amount: "
        + str(chance.randint(10, 900) * 1000)
        + "\n    currency: EUR\n    note: "
        + _sentence(chance, 9)
        + "\n    source: first",
        "context: >-\n  " + _paragraph(chance, 5),
        "approach: |-\n  " + "\n\n  ".join(_paragraph(chance, 4) for _ in range(3)),
        "results:",
        *(
            f"  - claim: {_sentence(chance, 16)}\n    source: {chance.choice(['first', 'second'])}\n    said_by: {one('speakers')}\n    year: {start + 1}"
            for _ in range(3)
        ),
        "lessons:",
        *(f"  - lesson: {_sentence(chance, 14)}\n    practice: {chance.choice(practices)}\n    reading: editors" for _ in range(3)),
        "conditions:",
        *(
            f"  - factor: {one('factors')}\n    need: {one('needs')}\n    note: {_sentence(chance, 12)}\n    reading: editors"
            for _ in range(2)
        ),
        f"items:\n  - item: {chance.choice(items)}\n    did: {one('deeds')}\n    reading: editors",
        "sources:",
        *(
            f"  - id: {name}\n    title: Invented report {index} {name}\n    publisher: Invented publisher {name}\n    year: {start}\n"
            f"    url: https://example.org/{index}/{name}\n    kind: {kind}\n    seen: 2026-11-21"
            for name, kind in (("first", "official"), ("second", "press"))
        ),
        "reviewed:\n  date: 2026-11-21\n  by: editor",
    ]
    return "\n".join(lines) + "\n"


def change(root: Path, index: int) -> None:
    """Change the title of one case."""
    file = root / "cases" / f"{slug(index)}.yml"
    values = yamlfile.read(file.read_bytes(), "").values
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace(values["title"], values["title"] + " again", 1), encoding="utf-8")


def _words(chance: random.Random, number: int) -> str:
    return " ".join(chance.choice(WORDS) for _ in range(number))


def _sentence(chance: random.Random, number: int) -> str:
    return _words(chance, number).capitalize() + "."


def _paragraph(chance: random.Random, number: int) -> str:
    return " ".join(f"{_words(chance, 13).capitalize()} [@{chance.choice(['first', 'second'])}]." for _ in range(number))
