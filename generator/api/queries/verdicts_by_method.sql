-- Journalist's question 19: how many targets stand where, by method, each as it stood at its last figure.
select
  coalesce(m.label_{L}, v.method) as {method},
  coalesce(s.label_{L}, v.method_status) as {method_status},
  coalesce(c.label_{L}, v.verdict) as {verdict},
  count(*) as {targets_all}
from method_verdicts as v
left join codes as m on m.list = 'method' and m.code = v.method
left join codes as s on s.list = 'method_status' and s.code = v.method_status
left join codes as c on c.list = 'verdict' and c.code = v.verdict
group by v.method, v.method_status, v.verdict
order by min(m.position), min(s.position), min(c.position)
