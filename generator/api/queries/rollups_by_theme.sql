-- Tasks by subject, and what is on record.
select
  r.subject as {id},
  r.title_{L} as {theme},
{>counts}
from rollups as r
where r.kind = 'theme'
order by r.subject is null, r.tasks_all desc, r.number
