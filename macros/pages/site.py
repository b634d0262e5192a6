"""What a page must know of the site it stands on."""

from dataclasses import dataclass
from urllib.parse import urlencode


@dataclass(frozen=True, slots=True)
class Site:
    """Name, public address (ends with a slash), repository (None where unknown), day of the build, policy for what a page may load, whether PDFs are made."""

    name: str
    url: str
    repository: str | None
    today: str
    policy: str = ""
    pdf: bool = False

    def edit_url(self, path: str) -> str | None:
        """Where a file of the repository is edited in the browser."""
        return f"{self.repository}/edit/main/{path}" if self.repository else None

    def suggest_case_url(self) -> str | None:
        """Where a new case is suggested without Git."""
        return f"{self.repository}/issues/new?template=suggest-a-case.yml" if self.repository else None

    def issue_url(self, path: str) -> str | None:
        """Where a change to a file is suggested without Git."""
        return (
            f"{self.repository}/issues/new?{urlencode({'template': 'correct-a-case.yml', 'title': path, 'page': path})}"
            if self.repository
            else None
        )
