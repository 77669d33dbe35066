-- Tasks by partner, and what is on record.
select
  r.subject as {id},
  r.title_{L} as {partner},
{>counts}
from rollups as r
where r.kind = 'partner'
order by r.subject is null, r.tasks_all desc, r.number
