-- Under how many other readings of the data, and under how many other methods, does each verdict hold, and what turns it?
select
  i.title_{L} as {indicator},
  v.label_{L} as {verdict},
  r.label_{L} as {last_reading},
  s.data_holding as {data_holding},
  s.data_other as {data_other},
  s.methods_holding as {methods_holding},
  s.methods_other as {methods_other},
  d.label_{L} as {varied},
  x.choice_name_{L} as {choice_name},
  x.value_text as {value},
  i.unit_{L} as {unit},
  x.period as {period},
  y.label_{L} as {new_verdict},
  z.label_{L} as {new_reading},
  x.holds as {holds},
  x.answers as {answers},
  s.bound as {bound},
  s.distance as {distance},
  s.target as {target}
from sensitivity as s
join targets as t on t.id = s.target
join indicators as i on i.id = t.indicator
left join sensitivity_variants as x on x.target = s.target
left join codes as v on v.list = 'verdict' and v.code = s.verdict
left join codes as r on r.list = 'last_reading' and r.code = s.last_reading
left join codes as d on d.list = 'sensitivity_dimension' and d.code = x.varied
left join codes as y on y.list = 'verdict' and y.code = x.verdict
left join codes as z on z.list = 'last_reading' and z.code = x.last_reading
where s.verdict is not null
  and (coalesce(:indicator, '') = '' or t.indicator = :indicator)
order by s.data_other = 0, s.data_holding = s.data_other, s.methods_holding = s.methods_other, s.number, x.number
