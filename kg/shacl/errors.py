"""What can be wrong with shapes. A graph that breaks its shapes is no error: that is what the report is for."""

from kg.errors import UsageError


class ShaclError(UsageError):
    """The shapes cannot be run; nothing was validated."""


class IllFormedShapesError(ShaclError):
    """A shape breaks a syntax rule of SHACL; the message names the shape and the rule."""


class RecursiveShapesError(ShaclError):
    """A shape needs itself (SHACL section 3.4.3). `cycle` are its shapes in order, the first once more at the end."""

    def __init__(self, cycle: tuple[str, ...]) -> None:
        self.cycle = cycle
        super().__init__(f"recursive shapes are not supported: {' -> '.join(cycle)}")


class UnsupportedQueryError(ShaclError):
    """A SPARQL text that SHACL forbids in shapes (appendix A), that cannot be parsed, or that asks the network."""
