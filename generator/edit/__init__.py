"""What the command line changes in `datasets/`: form, new rows, hashes of sentences, verdicts on record."""

from generator.edit.canonical import Formatting, format_dataset, format_files
from generator.edit.hashes import write_hashes
from generator.edit.indicators import new_indicator
from generator.edit.tasks import new_task
from generator.edit.verdicts import KIND, RELEASES, as_cells, record_verdicts, same_verdict

__all__ = [
    "KIND",
    "RELEASES",
    "Formatting",
    "as_cells",
    "format_dataset",
    "format_files",
    "new_indicator",
    "new_task",
    "record_verdicts",
    "same_verdict",
    "write_hashes",
]
