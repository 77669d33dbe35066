"""Where things lie in a project folder, and its configuration as frozen values."""

from generator.project.folder import Assessing, Identity, Project, load_project
from generator.project.plantext import Division, PlanText
from generator.project.synonyms import Group, group_of

__all__ = [
    "Assessing",
    "Division",
    "Group",
    "Identity",
    "PlanText",
    "Project",
    "group_of",
    "load_project",
]
