"""`make bench`: speed as a ratio to a floor measured in the same run."""

from __future__ import annotations

import tempfile
from pathlib import Path

from bench import counting, phone, publishing, suppression, surveys, writing

PARTS = {
    "Surveys over WSGI, one process, SQLite": surveys,
    "From ballots to workbook": counting,
    "What is left out": suppression,
    "From counts to a proven workbook": publishing,
    "Writing the workbook": writing,
    "An old phone: six times slower, on slow 4G": phone,
}


def main() -> None:
    """Run all benchmarks and print their figures."""
    for title, part in PARTS.items():
        print(f"\n{title}")
        with tempfile.TemporaryDirectory() as folder:
            part.report(Path(folder))


if __name__ == "__main__":
    main()
