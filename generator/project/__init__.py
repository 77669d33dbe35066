"""Where things lie in a project folder, and its configuration as frozen values."""

from generator.project.checked import ACCESSIBILITY, Checked, checked
from generator.project.folder import Assessing, Identity, Project, load_project
from generator.project.mark import mark_of
from generator.project.plantext import Division, PlanText
from generator.project.profile import CANNED, NONE, PROFILES, SQL, api_profile, is_government
from generator.project.synonyms import Group, group_of

__all__ = [
    "ACCESSIBILITY",
    "CANNED",
    "NONE",
    "PROFILES",
    "SQL",
    "Assessing",
    "Checked",
    "Division",
    "Group",
    "Identity",
    "PlanText",
    "Project",
    "api_profile",
    "checked",
    "group_of",
    "is_government",
    "load_project",
    "mark_of",
]
