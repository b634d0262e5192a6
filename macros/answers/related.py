"""Which cases to read next."""

from bisect import bisect_left
from collections.abc import Iterator, Mapping

from ..library.digest import CaseDigest

MOST = 3
WINDOW = 12
ENOUGH = 36

Feature = tuple[str, str]


def related(cases: Mapping[str, CaseDigest]) -> dict[str, tuple[str, ...]]:
    """At most three slugs for each case: those it names, then those that share most with it.

    Candidates come from the rarest features of a case and from a window of each posting list, so that the cost grows with
    the number of cases and not with its square.
    """
    features = {slug: frozenset(_features(case)) for slug, case in cases.items()}
    postings: dict[Feature, list[str]] = {}
    for slug in cases:
        for feature in features[slug]:
            postings.setdefault(feature, []).append(slug)
    return {slug: _nearest(slug, cases, features, postings) for slug in cases}


def shared(one: CaseDigest, other: CaseDigest) -> frozenset[Feature]:
    """The features two cases share, as (kind, key)."""
    return frozenset(_features(one)) & frozenset(_features(other))


def _nearest(slug: str, cases: Mapping[str, CaseDigest], features: Mapping[str, frozenset[Feature]], postings: Mapping[Feature, list[str]]) -> tuple[str, ...]:
    named = [other for other in cases[slug].related if other in cases][:MOST]
    candidates: set[str] = set()
    for feature in sorted(features[slug], key=lambda feature: (len(postings[feature]), feature)):
        posting = postings[feature]
        here = bisect_left(posting, slug)
        candidates.update(posting[max(0, here - WINDOW) : here + WINDOW + 1])
        if len(candidates) > ENOUGH:
            break
    candidates -= {slug, *named}
    own = features[slug]
    # One common feature is chance; two are a reason to read on.
    scored = sorted((-len(own & features[other]), other) for other in candidates)
    return (*named, *(other for score, other in scored[: MOST - len(named)] if score <= -2))


def _features(case: CaseDigest) -> Iterator[Feature]:
    yield from (("city", key) for key in case.places)
    yield from (("network", key) for key in case.networks)
    yield from (("mechanism", key) for key in case.mechanisms)
    yield from (("theme", key) for key in case.themes)
