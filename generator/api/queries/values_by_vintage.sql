-- Journalist's question 14: which figures were published more than once?
select
  o.indicator as {indicator},
  i.title_{L} as {title},
  o.period as {period},
  a.name_{L} as {area},
  o.slice as {slice},
  o.value_text as {value},
  o.unit_{L} as {unit},
  v.label_{L} as {value_vintage},
  b.label_{L} as {value_basis},
  o.is_current as {is_current},
  s.title_{L} as {source},
  s.date as {published}
from observations as o
join indicators as i on i.id = o.indicator
join areas as a on a.id = o.area
left join sources as s on s.id = o.source
left join codes as v on v.list = 'vintage' and v.code = o.vintage
left join codes as b on b.list = 'basis' and b.code = o.basis
where o.value_origin = 'published'
  and (coalesce(:indicator, '') = '' or o.indicator = :indicator)
  and exists (
    select 1 from observations as other
    where other.indicator = o.indicator and other.period = o.period and other.area = o.area
      and other.slice is o.slice and other.value_origin = 'published'
      and other.row_key <> o.row_key
  )
order by o.number
