"""The Reconciliation Service API over what may leave the store: versions 0.2 and 1.0-draft of the W3C group.

https://www.w3.org/community/reports/reconciliation/CG-FINAL-specs-0.2-20230410/

Pure functions from a request and a catalogue to an answer; `app.py` puts them behind HTTP. Reconciling proposes, it
decides nothing: two names stay two things until a person says otherwise.
"""
