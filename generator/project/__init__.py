"""Where things lie in a project folder, and its configuration as frozen values."""

from generator.project.folder import Assessing, Identity, Project, load_project

__all__ = ["Assessing", "Identity", "Project", "load_project"]
