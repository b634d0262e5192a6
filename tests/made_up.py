"""A large library of invented cases, in memory: neither checked nor written."""

import random
from functools import lru_cache

import msgspec

from benchmarks import generator
from macros.ground import yamlfile
from macros.library import reference
from macros.library.digest import CaseDigest, digest
from macros.library.library import Library
from macros.library.reference import Reference
from macros.model.case import Case

READ = 500


@lru_cache(maxsize=1)
def library(number: int = 10_000) -> Library:
    """So many cases with the real places, networks and terms: some of the generator, the others put together from parts of those."""
    known, _ = reference.read(generator.ROOT)
    chance = random.Random(1)
    read = [_read(index, known, chance) for index in range(min(number, READ))]
    cases = [*read, *(_mixed(index, read, chance) for index in range(READ, number))]
    return Library(generator.ROOT, known, {case.slug: case for case in cases}, {}, ())


def _read(index: int, known: Reference, chance: random.Random) -> CaseDigest:
    text = generator.case(index, known, chance)
    return digest(generator.slug(index), Case.model_validate(yamlfile.read(text.encode(), "").values), known)


def _mixed(index: int, read: list[CaseDigest], chance: random.Random) -> CaseDigest:
    where, how, when, what = chance.choices(read, k=4)
    return msgspec.structs.replace(
        what,
        slug=generator.slug(index),
        title=f"Invented case {index} of {' '.join(chance.choices(generator.WORDS, k=5))}",
        places=where.places,
        countries=where.countries,
        city_types=where.city_types,
        city_sizes=where.city_sizes,
        networks=how.networks,
        mechanisms=how.mechanisms,
        innovation=how.innovation,
        start=when.start,
        end=when.end,
        status=when.status,
    )
