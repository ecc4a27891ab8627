"""Where what was fetched or indexed once is kept: the folder of KG_CACHE, else `kg` in the user's cache folder.

Nothing in it is needed: whatever is missing is made or asked again.
"""

import os
from pathlib import Path

from kg.errors import SettingsError


def folder() -> Path:
    """The cache folder, made if it is absent. Raises SettingsError where it cannot be."""
    told = os.environ.get("KG_CACHE")
    home = os.environ.get("XDG_CACHE_HOME")
    # an index is opened by its URI, which must be absolute
    place = (Path(told) if told else Path(home or "~/.cache") / "kg").expanduser().absolute()
    try:
        place.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise SettingsError(f"the cache folder {place} cannot be made ({error.strerror}); set KG_CACHE") from error
    return place
