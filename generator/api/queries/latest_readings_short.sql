-- Journalist's question: which targets fall short by their latest reading, and by how much?
-- A distance between two percentages is one in percentage points.
select
  t.id as {target},
  i.title_{L} as {indicator},
  t.value_text as {target_value},
  t.period as {period},
  v.reading_text as {reading_value},
  t.unit_{L} as {unit},
  v.reading_period as {reading_period},
  a.name_{L} as {reading_area},
  s.label_{L} as {scope},
  q.label_{L} as {reading_quality},
  cast(cast(v.shortfall as text) as numeric) as {shortfall},
  case when i.unit_code = 'PT' then cast(cast(v.shortfall as text) as numeric) end as {shortfall_points},
  round(100 * v.shortfall / abs(t.value), 1) as {shortfall_percent},
  i.page_{L} as {page}
from verdicts as v
join targets as t on t.id = v.target
join indicators as i on i.id = t.indicator
left join areas as a on a.id = v.reading_area
left join codes as s on s.list = 'scope_kind' and s.code = v.scope
left join codes as q on q.list = 'source_quality' and q.code = v.reading_quality
where v.last_reading = 'short_of_target'
order by v.shortfall / abs(t.value) desc, t.number
