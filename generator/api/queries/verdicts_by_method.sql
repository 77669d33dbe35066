-- Journalist's question 19: how many targets stand where, by method.
select
  coalesce(m.label_{L}, v.method) as {method},
  coalesce(c.label_{L}, v.verdict) as {verdict},
  coalesce(r.label_{L}, v.last_reading) as {last_reading},
  count(*) as {targets_all}
from verdicts as v
left join codes as m on m.list = 'method' and m.code = v.method
left join codes as c on c.list = 'verdict' and c.code = v.verdict
left join codes as r on r.list = 'last_reading' and r.code = v.last_reading
where v.verdict is not null
group by v.method, v.verdict, v.last_reading
order by min(m.position), min(c.position), min(r.position)
