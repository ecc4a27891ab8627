"""What people look at: the report page, findings, coverage, and why the graph says what it says.

Views in, text out: no module here knows a request or writes a file.
"""
