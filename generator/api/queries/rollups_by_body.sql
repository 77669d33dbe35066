-- Tasks by responsible body, and what is on record.
select
  r.subject as {id},
  r.title_{L} as {body},
{>counts}
from rollups as r
where r.kind = 'body'
order by r.subject is null, r.tasks_all desc, r.number
