"""What the command line changes in `datasets/`: canonical form, new rows, hashes of sentences."""

from generator.edit.canonical import Formatting, format_dataset, format_files
from generator.edit.hashes import write_hashes
from generator.edit.indicators import new_indicator
from generator.edit.tasks import new_task

__all__ = [
    "Formatting",
    "format_dataset",
    "format_files",
    "new_indicator",
    "new_task",
    "write_hashes",
]
