-- What the plan promises for a place by name; tasks without a place are for the whole area.
select
  a.name_{L} as {area},
  t.id as {task},
  t.title_{L} as {title},
  m.label_{L} as {commitment},
  coalesce(c.label_{L}, st.status) as {status},
  u.date as {latest_date},
  u.what_{L} as {latest_update},
  t.page_{L} as {page}
from task_areas as l
join areas as a on a.id = l.area
join tasks as t on t.id = l.task
join task_states as st on st.task = t.id
left join commitment_levels as m on m.id = t.commitment
left join updates as u on u.id = st.based_on
left join codes as c on c.list = 'task_status' and c.code = st.status
where coalesce(:place, '') = ''
  or a.id = :place
  or lower(a.name_{L}) = lower(:place)
  or (
    -- Part of a name, unless it is a whole one: a city is not the port named after it.
    instr(lower(a.name_{L}), lower(:place)) > 0
    and not exists (
      select 1 from areas as same
      where same.id = :place or lower(same.name_{L}) = lower(:place)
    )
  )
order by a.number, t.number
