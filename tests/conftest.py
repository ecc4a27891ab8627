"""What all tests share: where the repository and the shared data lie."""

import os
from pathlib import Path

import pytest
from hypothesis import settings

# how long one example takes says more of what else the machine does; speed is measured in bench/
settings.register_profile("kg", deadline=None)
settings.load_profile("kg")

ROOT = Path(__file__).parent.parent
EXAMPLES = ROOT / "examples"


def shared(part: str = "") -> Path:
    """A place in the shared data (variable KG_SHARED, default ../shared); skips the test where it is absent.

    `.ci/run` fails where the data are absent, so no run of the CI passes by skipping.
    """
    place = Path(os.environ.get("KG_SHARED", ROOT.parent / "shared")) / part
    if not place.exists():
        pytest.skip(f"{place} is absent; set KG_SHARED to the folder with seeds/, corpus/, w3c/ and design/")
    return place
