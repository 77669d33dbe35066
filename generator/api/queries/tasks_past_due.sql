-- Journalist's question 17: which tasks are past their date, and what is on record?
select
  t.id as {task},
  t.title_{L} as {title},
  st.due_now as {due},
  coalesce(c.label_{L}, st.status) as {status},
  (
    select group_concat(coalesce(f.label_{L}, l.flag), '; ')
    from task_flags as l
    left join codes as f on f.list = 'flag' and f.code = l.flag
    where l.task = t.id
  ) as {flags},
  u.date as {latest_date},
  u.what_{L} as {latest_update},
  t.page_{L} as {page}
from tasks as t
join task_states as st on st.task = t.id
left join updates as u on u.id = st.based_on
left join codes as c on c.list = 'task_status' and c.code = st.status
where st.due_now_end < (select value from catalogue where key = 'date')
order by st.due_now_end, t.number
