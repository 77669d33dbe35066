-- Journalist's question 20: a task may be done while the project it prepares is not.
select
  t.id as {task},
  t.title_{L} as {title},
  coalesce(ts.label_{L}, st.status) as {status},
  tu.date as {latest_date},
  tu.what_{L} as {latest_update},
  p.id as {project},
  p.name_{L} as {project_name},
  coalesce(ps.label_{L}, sp.stage) as {stage},
  e.label_{L} as {expected_event},
  sp.expected_date as {expected_date}
from project_tasks as l
join tasks as t on t.id = l.task
join projects as p on p.id = l.project
join task_states as st on st.task = t.id
join project_states as sp on sp.project = p.id
left join updates as tu on tu.id = st.based_on
left join codes as ts on ts.list = 'task_status' and ts.code = st.status
left join codes as ps on ps.list = 'project_stage' and ps.code = sp.stage
left join codes as e on e.list = 'expected_event' and e.code = sp.expected_event
where (coalesce(:id, '') = '' and (st.based_on is not null or sp.based_on is not null))
  or :id in (t.id, p.id)
order by t.number, p.number
