"""A knowledge graph and linked-data publisher for civilian-harm incidents.

The same from Python as from the command `kg`:

>>> import kg
>>> reading = kg.read_page("examples/pages/cs1141.txt")
>>> summary = kg.build(["examples/pages"], "output", kg.Settings(base="https://example.org/civharm/"))
>>> summary.pages, summary.exit_code
(2, 0)
>>> store = kg.open_store("output")
>>> [(row["min"].value, row["max"].value) for row in store.query("grand-total")]
[('13', '63')]

Everything else in the package may change without notice. Every error that `kg` raises on purpose is a `KgError`: a
`PageError` concerns one page (go on with the others), a `UsageError` the call, its settings or the machine.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.errors import KgError, PageError, UsageError
    from kg.model import Reading
    from kg.pages.coverage import Coverage, coverage
    from kg.pipeline.api import Store, build, open_store, read_page
    from kg.pipeline.summary import Summary
    from kg.settings import Settings

__version__ = "0.1.0"

__all__ = [
    "Coverage",
    "KgError",
    "PageError",
    "Reading",
    "Settings",
    "Store",
    "Summary",
    "UsageError",
    "__version__",
    "build",
    "coverage",
    "open_store",
    "read_page",
]

#: Where each name lives. Loaded on first use (PEP 562): worker processes import this package, and most need little.
_HOMES = {
    "Coverage": "kg.pages.coverage",
    "KgError": "kg.errors",
    "PageError": "kg.errors",
    "Reading": "kg.model",
    "Settings": "kg.settings",
    "Store": "kg.pipeline.api",
    "Summary": "kg.pipeline.summary",
    "UsageError": "kg.errors",
    "build": "kg.pipeline.api",
    "coverage": "kg.pages.coverage",
    "open_store": "kg.pipeline.api",
    "read_page": "kg.pipeline.api",
}

if not TYPE_CHECKING:  # a type checker that saw this would take any misspelt name for a public one

    def __getattr__(name: str) -> object:
        if name not in _HOMES:
            raise AttributeError(f"module 'kg' has no attribute '{name}'")
        return getattr(import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    return sorted(__all__)
