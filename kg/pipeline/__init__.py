"""The whole journey: pages are found, read, named, lifted, checked, stored, shown, and a release is published."""

from kg.pipeline.build import build
from kg.pipeline.inputs import Input, inputs, page
from kg.pipeline.kept import readings
from kg.pipeline.reading import read_whole
from kg.pipeline.recheck import recheck
from kg.pipeline.summary import Summary

__all__ = ["Input", "Summary", "build", "inputs", "page", "read_whole", "readings", "recheck"]
