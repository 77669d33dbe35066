-- Tasks by section of the plan, with those below it, and what is on record.
select
  r.subject as {id},
  r.title_{L} as {section},
{>counts}
from rollups as r
where r.kind = 'section'
order by r.number
