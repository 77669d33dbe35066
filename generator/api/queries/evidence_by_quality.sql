-- How official the published values are.
select
  coalesce(c.label_{L}, o.source_quality) as {source_quality},
  count(*) as {values_all},
  sum(o.is_current) as {values_current},
  count(distinct o.source) as {sources_all},
  count(distinct o.indicator) as {indicators},
  substr(min(o.period_start), 1, 4) as {first_period},
  substr(max(o.period_end), 1, 4) as {last_period}
from observations as o
left join codes as c on c.list = 'source_quality' and c.code = o.source_quality
where o.value_origin = 'published'
group by o.source_quality
order by min(c.position)
