"""Checks graphs with the shapes, and tells what was found in words and as data."""

from kg.validate.across import Across, Change
from kg.validate.data import report_head, report_lines, report_triples
from kg.validate.engine import Checker
from kg.validate.explain import explained
from kg.validate.record import SEVERITIES, CheckedFinding, told
from kg.validate.shapes import Engine

__all__ = [
    "SEVERITIES",
    "Across",
    "Change",
    "CheckedFinding",
    "Checker",
    "Engine",
    "explained",
    "report_head",
    "report_lines",
    "report_triples",
    "told",
]
