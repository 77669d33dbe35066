-- Journalist's question: which targets do two published methods judge differently, on the same figures.
select
  one.target as {target},
  i.title_{L} as {indicator},
  one.reading_period as {reading_period},
  coalesce(om.label_{L}, one.method) as {method},
  coalesce(os.label_{L}, one.method_status) as {method_status},
  coalesce(oc.label_{L}, one.verdict) as {verdict},
  coalesce(m.label_{L}, other.method) as {other_method},
  coalesce(s.label_{L}, other.method_status) as {other_status},
  coalesce(c.label_{L}, other.verdict) as {other_verdict}
from method_verdicts as one
join method_verdicts as other on other.target = one.target and other.number > one.number
join targets as t on t.id = one.target
join indicators as i on i.id = t.indicator
left join codes as om on om.list = 'method' and om.code = one.method
left join codes as os on os.list = 'method_status' and os.code = one.method_status
left join codes as oc on oc.list = 'verdict' and oc.code = one.verdict
left join codes as m on m.list = 'method' and m.code = other.method
left join codes as s on s.list = 'method_status' and s.code = other.method_status
left join codes as c on c.list = 'verdict' and c.code = other.verdict
where one.verdict not in ('no_data', 'cannot_assess')
  and other.verdict not in ('no_data', 'cannot_assess')
  and other.verdict <> one.verdict
order by one.number, other.number
