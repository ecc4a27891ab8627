"""The blocks of the plain-text layout, one file each."""
