"""What can be said of a target, a task and a project at a release."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from generator.model import robust
from generator.model.measures import Observation
from generator.model.method import MethodAgreement, MethodVerdict
from generator.model.rollup import Asked, RollUp
from generator.model.text import Text

__all__ = [
    "Assessment",
    "Delay",
    "Flip",
    "Lead",
    "Position",
    "ProjectState",
    "TargetCounts",
    "TaskState",
    "Trend",
    "Verdict",
    "YearVerdict",
]


@dataclass(frozen=True, slots=True)
class Position:
    """Share achieved beside share of time elapsed; both are shares, 0.5 is half.

    Attributes:
        code: ahead_of_pace | on_pace | behind_pace | completed | not_applicable.
        reference: key of the row measured from; "" where the plan states the value.
        reference_is_ours: the plan states no base, so this site chose the row.
    """

    code: str
    achieved: Decimal | None = None
    elapsed: Decimal | None = None
    reference: str = ""
    reference_is_ours: bool = False


@dataclass(frozen=True, slots=True)
class Trend:
    """Mean yearly change over the last comparable values, and where it leads.

    Attributes:
        change_per_year: in the indicator's unit a year.
        projected: value at the target's period, same unit; None for no deadline.
        inputs: keys of the rows used, oldest first.
    """

    change_per_year: Decimal
    projected: Decimal | None
    inputs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class YearVerdict:
    """Verdict of one year of a yearly target: year_met | year_not_met | no_data."""

    period: str
    verdict: str
    row: str = ""


@dataclass(frozen=True, slots=True)
class Flip:
    """The figure at which a verdict would turn into another.

    Attributes:
        verdict: code of the list `verdict` on the other side of the bound.
        operator: how a figure must stand to `value` to meet it, or to keep the verdict (code list `operator`).
        value: the bound, in the indicator's unit.
        period: text of the period the figure must be of; "" for the latest one.
        meets: whether a figure that stands to the bound as `operator` says brings `verdict`;
            False where one that does not brings it.
        distance: how far the figure read is from the bound, same unit; None without one.
    """

    verdict: str
    operator: str
    value: Decimal
    period: str
    meets: bool
    distance: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Lead:
    """Which of the targets of one indicator speaks for it, and by which rule.

    Attributes:
        target: id of the target.
        rule: code of the list `reason`: next_stage | weakest_bound | worst_of_several; "" for a single one.
        among: ids of the targets it was chosen from, in their order.
    """

    target: str
    rule: str
    among: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Verdict:
    """What this site says of one target, with everything it rests on.

    Attributes:
        verdict: code of the list `verdict`; "" for the size of a programme.
        last_reading: code of the list `last_reading`; "" for the size of a programme.
        reading: the latest comparable row since the plan, else before it; None if none.
        scope: same | accepted_other | "" for no reading.
        reasons: codes of the list `reason`, sorted.
        years: one entry a full year since the plan, for yearly targets.
        shortfall: distance left to the target in its unit; None when met or not known.
        inputs: keys of all rows used, sorted.
        sentence: one plain sentence a language.
        formula: compare | project: what was worked out; "" where nothing could be.
        thresholds: names of the rules in `site_config` that the verdict or its position looked at.
        quality: source quality of the reading, "" for none.
        flip: the figure that would change the verdict; None where no figure could.
    """

    target: str
    indicator: str
    method: str
    verdict: str
    last_reading: str
    reading: Observation | None
    scope: str
    reasons: tuple[str, ...]
    position: Position
    trend: Trend | None
    years: tuple[YearVerdict, ...]
    shortfall: Decimal | None
    inputs: tuple[str, ...]
    sentence: Text
    formula: str = ""
    thresholds: tuple[str, ...] = ()
    quality: str = ""
    flip: Flip | None = None


@dataclass(frozen=True, slots=True)
class TaskState:
    """What is on record for a task: the latest status and the flags computed.

    Attributes:
        status: code of the list `task_status`; no_report where nothing is on record.
        update: id of the update the status rests on, "" for none.
        flags: codes of the list `flag`, sorted.
        event: id of the formal change the status rests on, "" for none.
        due, due_precision: when it is due now, after every formal change.
        due_event: id of the formal change that set this date, "" for the plan itself.
        computed: code of the list `task_computed`: what the targets of the task's own
            sentence say; "" where no verdict says anything firm.
        computed_from: ids of the targets that say so.
    """

    task: str
    status: str
    status_basis: str
    update: str
    flags: tuple[str, ...]
    event: str = ""
    due: str = ""
    due_precision: str = ""
    due_event: str = ""
    computed: str = ""
    computed_from: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Delay:
    """How far an expected date moved: its first and last date, and the distance.

    Attributes:
        event: code of the list `expected_event`.
        happened: the last date is that of the event itself, not another expectation.
        amount: in `unit`, above 0 for later; as fine as the coarser of both dates.
        unit: days | months | years.
    """

    event: str
    first_date: str
    first_precision: str
    last_date: str
    last_precision: str
    happened: bool
    amount: int
    unit: str


@dataclass(frozen=True, slots=True)
class ProjectState:
    """What is on record for a project: its stage, its expected dates and how they moved."""

    project: str
    stage: str
    update: str
    expected_event: str
    expected_date: str
    expected_precision: str
    flags: tuple[str, ...]
    delays: tuple[Delay, ...] = ()


@dataclass(frozen=True, slots=True)
class TargetCounts:
    """Targets of one period by what can be said of them; sizes are not counted.

    Attributes:
        period: text of the period the targets are due in, "" for all.
        total: number of targets.
        with_final: with a figure for the period itself.
        by_reading: last_reading code -> number of targets.
        by_verdict: verdict code -> number of targets.
        care: last_reading code -> what the readings need care for -> number of targets:
            scope_differs | unofficial_only | in_doubt | basis_unconfirmed. A target may
            count for several.
    """

    period: str
    total: int
    with_final: int
    by_reading: Mapping[str, int]
    by_verdict: Mapping[str, int]
    care: Mapping[str, Mapping[str, int]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Assessment:
    """All that was computed from a plan at its release.

    Attributes:
        observations: every row, published and derived, with segment and is_current.
        verdicts: by target id. tasks: by task id. projects: by project id.
        sensitivity: by target id. history: by target id, data years before releases.
        changes: between neighbours of every history.
        counts: by period of the targets.
        rollups: tasks and projects by what they belong to.
        asked: questions by release, oldest first.
        leads: by indicator id, for indicators with targets.
        by_key: every observation by its key.
        cross_checks: by target, one entry a method; none for sizes and replaced targets.
        agreements: any two methods first, then each against that of the headline.
    """

    release: str
    as_of: str
    method: str
    observations: tuple[Observation, ...]
    verdicts: Mapping[str, Verdict]
    tasks: Mapping[str, TaskState]
    projects: Mapping[str, ProjectState]
    sensitivity: Mapping[str, robust.Sensitivity] = field(default_factory=dict)
    history: Mapping[str, tuple[robust.HistoryEntry, ...]] = field(default_factory=dict)
    changes: tuple[robust.StatusChange, ...] = ()
    counts: tuple[TargetCounts, ...] = ()
    by_indicator: Mapping[str, tuple[Observation, ...]] = field(default_factory=dict)
    rollups: tuple[RollUp, ...] = ()
    asked: tuple[Asked, ...] = ()
    by_key: Mapping[str, Observation] = field(default_factory=dict)
    leads: Mapping[str, Lead] = field(default_factory=dict)
    cross_checks: Mapping[str, tuple[MethodVerdict, ...]] = field(default_factory=dict)
    agreements: tuple[MethodAgreement, ...] = ()
