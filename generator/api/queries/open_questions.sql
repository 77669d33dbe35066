-- What is not known, who would publish it, and since when it is asked.
select
  q.id as {id},
  coalesce(a.label_{L}, q.about) as {about},
  q.question_{L} as {question},
  q.who_publishes_{L} as {who_publishes},
  q.where_{L} as {where},
  q.to_be_confirmed as {to_be_confirmed},
  q.target as {target},
  i.title_{L} as {indicator},
  s.title_{L} as {section},
  g.tasks_all as {tasks_all},
  g.tasks_without_report as {tasks_without_report},
  q.asked_in as {release},
  r.date as {asked_on},
  coalesce(i.page_{L}, s.page_{L}) as {page}
from questions as q
left join targets as t on t.id = q.target
left join indicators as i on i.id = t.indicator
left join sections as s on s.id = q.section
left join rollups as g on g.id = q.rollup
left join releases as r on r.id = q.asked_in
left join codes as a on a.list = 'question_about' and a.code = q.about
where q.status = 'open'
order by q.number
