-- The newest dated facts with their sources.
select
  u.date as {date},
  u.what_{L} as {what},
  u.task as {task},
  coalesce(t.label_{L}, u.task_status) as {status},
  u.project as {project},
  coalesce(g.label_{L}, u.project_stage) as {stage},
  (
    select group_concat(s.title_{L}, '; ')
    from update_sources as l join sources as s on s.id = l.source
    where l."update" = u.id
  ) as {source},
  u.caveat_{L} as {caveat}
from updates as u
left join codes as t on t.list = 'task_status' and t.code = u.task_status
left join codes as g on g.list = 'project_stage' and g.code = u.project_stage
where u.state is not 'withdrawn'
order by u.date_end desc, u.number
