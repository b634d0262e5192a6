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
        return self._form("suggest-a-case")

    def correct_url(self, title: str = "", url: str = "") -> str | None:
        """Where a correction is suggested without Git; title and url (from the root) of the page, where it is known."""
        return self._form("correct-a-case", title=title, page=f"{self.url}{url}") if title else self._form("correct-a-case")

    def folder_url(self, path: str) -> str | None:
        """Where a folder or a file of the repository is read in the browser."""
        return f"{self.repository}/tree/main/{path}" if self.repository else None

    def _form(self, name: str, **filled: str) -> str | None:
        return f"{self.repository}/issues/new?{urlencode({'template': f'{name}.yml', **filled})}" if self.repository else None
