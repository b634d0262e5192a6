"""How a page of the library is cited."""

from .site import Site
from .views import Cite

_BIBTEX = """\
@misc{{kontor-{name},
  author = {{{{{site} contributors}}}},
  title = {{{{{title}}}}},
  year = {{{year}}},
  url = {{{address}}},
  note = {{{note}. CC BY 4.0}}
}}"""


def cite(site: Site, name: str, url: str, title: str, day: str, note: str) -> Cite:
    """How to cite a page in words and in BibTeX. name: of the BibTeX entry; url: from the site's root; note: which state of it is meant."""
    address, year = site.url + url, day[:4]
    # Braces and backslashes are BibTeX's own signs.
    bare = title.replace("{", "").replace("}", "").replace("\\", "")
    return Cite(
        f"{site.name} ({year}). {title}. {note}. {address}. CC BY 4.0.",
        _BIBTEX.format(name=name, site=site.name, title=bare, year=year, address=address, note=note),
    )
