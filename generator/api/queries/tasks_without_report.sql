-- Journalist's question 16: how many tasks have any report, by task area?
select
  t.task_area as {task_area},
  s.title_{L} as {title},
  count(*) as {tasks_all},
  sum(exists (select 1 from updates as u where u.task = t.id and u.state is not 'withdrawn'))
    as {tasks_with_report},
  sum(not exists (select 1 from updates as u where u.task = t.id and u.state is not 'withdrawn'))
    as {tasks_without_report},
  sum(exists (
    select 1 from updates as u
    where u.task = t.id and u.state is not 'withdrawn' and u.date is not null
  )) as {tasks_dated}
from tasks as t
left join sections as s on s.id = t.task_area
group by t.task_area
order by min(t.number)
