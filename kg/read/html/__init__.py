"""The blocks of a saved HTML page, one file each."""
