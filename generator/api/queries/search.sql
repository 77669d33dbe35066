-- Full text over everything. Each Han character is a word of the index, so what was
-- typed is spaced out here, letter by letter: no function of ours is needed.
with recursive
typed (place, letter, before, after) as (
  select 1, unicode(:words), 0, unicode(substr(:words, 2, 1))
  union all
  select place + 1, after, letter, unicode(substr(:words, place + 2, 1))
  from typed
  where place < min(length(:words), 100)
),
spelled (place, text) as (
  select place, case
    when letter is null then ''
    when letter between 13312 and 40959 then ' ' || char(letter) || ' '
    when letter in (9, 32, 34) then '" "'
    when letter between 8192 and 8303 or letter between 12288 and 12291
      or letter between 12296 and 12320 or letter between 65281 and 65295
      or letter between 65306 and 65312 or letter between 65339 and 65344
      or letter between 65371 and 65381 or letter in (183, 215) then '" "'
    when (letter between 33 and 47 or letter between 58 and 64 or letter between 91 and 96
        or letter between 123 and 126)
      and (before between 13312 and 40959 or after between 13312 and 40959) then '" "'
    else char(letter)
  end
  from typed
),
query (text) as (
  select '"' || group_concat(text, '') || '"' from (select text from spelled order by place)
),
hits (found_in, id, title, page, closeness, number) as (
  select 'indicators', i.id, i.title_{L}, i.page_{L}, f.rank, i.number
  from indicators_fts as f join indicators as i on i.number = f.rowid
  where indicators_fts match (select text from query)
  union all
  select 'tasks', t.id, t.title_{L}, t.page_{L}, f.rank, t.number
  from tasks_fts as f join tasks as t on t.number = f.rowid
  where tasks_fts match (select text from query)
  union all
  select 'projects', p.id, p.name_{L}, p.page_{L}, f.rank, p.number
  from projects_fts as f join projects as p on p.number = f.rowid
  where projects_fts match (select text from query)
  union all
  select 'updates', u.id, u.what_{L}, coalesce(t.page_{L}, p.page_{L}), f.rank, u.number
  from updates_fts as f join updates as u on u.number = f.rowid
  left join tasks as t on t.id = u.task
  left join projects as p on p.id = u.project
  where updates_fts match (select text from query)
  union all
  select 'sources', s.id, s.title_{L}, s.page_{L}, f.rank, s.number
  from sources_fts as f join sources as s on s.number = f.rowid
  where sources_fts match (select text from query)
)
select
  found_in as {found_in},
  id as {id},
  title as {title},
  page as {page},
  round(closeness, 3) as {matching}
from hits
order by
  case found_in when 'indicators' then 1 when 'tasks' then 2 when 'projects' then 3
    when 'updates' then 4 else 5 end,
  closeness, number
