-- Tasks by place, each counted once in a place, and what is on record.
select
  r.subject as {id},
  r.title_{L} as {area},
{>counts}
from rollups as r
where r.kind = 'place'
order by r.subject is null, r.tasks_all desc, r.number
