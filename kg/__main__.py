"""`python -m kg` is the command `kg`."""

import sys


def main() -> int:
    """The command line. Worker processes load this module too, and need none of the commands."""
    from kg.cli import main as run  # noqa: PLC0415

    return run()


if __name__ == "__main__":
    sys.exit(main())
