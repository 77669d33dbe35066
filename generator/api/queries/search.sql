-- Full text over everything. Each Han character is a word of the index, so what was
-- typed is spaced out here, letter by letter: no function of ours is needed.
-- Lines below say in numbers of Unicode what `han.py` says in patterns; a test holds them together.
with recursive
typed (place, letter) as (
  select 1, unicode(:words)
  where length(:words) <= 2000
  union all
  select place + 1, unicode(substr(:words, place + 1, 1))
  from typed
  where place < length(:words)
),
told (place, letter, is_han, is_wide) as (
  select place, letter,
    letter = 12295 or letter between 13312 and 19903 or letter between 19968 and 40959
      or letter between 63744 and 64255 or letter between 131072 and 262143,
    letter between 65296 and 65305
  from typed
),
spelled (place, text) as (
  select place, case
    when letter is null then ''
    when is_han then ' ' || char(letter) || ' '
    when letter <= 32 or letter = 34 then '" "'
    when letter = 65294 and lag(is_wide) over line and lead(is_wide) over line then '.'
    when is_wide or letter between 65313 and 65338 or letter between 65345 and 65370
      then char(letter - 65248)
    when letter between 128 and 169 or letter in (171, 172, 173, 174, 175, 176, 177, 180)
      or letter in (182, 183, 184, 187, 191, 215, 247)
      or letter between 8192 and 8303 or letter between 8352 and 8399
      or letter between 8592 and 9311 or letter between 9472 and 10101
      or letter between 10132 and 11263
      or letter between 12288 and 12291 or letter between 12296 and 12320
      or letter between 57344 and 63743 or letter between 65024 and 65135
      or letter = 65279 or letter between 65281 and 65295
      or letter between 65306 and 65312 or letter between 65339 and 65344
      or letter between 65371 and 65381 or letter between 65504 and 65533
      or letter between 126976 and 127231 or letter between 127744 and 129791 then '" "'
    when (letter between 33 and 47 or letter between 58 and 64 or letter between 91 and 96
        or letter between 123 and 127)
      and (lag(is_han) over line or lead(is_han) over line) then '" "'
    else char(letter)
  end
  from told
  window line as (order by place)
),
query (text) as (
  select '"' || coalesce(group_concat(text, ''), '') || '"'
  from (select text from spelled order by place)
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
