"""Checks graphs with the shapes, and tells what was found in words and as data."""

from kg.validate.data import report_triples
from kg.validate.engine import Checker
from kg.validate.record import SEVERITIES, CheckedFinding, told

__all__ = ["SEVERITIES", "CheckedFinding", "Checker", "report_triples", "told"]
