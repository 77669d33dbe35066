"""D2: descriptors, C: configuration."""

from __future__ import annotations

from tests.unit.validate.spoiling import (
    Case,
    both,
    drop,
    indicator,
    keys,
    put,
    rename,
    repeat_field,
    row,
    swap,
    target,
)

BODIES, WIDTH = "datasets/bodies.yaml", "datasets/indicators/width.yaml"
BODIES_SCHEMA = "datasets/schemas/bodies.yaml"
SITE = "site_config/site.yaml"

DESCRIPTORS = (
    Case("YAML that is none", "D201", put(BODIES, b"name: [bodies\npath: x\n")),
    Case("YAML that is no UTF-8", "D201", put(BODIES, b"name: \xff\xfe")),
    Case("YAML that is a list", "D202", put(BODIES, b"- bodies\n")),
    Case("YAML that holds itself", "D201", put(BODIES, b"name: &a [*a]\n")),
    Case("a schema that is not there", "D203", keys(BODIES, "schema", to="schemas/none.yaml")),
    Case(
        "a schema outside its folder", "D203", keys(BODIES, "schema", to="../site_config/site.yaml")
    ),
    Case(
        "a type that is none",
        "D204",
        keys("datasets/schemas/bodies.yaml", "fields", 0, "type", to="wish"),
    ),
    Case(
        "a key that is no column",
        "D204",
        keys("datasets/schemas/bodies.yaml", "primaryKey", to=["ids"]),
    ),
    Case("a word for an empty cell", "D204", keys(BODIES_SCHEMA, "missingValues", to=["", "-"])),
    Case(
        "a misspelt key of a column", "D207", keys(BODIES_SCHEMA, "fields", 0, "contraints", to={})
    ),
    Case(
        "a misspelt reference",
        "D207",
        keys(BODIES_SCHEMA, "fields", 0, "jindu", "reference", to="areas"),
    ),
    Case(
        "categories, which the library passes over",
        "D207",
        keys(BODIES_SCHEMA, "fields", 0, "categories", to=["works"]),
    ),
    Case("foreign keys in a schema", "D207", keys(BODIES_SCHEMA, "foreignKeys", to=[])),
    Case("a descriptor the library refuses", "D205", keys(BODIES, "name", to=7)),
    Case("a key left empty", "D206", indicator("width", "unit_mult", to="")),
    Case("a code left empty", "D217", indicator("width", "availability", to="")),
    Case("a horizon left empty", "D217", target("horizon", "")),
    *(
        Case(f"an indicator of the plan without {key}", "D215", indicator("length", key, to=to))
        for key, to in (
            ("theme", ""),
            ("section", ""),
            ("direction", ""),
            ("locator", ""),
        )
    ),
    Case(
        "an indicator of the plan without targets",
        "D215",
        indicator("depth", "kind", to="plan"),
    ),
    Case(
        "numbers without a unit",
        "D216",
        both(indicator("width", "unit_en", to=""), indicator("width", "unit_fr", to="")),
    ),
    Case("a unit without a code", "D218", indicator("width", "unit_code", to="")),
    Case("a unit code in words", "D218", indicator("width", "unit_code", to="km per hour")),
    Case("fewer decimals than none", "D219", indicator("width", "decimals", to=-3)),
    Case("decimals without end", "D219", indicator("width", "decimals", to=99999)),
    Case("a title that is a number", "D208", indicator("width", "title_en", to=2025)),
    Case(
        "a pattern that is none",
        "D204",
        keys(BODIES_SCHEMA, "fields", 0, "constraints", to={"pattern": "("}),
    ),
    Case(
        "a minimum in words",
        "D204",
        keys(BODIES_SCHEMA, "fields", 0, "constraints", to={"minLength": "two"}),
    ),
    Case(
        "YAML that repeats by alias",
        "D201",
        swap(BODIES, "encoding: utf-8", "encoding: &e utf-8\nformat: *e"),
    ),
    Case("a tab in YAML", "D201", swap(WIDTH, "  kind:", "\tkind:")),
    Case("a wide colon in YAML", "D201", swap(WIDTH, "  kind:", "  kind\uff1a")),
    Case("marks of two versions in YAML", "D201", put(BODIES, b"<<<<<<< HEAD\nname: x\n")),
    Case("a key nobody knows", "D207", indicator("width", "titel_en", to="Width")),
    Case("a word for a whole number", "D208", indicator("width", "unit_mult", to="eight")),
    Case("targets that are no list", "D208", indicator("width", "targets", to={"id": "width.1"})),
    Case(
        "a key twice", "D209", swap(BODIES, "encoding: utf-8", "encoding: utf-8\nencoding: utf-8")
    ),
    Case("an id that is not the file's name", "D210", indicator("depth", "id", to="deep")),
    Case(
        "an id in capitals",
        "D211",
        both(
            swap("datasets/indicators/depth.yaml", "id: depth", "id: Depth"),
            swap(
                "datasets/indicators/depth.yaml", "path: indicators/depth", "path: indicators/Depth"
            ),
            rename("datasets/indicators/depth.yaml", "Depth.yaml"),
            rename("datasets/indicators/depth.csv", "Depth.csv"),
        ),
    ),
    Case("an encoding left to guesses", "D212", keys(BODIES, "encoding", to="gbk")),
    Case("a delimiter left to guesses", "D212", keys(BODIES, "dialect", to={})),
    Case(
        "a column of the schema twice",
        "D213",
        lambda root: repeat_field(root / "datasets/schemas/events.yaml"),
    ),
    Case("a table in the wrong folder", "D214", keys(BODIES, "jindu", "table", to="areas")),
)
CONFIGURATION = (
    Case(
        "a word that one language lacks",
        "C601",
        swap("site_config/languages/fr.yaml", "greeting: Hello {name}", "parting: Hello {name}"),
    ),
    Case("a words file that is gone", "C602", drop("site_config/languages/fr.yaml")),
    Case("a words file that is no YAML", "C602", put("site_config/languages/fr.yaml", b"a: [")),
    Case("nowhere to send corrections", "C603", keys(SITE, "site", "feedback", to="")),
    Case("a name in one language", "C604", keys(SITE, "site", "name", to={"en": "Town"})),
    Case("a plan for nowhere", "C605", keys(SITE, "plan", "area", to="moon")),
    Case(
        "a placeholder that one language lacks",
        "C606",
        swap("site_config/languages/fr.yaml", "{name}", "{nom}"),
    ),
    *(
        Case(
            f"an address of the site that is none: {value}",
            "C608",
            keys(SITE, "site", key, to=value),
        )
        for key, value in (
            ("url", "ftp:/x"),
            ("url", "mailto:a@b.example"),
            ("api_url", "https://api.example:99999/"),
            ("feedback", "javascript:alert(1)"),
            ("feedback", "mailto:nobody"),
        )
    ),
    Case(
        "aliases in site.yaml",
        "C609",
        both(swap(SITE, "area: town", "area: &a town"), swap(SITE, "name: CC0", "name: *a")),
    ),
    Case("a key twice in site.yaml", "C609", swap(SITE, "area: town", "area: town\n  area: town")),
    Case("an interface nobody knows", "C610", keys(SITE, "api", to={"profile": "full"})),
    Case("a quality nobody knows", "C610", keys(SITE, "assessment", "least_quality", to="good")),
    Case("a method nobody knows", "C610", keys(SITE, "assessment", "method", to="magic")),
    Case("a margin below none", "C611", keys(SITE, "assessment", "on_track_below", to=-4)),
    Case("no days at all", "C611", keys(SITE, "assessment", "stale_days", to=0)),
    Case("a section nobody knows", "C612", keys(SITE, "colour", to="red")),
    Case("a key of a section nobody knows", "C612", keys(SITE, "plan", "colour", to="red")),
    Case("a palette that is gone", "C613", drop("site_config/palette.yaml")),
    Case("a palette that is no YAML", "C613", put("site_config/palette.yaml", b"a: [")),
    Case(
        "a colour that is none",
        "C613",
        keys("site_config/palette.yaml", "colours", "ink", "light", to="bluish"),
    ),
    Case(
        "a tone nobody knows",
        "C613",
        keys("site_config/palette.yaml", "codes", "verdict", "met", to="shiny"),
    ),
    Case("synonyms that are no YAML", "C614", put("site_config/synonyms.yaml", b"a: [")),
    Case("synonyms that are no lists", "C614", put("site_config/synonyms.yaml", b"- bridge\n")),
    Case("a page that one language lacks", "C615", drop("content/fr/about.md")),
    Case("a key of the division nobody knows", "C612", keys(SITE, "plan", "division", to={"a": 1})),
    Case("a copy of the plan that is gone", "C616", keys(SITE, "plan", "text", to="gone.txt")),
    Case(
        "a copy of the plan that is no text",
        "C616",
        both(put("plan.txt", b"%PDF-1.7"), keys(SITE, "plan", "text", to="plan.txt")),
    ),
    Case(
        "a copy of another plan",
        "C617",
        both(put("plan.txt", b"Another plan."), keys(SITE, "plan", "text", to="plan.txt")),
    ),
    *(
        Case(f"thresholds that cross at {key}", "C618", keys(SITE, "assessment", key, to=to))
        for key, to in (
            ("on_track_below", 0.2),
            ("trend_least", 7),
            ("trend_years", 2),
            ("reference_latest", 2020),
        )
    ),
    Case(
        "a plan issued after the newest release",
        "C619",
        both(
            keys(SITE, "plan", "issued", to="2027"),
            row("questions", "q3,walkers.1,,,How many?,Combien ?,,,true,open,r1,"),
            indicator("length", "targets", 0, "period", to="2029"),
            indicator("walkers", "targets", 0, "period", to="2029"),
            keys(SITE, "plan", "headline_period", to="2029"),
        ),
    ),
    Case(
        "a headline for targets nobody set",
        "C620",
        keys(SITE, "plan", "headline_period", to="2031"),
    ),
    Case("a site without an address", "C621", keys(SITE, "site", "url", to="")),
    Case("a tag nobody asked for", "C622", keys(SITE, "site", "meta", to={"SiteNmae": "Town"})),
    Case("a tag with an unknown fact", "C622", keys(SITE, "site", "meta", to={"Url": "{adress}"})),
    Case("a tag with an open brace", "C622", keys(SITE, "site", "meta", to={"Url": "{address"})),
    Case("a site code too short", "C623", keys(SITE, "site", "meta", to={"SiteIDCode": "330400"})),
    Case("a foot in one language", "C604", keys(SITE, "site", "footer", to=[{"en": "Town"}])),
    Case(
        "a foot that leads nowhere",
        "C608",
        keys(SITE, "site", "footer", to=[{"en": "A", "fr": "A", "url": "beian"}]),
    ),
    Case(
        "synonyms of nothing", "C624", put("site_config/synonyms.yaml", b"- [glacier, moraine]\n")
    ),
    Case(
        "a government host open to any SQL",
        "C625",
        both(
            keys(SITE, "site", "meta", to={"SiteIDCode": "3304000001"}),
            keys(SITE, "api", to={"profile": "sql"}),
        ),
    ),
    Case("a plan issued someday", "C607", keys(SITE, "plan", "issued", to="someday")),
)
