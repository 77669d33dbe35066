-- How far the projects are, as far as is on record.
select
  coalesce(y.label_{L}, p.type) as {kind},
  coalesce(c.label_{L}, s.stage, n.label_{L}) as {stage},
  count(*) as {projects_all},
  count(s.based_on) as {with_report}
from projects as p
join project_states as s on s.project = p.id
left join codes as y on y.list = 'project_type' and y.code = p.type
left join codes as c on c.list = 'project_stage' and c.code = s.stage
left join codes as n on n.list = 'flag' and n.code = 'no_report' and s.based_on is null
group by p.type, s.stage, n.code
order by min(y.position), min(c.position) is null, min(c.position)
