-- Which targets changed when, by data year and from release to release?
select
  c.date as {date},
  k.label_{L} as {history_kind},
  c.after as {after},
  c.as_of as {as_of},
  i.title_{L} as {indicator},
  a.label_{L} as {old_verdict},
  b.label_{L} as {old_reading},
  e.label_{L} as {new_verdict},
  f.label_{L} as {new_reading},
  c.target as {target}
from status_changes as c
join targets as t on t.id = c.target
join indicators as i on i.id = t.indicator
left join codes as k on k.list = 'history_kind' and k.code = c.history_kind
left join codes as a on a.list = 'verdict' and a.code = c.old_verdict
left join codes as b on b.list = 'last_reading' and b.code = c.old_reading
left join codes as e on e.list = 'verdict' and e.code = c.new_verdict
left join codes as f on f.list = 'last_reading' and f.code = c.new_reading
where coalesce(:indicator, '') = '' or t.indicator = :indicator
order by c.date desc, c.number
