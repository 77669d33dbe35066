-- Journalist's question 11: every target due in a year, with its result.
select
  t.id as {target},
  i.title_{L} as {indicator},
  o.label_{L} as {operator},
  t.value_text as {target_value},
  t.unit_{L} as {unit},
  t.period as {period},
  coalesce(vl.label_{L}, v.verdict) as {verdict},
  coalesce(rl.label_{L}, v.last_reading) as {last_reading},
  v.reading_text as {reading_value},
  v.reading_period as {reading_period},
  a.name_{L} as {reading_area},
  s.label_{L} as {scope},
  q.label_{L} as {reading_quality},
  cast(cast(v.shortfall as text) as numeric) as {shortfall},
  v.sentence_{L} as {sentence},
  i.page_{L} as {page}
from targets as t
join indicators as i on i.id = t.indicator
join verdicts as v on v.target = t.id
left join areas as a on a.id = v.reading_area
left join codes as o on o.list = 'operator' and o.code = t.operator
left join codes as vl on vl.list = 'verdict' and vl.code = v.verdict
left join codes as rl on rl.list = 'last_reading' and rl.code = v.last_reading
left join codes as s on s.list = 'scope_kind' and s.code = v.scope
left join codes as q on q.list = 'source_quality' and q.code = v.reading_quality
where t.strength is not 'scope' -- sizes of programmes are never judged
  and (coalesce(:year, '') = '' or t.period = :year)
order by t.number
