-- What is on record of a subject: the columns of every query over roll-ups.
  r.tasks_all as {tasks_all},
  r.tasks_own as {tasks_own},
  r.tasks_with_report as {tasks_with_report},
  r.tasks_without_report as {tasks_without_report},
  round(100 * r.share, 1) as {share_percent},
  (
    select group_concat(coalesce(c.label_{L}, s.status) || ' ' || s.tasks_all, '; ')
    from rollup_statuses as s
    left join codes as c on c.list = 'task_status' and c.code = s.status
    where s.rollup = r.id
  ) as {by_status},
  (
    select group_concat(coalesce(c.label_{L}, f.flag) || ' ' || f.tasks_all, '; ')
    from rollup_flags as f
    left join codes as c on c.list = 'flag' and c.code = f.flag
    where f.rollup = r.id
  ) as {by_flag},
  r.tasks_due as {tasks_due},
  r.tasks_overdue as {tasks_overdue},
  r.projects_all as {projects_all},
  r.projects_with_report as {projects_with_report}
