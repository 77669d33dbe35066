-- Journalist's question 13: which base, and does the choice matter?
select
  t.id as {target},
  i.title_{L} as {indicator},
  t.value_text as {target_value},
  b.period as {base_period},
  b.value_text as {base_value},
  bv.label_{L} as {base_vintage},
  bb.label_{L} as {base_basis},
  n.period as {period},
  n.value_text as {value},
  nv.label_{L} as {value_vintage},
  nb.label_{L} as {value_basis},
  bc.label_{L} as {basis_check},
  cast(cast(round(n.value / b.value * coalesce(i.multiplier, 1), i.decimals) as text) as numeric)
    as {ratio},
  m.label_{L} as {meets}
from targets as t
join indicators as i on i.id = t.indicator and i.base_period is not null
join observations as b
  on b.indicator = i.denominator and b.period = i.base_period and b.area = t.area
join observations as n
  on n.indicator = i.numerator and n.area = t.area and n.slice is b.slice
left join codes as bv on bv.list = 'vintage' and bv.code = b.vintage
left join codes as nv on nv.list = 'vintage' and nv.code = n.vintage
left join codes as bb on bb.list = 'basis' and bb.code = b.basis
left join codes as nb on nb.list = 'basis' and nb.code = n.basis
left join codes as bc on bc.list = 'basis_check' and bc.code = case
    when n.basis = b.basis then 'same'
    when n.basis <> b.basis then 'different'
    else 'unconfirmed'
  end
left join codes as m on m.list = 'last_reading' and m.code = case case t.operator
    when '>=' then n.value / b.value * coalesce(i.multiplier, 1) >= t.value
    when '>' then n.value / b.value * coalesce(i.multiplier, 1) > t.value
    when '<=' then n.value / b.value * coalesce(i.multiplier, 1) <= t.value
    when '<' then n.value / b.value * coalesce(i.multiplier, 1) < t.value
  end when 1 then 'at_target' when 0 then 'short_of_target' end
where b.value <> 0
  and b.value_origin = 'published'
  and n.value_origin = 'published'
  and n.period_end = (
    select max(period_end) from observations
    where indicator = i.numerator and area = t.area and value is not null
      and value_origin = 'published'
  )
order by t.number, b.number, n.number
