-- Tasks by level of commitment, and what is on record.
select
  r.subject as {id},
  r.title_{L} as {commitment},
{>counts}
from rollups as r
where r.kind = 'commitment'
order by r.number
