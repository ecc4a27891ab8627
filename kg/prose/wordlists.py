"""Word lists as plain text, so that a table of the grammar reads like a table."""


def words(text: str) -> frozenset[str]:
    """The words of the text, between white space."""
    return frozenset(text.split())
