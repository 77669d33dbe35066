"""From files to text tables, exactly as written: nothing here decides what is valid.

The door through which every other layer sees `datasets/`. Cells stay text;
whether they are right is the business of `validate`.
"""

from generator.read.dataset import read_dataset
from generator.read.models import Dataset, Field, Table

__all__ = ["Dataset", "Field", "Table", "read_dataset"]
