-- Journalist's question 22: what was agreed with a partner, and how far is it?
select
  p.name_{L} as {partner},
  t.id as {task},
  t.title_{L} as {title},
  coalesce(c.label_{L}, st.status) as {status},
  u.date as {latest_date},
  u.what_{L} as {latest_update},
  t.page_{L} as {page}
from task_partners as l
join partners as p on p.id = l.partner
join tasks as t on t.id = l.task
join task_states as st on st.task = t.id
left join updates as u on u.id = st.based_on
left join codes as c on c.list = 'task_status' and c.code = st.status
where coalesce(:partner, '') = ''
  or p.id = :partner
  or lower(p.name_{L}) = lower(:partner)
  or (
    -- Part of a name, unless it is a whole one: a city is not the port named after it.
    instr(lower(p.name_{L}), lower(:partner)) > 0
    and not exists (
      select 1 from partners as same
      where same.id = :partner or lower(same.name_{L}) = lower(:partner)
    )
  )
order by p.number, t.number
