-- The register as it stood on a day: what today's rows say of that day.
with
asked as (
  select coalesce(nullif(:date, ''), (select value from catalogue where key = 'date')) as day
),
known as (
  select u.*, row_number() over (
    partition by u.task
    order by u.date_end is null, u.date_end desc,
      instr('day month year unknown', u.date_precision), u.id desc
  ) as place
  from updates as u
  join asked
  left join releases as r on r.id = u.release
  where u.task is not null and u.task_status is not null and u.state is not 'withdrawn'
    and coalesce(u.date_end, r.date) <= asked.day
),
turned as (
  select e.*, row_number() over (
    partition by e.task
    order by e.date_end is null, e.date_end desc,
      instr('day month year unknown', e.date_precision), e.id desc
  ) as place
  from events as e
  join asked
  left join releases as r on r.id = e.release
  where e.event in ('added', 'dropped', 'paused') and coalesce(e.date_end, r.date) <= asked.day
),
stood as (
  select
    t.number, t.id,
    case
      when e.event = 'dropped' then 'dropped'
      when e.event = 'paused' and not coalesce(k.date_end > e.date_end, 0) then 'paused'
      else coalesce(k.task_status, 'no_report')
    end as status,
    k.id as latest, e.id as event
  from tasks as t
  left join known as k on k.task = t.id and k.place = 1
  left join turned as e on e.task = t.id and e.place = 1
  where not exists (select 1 from events as a where a.task = t.id and a.event = 'added')
    or exists (
      select 1 from events as a
      join asked
      left join releases as r on r.id = a.release
      where a.task = t.id and a.event = 'added' and coalesce(a.date_end, r.date) <= asked.day
    )
)
select
  t.id as {task},
  t.title_{L} as {title},
  coalesce(c.label_{L}, s.status) as {status},
  u.date as {latest_date},
  u.what_{L} as {latest_update},
  e.reason_{L} as {reason},
  t.page_{L} as {page}
from stood as s
join tasks as t on t.id = s.id
left join updates as u on u.id = s.latest
left join events as e on e.id = s.event
left join codes as c on c.list = 'task_status' and c.code = s.status
order by s.number
