"""A knowledge graph and linked-data publisher for civilian-harm incidents."""

__version__ = "0.1.0"
