"""`python -m generator` is the same as `jindu`."""

from generator.cli import main

main()
