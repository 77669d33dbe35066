-- Journalist's question: which tasks does the plan promise at a level of commitment, and what is on record?
select
  m.label_{L} as {commitment},
  t.id as {task},
  t.title_{L} as {title},
  m.done_when_{L} as {done_when},
  coalesce(c.label_{L}, st.status) as {status},
  u.date as {latest_date},
  u.what_{L} as {latest_update},
  t.page_{L} as {page}
from tasks as t
join commitment_levels as m on m.id = t.commitment
join task_states as st on st.task = t.id
left join updates as u on u.id = st.based_on
left join codes as c on c.list = 'task_status' and c.code = st.status
where coalesce(:level, '') = ''
  or m.id = :level
  or instr(lower(m.label_{L}), lower(:level)) > 0
order by m.rank, t.number
