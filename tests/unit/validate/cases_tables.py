"""D1: one table, D3: translations, D4: work, X: across tables."""

from __future__ import annotations

from tests.unit.validate.spoiling import Case, both, data, drop, indicator, keys, row, swap, target

LENGTH, WIDTH = "indicators/length", "indicators/width"

TABLE = (
    Case("a word for a number", "D101", data(LENGTH, "10.50", "ten"), "F2"),
    Case("a required cell empty", "D102", data(LENGTH, "10.50,A", "10.50,"), "G2"),
    Case("a value not allowed", "D103", data("bodies", "works,", "mayor,"), "A2"),
    Case("a pattern broken", "D104", row("themes", "x-y,Bridges,Ponts,,"), "A3"),
    Case("a number too small", "D105", data("sentences", "1/1/1,1", "1/1/1,0"), "B2"),
    Case("a number too large", "D106", data("sentences", "1/2/1,3", "1/2/1,10"), "B3"),
    Case("a text too short", "D107", row("themes", "x,Bridges,Ponts,,"), "A3"),
    Case("a text too long", "D108", row("themes", "abcdefghij,Bridges,Ponts,,"), "A3"),
    Case("a value twice in a column of its own", "D109", row("themes", "ways,Roads,Voies,,"), "B3"),
    Case(
        "a key twice", "D110", data(WIDTH, "A,,,\n", "A,,,\n2020,,town,final,report,2,A,,,\n"), "A3"
    ),
    Case(
        "a key twice that is not the primary one",
        "D110",
        both(
            keys("datasets/schemas/bodies.yaml", "uniqueKeys", to=[["name_en", "name_fr"]]),
            row("bodies", "parks,Works office,Travaux"),
        ),
        "B3",
    ),
    Case(
        "no key at all",
        "D111",
        both(
            keys("datasets/schemas/bodies.yaml", "fields", 0, "constraints", to={}),
            row("bodies", ",Parks,Parcs"),
        ),
        "A3",
    ),
    Case("no period", "D112", data(WIDTH, "2020,", "2020-13,"), "A2"),
    Case("a year of two digits", "D112", data(WIDTH, "2020,", "20,"), "A2"),
    Case("no date", "D113", data("updates", "2024-06-01", "2024-06-31"), "B3"),
    Case("a date that is a span", "D113", data("updates", "2024-06-01", "2024-Q1"), "B3"),
    Case(
        "a date finer than it says", "D114", data("updates", "2024-05,month", "2024-05,year"), "C2"
    ),
    Case(
        "a date that is not said to be unknown",
        "D114",
        data("updates", "2024-05,month", ",month"),
        "C2",
    ),
    Case("no value", "D115", data(LENGTH, "10.50", ""), "F2"),
    Case("a value said to be missing", "D116", data(LENGTH, "10.50,A", "10.50,M"), "F2"),
    Case("no grade", "D117", data("indicators/state", "good", ""), "F2"),
    Case("numbers called grades", "D118", indicator("depth", "measure", to="category")),
    Case("another age", "D119", data(WIDTH, "2020,", "1820,"), "A2"),
)
TRANSLATIONS = (
    Case("a title in one language", "D301", data("projects", "Bridge,Pont", "Bridge,"), "D2"),
    Case("a title in no language", "D301", data("milestones", "Goal,But", ",")),
    Case("a definition in one language", "D301", data("themes", "Streets,Rues", "Streets,"), "E2"),
    Case("an indicator's title", "D301", indicator("width", "title_fr", to="")),
    Case(
        "an indicator's definition in no language",
        "D301",
        both(
            indicator("width", "definition_fr", to=""), indicator("width", "definition_en", to="")
        ),
    ),
    Case(
        "a column without a title",
        "D301",
        keys("datasets/schemas/bodies.yaml", "fields", 0, "jindu", to={"title_en": "Id"}),
    ),
    Case("a note in one language", "D302", data("updates", "Dug,Creusé", "Dug,"), "J3"),
    Case("an indicator's note in one language", "D302", indicator("width", "note_en", to="New")),
    Case(
        "no column for a language",
        "D303",
        both(
            swap("datasets/schemas/milestones.yaml", "- name: title_fr", "- name: title"),
            data("milestones", "title_fr", "title"),
        ),
    ),
)
WORK = (
    Case("a task without a status", "D401", data("updates", "A.0.01,under_way", "A.0.01,"), "E2"),
    Case(
        "a stage without a project",
        "D402",
        data("updates", "A.0.01,under_way,,,", "A.0.01,under_way,,started,"),
        "F2",
    ),
    Case("an update about nothing", "D403", data("updates", "A.0.01,under_way", ","), "D2"),
    Case(
        "an expected event without its date",
        "D404",
        data("updates", "opening,2027,year", "opening,,"),
        "P3",
    ),
    Case("withdrawn without a reason", "D405", data("updates", "Wrong,Faux", ","), "T4"),
    Case(
        "withdrawn without a successor", "D406", data("updates", "withdrawn,u1", "withdrawn,"), "S4"
    ),
    Case(
        "a successor of what stands", "D407", data("updates", "withdrawn,u1", "published,u1"), "R4"
    ),
    Case(
        "a problem told to nobody",
        "D408",
        data("updates", "Dug,Creusé,,,", "Dug,Creusé,Wet,Eau,"),
        "M3",
    ),
    Case(
        "a public source not named",
        "D409",
        data("updates", "Commencé,,,,report", "Commencé,,,,"),
        "N2",
    ),
    Case("due before it starts", "D410", data("tasks/A", "2020,year,2025", "2030,year,2025"), "H2"),
    Case(
        "answered in no release",
        "D411",
        data("questions", "true,open,r1,", "true,answered,r1,"),
        "L2",
    ),
    Case(
        "a change without a document",
        "D413",
        row("events", "e1,A.0.01,2024,year,added,Longer,Plus long,,,,"),
        "H2",
    ),
    Case(
        "a task dropped with successors",
        "D414",
        row("events", "e1,A.0.01,2024,year,dropped,Off,Fini,report,,,A.0.02"),
    ),
    Case(
        "a task split into itself",
        "D415",
        row("events", "e1,A.0.01,2024,year,split,Two,Deux,report,,,A.0.01;A.0.02"),
    ),
    Case("a question about nothing", "D412", data("questions", "q2,,,A,", "q2,,,,"), "B3"),
)
ACROSS = (
    Case("an id nobody has", "X517", data("tasks/A", "A.0.01,A,", "A.0.01,B,"), "B2"),
    Case(
        "an item of a list nobody has",
        "X501",
        data("projects", "A.0.01;A.0.02", "A.0.01;A.0.09"),
        "E3",
    ),
    Case("a theme nobody has", "X501", indicator("width", "theme", to="raods")),
    Case("an area nothing is near to", "X517", data(WIDTH, ",town,", ",qqqqqq,"), "C2"),
    Case("an area by its name", "X501", data(WIDTH, ",town,", ",Ville,"), "C2"),
    Case("an area nobody has", "X517", target("area", "moon")),
    Case("an accepted area nobody has", "X517", target("accepts", ["moon"])),
    Case(
        "a target nobody has",
        "X501",
        row("questions", "q3,length.9,,,How?,Comment ?,,,true,open,r1,"),
        "B4",
    ),
    Case("a code nobody has", "X502", data(WIDTH, "2,A", "2,Z"), "G2"),
    Case("a measure nobody has", "X502", indicator("width", "measure", to="magic")),
    Case("a strength nobody has", "X502", target("strength", "iron")),
    Case("a code list nobody has", "X503", data("codes", "rating,", "marks,")),
    Case(
        "a task in two files", "X504", row("tasks/B", "A.0.01,A,Mend roads,Réparer,,,,,,,,"), "A3"
    ),
    Case("a slug twice", "X505", data("projects", "canal,", "bridge,"), "B3"),
    Case("a place inside itself", "X506", data("areas", "town,,town", "town,town,town"), "B2"),
    Case(
        "two places on one tile",
        "X551",
        row("areas", "south,town,district,1,1,South,Sud,,"),
        "E4",
    ),
    Case("a tile without a column", "X552", data("areas", "district,1,1", "district,1,"), "E3"),
    Case("a tile without a row", "X552", data("areas", "district,1,1", "district,,1"), "D3"),
    Case("a host not on the list", "X507", data("sources", "town.example", "spam.example"), "H2"),
    Case(
        "an address that may not be shown",
        "X508",
        data("sources", "true,https", "false,https"),
        "H2",
    ),
    Case("no place in the plan", "X509", data("tasks/A", "1/2/1#1-2", "1/2/1 clause 2"), "L2"),
    Case("a sentence the plan does not have", "X510", data("tasks/A", "1/2/1#1-2", "7/2/1"), "L2"),
    Case(
        "a clause the sentence does not have",
        "X511",
        data("tasks/A", "1/2/1#1-2", "1/2/1#1-4"),
        "L2",
    ),
    Case("two equal sources that differ", "X512", data(LENGTH, "report,11.0", "report,12"), "F4"),
    Case("a value before its time", "X513", data(WIDTH, "2020,", "2026,"), "A2"),
    Case("news from the future", "X514", data("updates", "2024-06-01", "2026-06-01"), "B3"),
    Case(
        "a question about a figure that is held",
        "X531",
        row("indicators/length", "2025,,town,final,paper,12,A,,,"),
        "J2",
    ),
    Case(
        "a target without a figure that nobody asks for",
        "X532",
        indicator("walkers", "targets", 0, "where", to={"sex": "M"}),
    ),
    Case(
        "a target with a figure of another year than its own that nobody asks for",
        "X532",
        data("indicators/walkers", "2025,,town,F", "2024,,town,F"),
    ),
    Case(
        "a group without a report that nobody asks about",
        "X533",
        both(
            row("sections", "B,,Parks,Parcs,Parks,Parcs,1/1"),
            data("tasks/B", "B.0.01,A,", "B.0.01,B,"),
        ),
    ),
    Case(
        "a group with a report that is still asked about",
        "X534",
        data("questions", "answered,r1,r1", "open,r1,"),
        "J3",
    ),
    Case(
        "an answer before its question",
        "X535",
        both(
            data("releases", "r1,2026", "r0,2026-02-01,Older,Avant\nr1,2026"),
            data("questions", "answered,r1,r1", "answered,r1,r0"),
        ),
        "L3",
    ),
    Case(
        "an answer that brought no figure",
        "X537",
        data("questions", "true,open,r1,", "true,answered,r1,r1"),
    ),
    Case(
        "tasks that take over from each other",
        "X538",
        both(
            row("events", "e1,A.0.01,2024,year,split,Two,Deux,report,,,A.0.02"),
            row("events", "e2,A.0.02,2025,year,merged,One,Un,report,,,A.0.01"),
        ),
    ),
    Case(
        "a change before the plan",
        "X539",
        row("events", "e1,A.0.01,2018,year,modified,Early,Trop tôt,report,,,"),
    ),
    Case(
        "a change to what was dropped",
        "X540",
        both(
            row("events", "e1,A.0.01,2023,year,dropped,Off,Fini,report,,,"),
            row("events", "e2,A.0.01,2024,year,modified,On,Suite,report,,,"),
        ),
    ),
    Case("releases that run backwards", "X541", row("releases", "r2,2026-02-01,Second,Deuxième")),
    Case(
        "a doubt that only reckoning finds",
        "X542",
        indicator("width", "doubts", to=["target_revised"]),
    ),
    Case(
        "a share above the whole",
        "D248",
        both(
            *(
                indicator("walkers", key, to=to)
                for key, to in (("measure", "ratio"), ("unit_code", "PT"))
            ),
            data("indicators/walkers", "F,final,report,3,", "F,final,report,300,"),
        ),
    ),
    Case("no release", "X515", data("releases", "2026-03-01", "")),
    Case("a table nobody has", "X516", drop("datasets/themes.csv", "datasets/themes.yaml"), "E2"),
)
