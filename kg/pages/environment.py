"""The templates: everything that is put into one is escaped, a name that is missing is an error."""

from functools import cache
from pathlib import Path

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from kg.iri import web_address
from kg.pages.disclosure import Shown, Withheld
from kg.pages.words import html


def render_page(template: str, **facts: object) -> str:
    """One self-contained HTML page."""
    return _environment().get_template(template).render(**facts)


def sources() -> list[bytes]:
    """The texts of all templates, in the order of their names."""
    return [path.read_bytes() for path in sorted((Path(__file__).parent / "templates").iterdir())]


def macro(template: str, name: str, *given: object) -> str:
    """What a macro of a template makes of these."""
    return str(getattr(_environment().get_template(template).module, name)(*given))


def said(words: Shown | str) -> Markup:
    """Words of a page as isolated HTML with lang and dir, or the note that they are withheld."""
    if isinstance(words, Withheld):
        return Markup('<span class="withheld">[{0}]</span>').format(words.reason)
    return html(words)


def href(address: str | None) -> str | None:
    """An address that may stand behind a link: http or https, else None."""
    found = web_address(address) if address else None
    return found.value if found else None


def words(shown: Shown) -> str:
    """The bare words, for comparing them with something; never for output."""
    return "" if isinstance(shown, Withheld) else shown.text


def grouped(number: int) -> str:
    """1234567 as 1,234,567."""
    return f"{number:,}"


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("kg.pages"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters.update({"said": said, "href": href, "words": words, "grouped": grouped})
    return environment
