"""Values as pages print them: parsed, compared, printed. No RDF, no I/O.

Each grammar takes the exact text of one value and gives a frozen value, or None where the text is not of its form:
the caller decides whether that is a finding. Nothing here guesses a number, day or place that the text does not give.
"""
