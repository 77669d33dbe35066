-- How far each reported project is, what is expected, and how far the expected date moved.
select
  p.id as {project},
  p.name_{L} as {name},
  coalesce(g.label_{L}, s.stage) as {stage},
  u.date as {latest_date},
  coalesce(e.label_{L}, s.expected_event) as {expected_event},
  s.expected_date as {expected_date},
  coalesce(m.label_{L}, d.expected_event) as {moved_event},
  d.first_date as {first_date},
  d.last_date as {last_date},
  d.happened as {happened},
  d.delay as {delay},
  coalesce(n.label_{L}, d.delay_unit) as {delay_unit},
  p.page_{L} as {page}
from projects as p
join project_states as s on s.project = p.id
left join updates as u on u.id = s.based_on
left join project_delays as d on d.project = p.id
left join codes as g on g.list = 'project_stage' and g.code = s.stage
left join codes as e on e.list = 'expected_event' and e.code = s.expected_event
left join codes as m on m.list = 'expected_event' and m.code = d.expected_event
left join codes as n on n.list = 'delay_unit' and n.code = d.delay_unit
where s.based_on is not null or d.project is not null
order by p.number, d.position
