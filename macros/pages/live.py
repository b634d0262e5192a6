"""What changed while the site is being served."""

import threading
from pathlib import Path
from typing import Any

from ..library import cache
from ..library import library as libraries

EVERYTHING_ELSE = ("data", "docs", "macros", "overrides")
PAUSE = 0.2


class Changes:
    """Remembers what stood in the library, to tell whether only one case has changed since."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._seen = self._look()

    def one_case(self) -> str | None:
        """Path of the one case file that changed since the last question; None when nothing, more or something else did."""
        before, self._seen = self._seen, self._look()
        if before[1] != self._seen[1] or before[0].keys() != self._seen[0].keys():
            return None
        changed = [path for path, stamp in self._seen[0].items() if before[0][path] != stamp]
        return changed[0] if len(changed) == 1 else None

    def _look(self) -> tuple[dict[str, cache.Stamp], str]:
        config = cache.fingerprint([(self._root / "mkdocs.yml").read_bytes()])
        rest = cache.fingerprint_of_files(self._root, EVERYTHING_ELSE)
        return {file.path: file.stamp for file in libraries.case_files(self._root)}, config + rest


def want_rebuild(server: Any) -> None:
    """Ask MkDocs' server to build again, as if another file had been saved a moment later."""

    def ask() -> None:
        with server._rebuild_cond:
            server._want_rebuild = True
            server._rebuild_cond.notify_all()

    threading.Timer(PAUSE, ask).start()
