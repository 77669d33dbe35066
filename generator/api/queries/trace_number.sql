-- Auditor's question: what stands behind this number on the page?
select
  c.id as {claim},
  c.kind as {kind},
  c.numbers as {numbers},
  r.row_table as {row_table},
  r.row_id as {row_id},
  c.query as {query},
  c.release as {release}
from claims as c
left join claim_rows as r on r.claim = c.id
where coalesce(:claim, '') = '' or c.id = :claim
order by c.id, r.position
