"""What somebody who means harm asks of the interface, and what it may answer.

Each profile of the interface is asked all of it (`test_hostile.py`).
"""

# ruff: noqa: S608 - these queries are meant to do harm

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import quote, urlencode

__all__ = ["CASES", "METHODS", "Case"]

DOUBLED = (
    "with recursive d(i, s) as (select 1, 'a' union all select i + 1, s || s from d where i < 17),"
    " b(s) as (select s from d where i = 17) "
)
NUMBERS = "with recursive n(i) as (select 1 union all select i + 1 from n where i < 1000000) "
ENDLESS = "with recursive n(i) as (select 1 union all select i + 1 from n) "
METHODS = ("POST", "PUT", "PATCH", "DELETE", "TRACE", "PROPFIND", "get", "X" * 500)


@dataclass(frozen=True)
class Case:
    """A request, and whether it may be answered (200) where readers may write SQL, or at all."""

    sentence: str
    path: str
    with_sql: bool = False
    with_fixed: bool = False


# Refused at once, or ended in time; nothing of it is answered by any profile.
REFUSED_SQL = {
    # bombs of memory
    "zeroblob": "select zeroblob(400000000)",
    "zeroblob in hex": "select length(hex(zeroblob(400000000)))",
    "randomblob": "select length(hex(randomblob(100000000)))",
    "a wide printf": "select printf('%.*c', 900000000, 'x')",
    "a wide format": "select length(format('%*s', 900000000, 'x'))",
    "text that doubles": "with recursive d(s) as (select 'x' union all select s || s from d)"
    " select max(length(s)) from d",
    "a text replaced by longer ones": DOUBLED + "select length(replace(s, 'a', s)) from b",
    "hex of hex": DOUBLED + "select length(hex(hex(hex(hex(s))))) from b",
    "quoted quotes": DOUBLED + "select length(quote(quote(replace(s, 'a', '''''')))) from b",
    "one text of a million": NUMBERS + "select length(group_concat(i || 'xxxxxxxx')) from n",
    "one list of a million": NUMBERS + "select length(json_group_array(i || 'xxxxxxxx')) from n",
    "one object of a million": NUMBERS + "select length(json_group_object(i, i)) from n",
    "lists within lists": "with recursive d(s) as (select '[1]' union all"
    " select json_array(json(s), json(s)) from d) select max(length(s)) from d",
    "one row of many long texts": DOUBLED + f"select {', '.join(['s'] * 100)} from b",
    "one row of many long blobs": DOUBLED + f"select {', '.join(['cast(s as blob)'] * 100)} from b",
    "many rows of long texts": DOUBLED + ", n(i) as (select 1 union all select i + 1 from n"
    " where i < 999) select s from b, n",
    "thousands of columns": f"select {', '.join(['1'] * 3000)}",
    "hundreds of columns": f"select {', '.join(['1'] * 300)}",
    # bombs of time
    "an endless query": ENDLESS + "select count(*) from n",
    "an endless join": NUMBERS + "select count(*) from n a, n b",
    "an endless sort": ENDLESS + "select i from n order by -i",
    "letters stripped among many": DOUBLED
    + "select length(trim(s, replace(s, 'a', 'b') || 'a')) from b",
    "objects patched into another": DOUBLED + "select length(json_patch(s, s)) from b",
    "words near thousands of others": "select count(*) from tasks_fts where tasks_fts match"
    f" 'NEAR({'a* ' * 2000}, 9999)'",
    "words for full text made by a query": DOUBLED + "select count(*) from tasks_fts where"
    " tasks_fts match 'NEAR(' || replace(s, 'a', 'a* ') || ')'",
    "full text asked by a sign of equality": "select 1 from tasks_fts as f where f.tasks_fts = 'a'",
    "full text asked as a function": "select 1 from tasks_fts('a*')",
    "full text asked past the phrase": "select 1 from tasks_fts where tasks_fts match"
    " phrase('a') || ' OR a*'",
    "full text asked behind a text": "select 'x_fts match phrase(', (select count(*) from tasks_fts"
    " where tasks_fts match 'a*'), ')'",
    "full text asked by a join": "select 1 from tasks_fts join (select 'a' as tasks_fts)"
    " using (tasks_fts)",
    "full text asked in a comment": "select 1 from tasks_fts where tasks_fts match/* */'a*'",
    # what the parser chokes on
    "thousands of brackets": f"select {'(' * 2000}1{')' * 2000}",
    "thousands of NOTs": f"select {'not ' * 2000}1",
    "hundreds of selects": f"select 1{' union all select 1' * 400}",
    "a join of seventy": f"select 1 from {', '.join(f'tasks t{i}' for i in range(70))}",
    "thousands of cases": f"select case {' '.join(f'when {i} then {i}' for i in range(700))} end",
    "thousands of parameters": f"select {' + '.join(f':p{i}' for i in range(1500))}",
    "a long pattern": f"select 'a' like '{'%a' * 150}'",
    "a long GLOB": f"select 'a' glob '{'*a' * 150}'",
    "a long query": f"select '{'x' * 20000}'",
    # writing
    "insert": "insert into tasks (id) values ('x')",
    "insert behind a CTE": "with x as (select 1) insert into tasks (id) select 'x'",
    "update": "update tasks set id = 'x'",
    "delete": "delete from tasks",
    "drop": "drop table tasks",
    "create": "create table x (a)",
    "vacuum into a file": "vacuum into 'x.db'",
    "a second statement": "select 1; drop table tasks",
    "a transaction": "begin",
    "full text rebuilt": "insert into tasks_fts (tasks_fts) values ('rebuild')",
    # seeing the machine
    "attach": "attach ':memory:' as other",
    "load_extension": "select load_extension('x')",
    "readfile": "select readfile('/etc/passwd')",
    "writefile": "select writefile('x', 'y')",
    "edit": "select edit('x')",
    "a pointer of the process": "select fts3_tokenizer('simple')",
    "the version of SQLite": "select sqlite_version()",
    "the source of SQLite": "select sqlite_source_id()",
    "how SQLite was made": "select sqlite_compileoption_get(1)",
    "a pragma": "pragma database_list",
    "a pragma that lifts a limit": "pragma hard_heap_limit = 0",
    "the path of the file": "select * from pragma_database_list",
    "options by a pragma": "select * from pragma_compile_options",
    "functions by a pragma": "select * from pragma_function_list",
    "modules by a pragma": "select * from pragma_module_list",
    "a check of the whole file": "select * from pragma_integrity_check",
    "pages of the file": "select count(*) from dbstat",
    "raw pages of the file": "select * from sqlite_dbpage",
    "statements at work": "select * from sqlite_stmt",
    "bytecode": "select * from bytecode('select 1')",
    "an endless series": "select count(*) from generate_series(1, 100000000000)",
    "the server's own notes": "select * from _internal.databases",
    # nonsense
    "nothing": "select",
    "a text without an end": "select '",
    "the least number by minus one": "select abs(-9223372036854775807 - 1)",
}
ANSWERED_SQL = {
    "a comment": "select 1 -- ;",
    "infinity": "select 9e999, -9e999, 9e999 - 9e999",
    "bytes that are no text": "select cast(x'ff00fe' as text), x'ff00', char(55296), char(0)",
    "a heading with a line end": 'select 1 as "a\r\nx: y"',
    "one heading twice": "select 1 as a, 2 as a",
    "the schema": "select * from sqlite_master",
    "many numbers counted": NUMBERS + "select count(*) from (select i from n limit 50000)",
    "full text by phrase": "select count(*) from tasks_fts where tasks_fts match phrase('canal')",
    "a pattern that goes back": DOUBLED + f"select s like '{'%a' * 99}b' from b",
    "a text looked for in its like": DOUBLED
    + "select instr(s, substr(s, 1, 60000) || 'b'), replace(s, substr(s, 1, 60000) || 'b', '') = s"
    " from b",
    "marks without end as a phrase": DOUBLED + "select phrase(replace(s, 'a', '!')) from b",
}
LONG = "x" * 30_000
PATHS = (
    # pages about the machine
    *(
        Case(f"/-/{name}", f"/-/{name}")
        for name in (
            *("versions", "versions.json", "versions.json/", "versions%2ejson", "plugins.json"),
            *("plugins.json?all=1", "settings.json", "config.json", "threads.json", "actor.json"),
            *("databases.json", "messages", "permissions", "allow-debug", "patterns", "logout"),
            *("auth-token", "auth-token?token=x", ".json", "nothing"),
        )
    ),
    *(
        Case(path, path)
        for path in (
            *("/_internal", "/_internal.json", "/_internal/databases.json", "/~5Finternal.json"),
            *("/~5Finternal/databases.json", "/_memory", "/_memory.json?sql=select+1", "/:memory:"),
            *("/.env", "/.git/config", "/robots.txt", "/wp-login.php", "/jindu/jindu.db"),
            # traversal and slashes
            *("/../../etc/passwd", "/jindu/../../etc/passwd", "/jindu/%2e%2e/%2e%2e/etc/passwd"),
            *("/-/static/../../../../etc/passwd", "/-/static/..%2f..%2fetc/passwd"),
            *("/-/static/%2e%2e/%2e%2e/etc/passwd", "/-/static-plugins/x/../../etc/passwd"),
            *("//", "//example.org/", "///example.org/", "/%5cexample.org", "/\\example.org"),
            # bytes that are no path
            *("/%ff", "/%", "/%00", "/jindu/%ff%fe", "/jindu/%zz", "/jindu/~", "/jindu/tasks/%00"),
            *(f"/{LONG}", f"/jindu/{LONG}.json", f"/jindu/tasks/{LONG}.json", f"/{'a/' * 9000}"),
        )
    ),
)
# What a table, a view or a query may be asked besides; answered the same with SQL and without.
REFUSED_OPTIONS = (
    *("_size=9999999999", "_size=-1", "_size=1e3", "_shape=nothing", "_sort=nothing"),
    *("_facet=nothing", "_facet=id&_facet=(select+1)", "_col=nothing", "_nocol=nothing"),
    *("_searchmode=raw&_search=%22", "_fts_table=sqlite_master&_search=x", "_fts_pk=x&_search=x"),
    *("_extra_sql=select+1", "_sql=select+1", "sql=select+1", "nothing=1", "id__nothing=1"),
    *("_sort=id;drop+table+tasks", "_sort_by_desc=on&_sort=1=1", "id__in=[", "_through=["),
    f"title_en__like={quote('%a' * 150)}",
    f"title_en__glob={quote('*a' * 150)}",
    "&".join(f"title_en__contains={i}" for i in range(300)),
    "&".join(f"id={i}" for i in range(2500)),
    f"id__in={'a,' * 3000}",
    "title_en__arraycontains=x",
)
ANSWERED_OPTIONS = (
    *("_size=max", "_size=0", "_trace=1", "_facet=id&_facet=number&_facet=title_en", "_labels=on"),
    *("number__gt=abc", "number__gt=9e999", "id=%00", "id=%27+or+1=1--", "_search=%00"),
    f"_search={'x' * 10_000}",
    f"_search={'!' * 20_000}",
    f"_search={quote('水' * 2_000)}",
    "title_en__contains=%25",
)
# Of files and pages a few are enough.
FEW_REFUSED = ("_size=-1", "_sort=nothing", "_facet=nothing", "nothing=1")
FEW_ANSWERED = ("_size=max", "id=%00", "_search=%00")
TABLES = ("/jindu/tasks.json", "/jindu/tasks.csv", "/jindu/tasks")


def _cases() -> Iterator[Case]:
    for name, sql in REFUSED_SQL.items():
        yield Case(name, f"/jindu.json?{urlencode({'sql': sql})}")
    for name, sql in ANSWERED_SQL.items():
        yield Case(name, f"/jindu.json?{urlencode({'sql': sql})}", with_sql=True)
    for path in ("/jindu?sql=select+1", "/jindu.csv?sql=select+1", "/jindu.json?%73ql=select+1"):
        yield Case(f"SQL by {path}", path, with_sql=True)
    for path in TABLES:
        yield Case(f"a condition on {path}", f"{path}?_where=1=1", with_sql=True)
        yield Case(f"more than a condition on {path}", f"{path}?_where=1)+union+select+1--")
        for option in REFUSED_OPTIONS if path.endswith(".json") else FEW_REFUSED:
            yield Case(f"{path}?{option[:30]}", f"{path}?{option}")
        for option in ANSWERED_OPTIONS if path.endswith(".json") else FEW_ANSWERED:
            yield Case(f"{path}?{option[:30]}", f"{path}?{option}", True, True)
    for path in ("/jindu/-/query.json?sql=select+1", "/jindu/-/query?sql=select+1"):
        yield Case(f"the newer address of SQL: {path}", path)
    yield Case("SQL for a fixed query", "/jindu/open_questions_en.json?sql=select+1")
    yield Case("a long search", f"/jindu/search_en.json?words={'!' * 20_000}", True, True)
    yield from PATHS


CASES = tuple(_cases())
