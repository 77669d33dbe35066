-- Every value of an indicator with what it takes to use it.
select
  o.indicator as {indicator},
  o.period as {period},
  a.name_{L} as {area},
  o.slice as {slice},
  cast(o.value_text as numeric) as {value},
  o.value_text as {value_text},
  coalesce(g.label_{L}, o.category) as {category},
  o.unit_{L} as {unit},
  o.is_current as {is_current},
  y.label_{L} as {value_origin},
  v.label_{L} as {value_vintage},
  b.label_{L} as {value_basis},
  o.segment as {segment},
  k.label_{L} as {status},
  q.label_{L} as {source_quality},
  s.title_{L} as {source},
  coalesce(o.note_{L}, '') as {note}
from observations as o
join areas as a on a.id = o.area
left join sources as s on s.id = o.source
left join codes as g on g.list = 'rating' and g.code = o.category
left join codes as y on y.list = 'value_origin' and y.code = o.value_origin
left join codes as v on v.list = 'vintage' and v.code = o.vintage
left join codes as b on b.list = 'basis' and b.code = o.basis
left join codes as k on k.list = 'obs_status' and k.code = o.obs_status
left join codes as q on q.list = 'source_quality' and q.code = o.source_quality
where coalesce(:indicator, '') = '' or o.indicator = :indicator
order by o.number
