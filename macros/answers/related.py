"""Which cases to read next."""

from bisect import bisect_left
from collections.abc import Iterator, Mapping

from ..library.digest import CaseDigest

MOST = 3
WINDOW = 12
ENOUGH = 36

Feature = tuple[str, str]


class Neighbours:
    """The features of all cases, ready to answer which are near one of them.

    Candidates come from the rarest features of a case and from a window of each posting list, so that the cost grows with
    the number of cases and not with its square.
    """

    def __init__(self, cases: Mapping[str, CaseDigest]) -> None:
        self._cases = cases
        self._features = {slug: frozenset(_features(case)) for slug, case in cases.items()}
        self._postings: dict[Feature, list[str]] = {}
        for slug in cases:
            for feature in self._features[slug]:
                self._postings.setdefault(feature, []).append(slug)

    def of(self, slug: str) -> tuple[str, ...]:
        """At most three slugs: those the case names, then those that share most with it."""
        named = [other for other in self._cases[slug].related if other in self._cases][:MOST]
        own = self._features[slug]
        # One common feature is chance; two are a reason to read on.
        scored = sorted(
            (-shared, other) for other in self._candidates(slug) if (shared := len(own & self._features[other])) > 1 and other not in named
        )
        return (*named, *(other for _, other in scored[: MOST - len(named)]))

    def _candidates(self, slug: str) -> set[str]:
        found: set[str] = set()
        for feature in sorted(self._features[slug], key=lambda feature: (len(self._postings[feature]), feature)):
            posting = self._postings[feature]
            here = bisect_left(posting, slug)
            found.update(posting[max(0, here - WINDOW) : here + WINDOW + 1])
            if len(found) > ENOUGH:
                break
        return found - {slug}


def _features(case: CaseDigest) -> Iterator[Feature]:
    yield from (("city", key) for key in case.places)
    yield from (("network", key) for key in case.networks)
    yield from (("mechanism", key) for key in case.mechanisms)
    yield from (("theme", key) for key in case.themes)
