-- What is not known, and who would publish it.
select
  q.id as {id},
  q.question_{L} as {question},
  q.who_publishes_{L} as {who_publishes},
  q.where_{L} as {where},
  q.to_be_confirmed as {to_be_confirmed},
  q.target as {target},
  i.title_{L} as {indicator},
  r.date as {asked_on},
  i.page_{L} as {page}
from questions as q
left join targets as t on t.id = q.target
left join indicators as i on i.id = t.indicator
left join releases as r on r.id = q.asked_in
where q.status = 'open'
order by q.number
