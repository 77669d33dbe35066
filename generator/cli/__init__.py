"""The command line: parse, call, print, exit. The one door to click.

A command holds no decision and no sentence: help and messages are words of the
caller's language (`cli` in the words files).
"""

from generator.cli import assessing, serving, verifying
from generator.cli.commands import main

__all__ = ["main"]

for _command in (assessing.assess, verifying.verify_plan, serving.serve_api):
    main.add_command(_command)
