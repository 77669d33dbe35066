"""Where things lie in a project folder, and its configuration as frozen values."""

from generator.project.folder import Assessing, Identity, Project, load_project
from generator.project.plantext import Division, PlanText

__all__ = ["Assessing", "Division", "Identity", "PlanText", "Project", "load_project"]
