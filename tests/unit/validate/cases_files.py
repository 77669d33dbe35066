"""F: files, L: cells as written."""

from __future__ import annotations

from tests.unit.validate.spoiling import (
    Case,
    both,
    data,
    drop,
    folder,
    indicator,
    keys,
    link,
    put,
    raw,
    recoded,
    row,
)

LENGTH = "indicators/length"
GOOD = "https://town.example/a"
VALUE = "2020,,town,final,report,10.50,"


def value(text: str) -> str:
    """Return the sample's first observation with another value."""
    return VALUE.replace("10.50", text)


FILES = (
    Case("GB18030 is named", "F101", recoded("themes", "gb18030")),
    Case("UTF-16 with its mark is named", "F102", recoded("themes", "utf-16")),
    Case("UTF-16 without its mark is named", "F102", recoded("themes", "utf-16-le")),
    Case("UTF-32 is named", "F102", recoded("themes", "utf-32")),
    Case(
        "a broken letter makes no GB18030",
        "F103",
        raw("projects", lambda b: b + "p3,é".encode()[:-1]),
    ),
    Case("a byte order mark", "F104", raw("themes", lambda b: b"\xef\xbb\xbf" + b)),
    Case("line ends of Windows", "F105", raw("themes", lambda b: b.replace(b"\n", b"\r\n"))),
    Case("line ends of an old Mac", "F105", raw("themes", lambda b: b.replace(b"\n", b"\r"))),
    Case("semicolons between columns", "F106", raw("themes", lambda b: b.replace(b",", b";"))),
    Case("tabs between columns", "F106", raw("themes", lambda b: b.replace(b",", b"\t"))),
    Case("a quote never closed", "F107", data("areas", "north,town", '"north,town')),
    Case("a NUL character", "F108", data("themes", "Streets", "Str\0eets")),
    Case("a file without a byte", "F109", put("datasets/themes.csv", b"")),
    Case("a column without a name", "F110", data("events", "reason_fr", "reason_fr,"), "H1"),
    Case("a column twice", "F111", data("events", "reason_fr", "reason_fr,date"), "H1"),
    Case("a column missing", "F112", data("events", ",reason_fr", "")),
    Case("a column nobody knows", "F113", data("events", "reason_fr", "reason_fr,why"), "H1"),
    Case(
        "columns in another order",
        "F114",
        put("datasets/bodies.csv", b"name_en,id,name_fr\nW,works,T\n"),
    ),
    Case("a blank row", "F115", row("bodies", ",,")),
    Case("an empty line", "F115", row("bodies", "")),
    Case("a row too short", "F116", data("bodies", "Works office,Travaux", "Works office"), "C2"),
    Case("a row too long", "F117", data("bodies", "Travaux", "Travaux,x"), "D2"),
    Case(
        "a header and nothing else",
        "F118",
        raw("indicators/width", lambda b: b.split(b"\n")[0] + b"\n"),
    ),
    Case("an Excel workbook called CSV", "F119", put("datasets/themes.csv", b"PK\x03\x04\x14\0")),
    Case(
        "an old Excel workbook",
        "F119",
        put("datasets/themes.csv", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"),
    ),
    Case(
        "a web page called CSV", "F119", put("datasets/themes.csv", b"<html><table></table></html>")
    ),
    Case("a descriptor alone", "F120", drop("datasets/bodies.csv")),
    Case("a CSV alone", "F121", drop("datasets/bodies.yaml")),
    Case("a workbook among the data", "F122", put("datasets/indicators/length.xlsx", b"PK")),
    Case("the path of another table", "F123", keys("datasets/bodies.yaml", "path", to="areas.csv")),
    Case("a folder called CSV", "F126", folder("datasets/x.csv")),
    Case("a link to nowhere", "F126", link("datasets/indicators/y.yaml", "nowhere")),
    Case("a cell longer than any text", "F127", row("bodies", "parks," + "x" * 140_000 + ",P")),
    Case(
        "the marks of two versions",
        "F128",
        row("bodies", "<<<<<<< HEAD\nparks,P,P\n=======\n>>>>>>> x"),
    ),
    Case("a misspelt column", "F129", data("bodies", "name_en", "nmae_en"), "B1"),
    Case("a column in capitals", "F129", data(LENGTH, "value", "Value"), "F1"),
    Case(
        "a column by its title",
        "F129",
        both(
            keys("datasets/schemas/bodies.yaml", "fields", 0, "jindu", "title_en", to="Number"),
            data("bodies", "id,name", "number,name"),
        ),
        "A1",
    ),
    Case(
        "a table nobody can do without", "F125", drop("datasets/areas.csv", "datasets/areas.yaml")
    ),
)
CELLS = (
    Case("full-width digits", "L101", data(LENGTH, VALUE, value("１０")), "F2"),
    Case("a full-width id", "L101", data("indicators/width", "town", "ｔown"), "C2"),
    Case("Arabic-Indic digits", "L102", data(LENGTH, VALUE, value("٣")), "F2"),
    Case("an underscore", "L103", data(LENGTH, VALUE, value("1_000")), "F2"),
    Case("a plus sign", "L104", data(LENGTH, VALUE, value("+10")), "F2"),
    Case("idle zeros", "L105", data("sentences", "1/2/1,3", "1/2/1,03"), "B3"),
    Case("an exponent", "L106", data(LENGTH, VALUE, value("1e3")), "F2"),
    Case("thousands", "L107", data(LENGTH, VALUE, value('"1,000.5"')), "F2"),
    Case("thousands by spaces", "L107", data(LENGTH, VALUE, value("1 000")), "F2"),
    Case("a percent sign", "L108", data(LENGTH, VALUE, value("55%")), "F2"),
    Case("not a number", "L109", data(LENGTH, VALUE, value("NaN")), "F2"),
    Case("infinity", "L109", data(LENGTH, VALUE, value("-INF")), "F2"),
    Case("a hyphen for no value", "L109", data(LENGTH, VALUE, value("-")), "F2"),
    Case("a dash for no value", "L109", data(LENGTH, VALUE, value("\u2014\u2014")), "F2"),
    Case("letters for no value", "L109", data(LENGTH, VALUE, value("N/A")), "F2"),
    Case("a number of 29 digits", "L121", data(LENGTH, VALUE, value("9" * 29)), "F2"),
    Case("a real minus sign", "L124", data(LENGTH, VALUE, value("\u22125")), "F2"),
    Case("a formula in a text", "L122", data("bodies", "Works office", "=HYPERLINK(1)"), "B2"),
    Case("a formula that begins with @", "L122", data("bodies", "Works office", "@SUM(1)"), "B2"),
    Case("a formula in a number", "L122", data(LENGTH, VALUE, value("=1+1")), "F2"),
    Case("a letter that was lost", "L123", data("bodies", "Works office", "Works \ufffd"), "B2"),
    Case("a point and no digit before it", "L110", data(LENGTH, VALUE, value(".5")), "F2"),
    Case("a space before", "L111", data("bodies", "Works office", " Works office"), "B2"),
    Case("a space before a number", "L111", data(LENGTH, VALUE, value(" 2024")), "F2"),
    Case("a space of no width", "L112", data("bodies", "Works office", "Works\u200b office"), "B2"),
    Case("an ideographic space", "L112", data("bodies", "Works office", "Works\u3000office"), "B2"),
    Case(
        "a mark of byte order inside", "L112", data("bodies", "Works office", "\ufeffWorks"), "B2"
    ),
    Case("a line break inside", "L113", data("bodies", "Works office", '"Works\noffice"'), "B2"),
    Case("a reference that broke", "L114", data("bodies", "Works office", "#REF!"), "B2"),
    Case("a value that is not there", "L114", data(LENGTH, VALUE, value("#N/A")), "F2"),
    Case("a date with slashes", "L115", data("updates", "2024-06-01", "2024/6/1"), "B3"),
    Case("a date with a month's name", "L115", data("updates", "2024-06-01", "1-Jun-24"), "B3"),
    Case("a period made a date", "L115", data(LENGTH, "2020,,town", "Jan-20,,town"), "A2"),
    Case(
        "a date with Han letters",
        "L115",
        data("updates", "2024-06-01", "2024\u5e746\u67081\u65e5"),
        "B3",
    ),
    Case("a wide semicolon", "L116", data("projects", "A.0.01;A.0.02", "A.0.01\uff1bA.0.02"), "E3"),
    Case("a comma in a list", "L116", data("projects", "A.0.01;A.0.02", '"A.0.01,A.0.02"'), "E3"),
    Case("a blank item", "L117", data("projects", "A.0.01;A.0.02", "A.0.01;;A.0.02"), "E3"),
    Case("a space in a list", "L117", data("projects", "A.0.01;A.0.02", "A.0.01; A.0.02"), "E3"),
    Case("an item twice", "L118", data("projects", "A.0.01;A.0.02", "A.0.01;A.0.01"), "E3"),
    Case("a flag in capitals", "L119", data("sources", ",true,https", ",TRUE,https"), "G2"),
    Case("an address in a note", "L120", data("updates", "Dug", "see www.town.example"), "I3"),
    *(
        Case(f"an address that is none: {url}", "L125", data("sources", GOOD, url), "H2")
        for url in (
            "javascript:alert(1)",
            "ftp://town.example/a",
            "https://town.example:99999/",
            "https://town.example/a b",
            "https://[bad",
            "https://user@town.example/",
            "https://town.example\\@b.example/",
            "//town.example/a",
            "www.town.example/a",
            "https:///a",
            "https://town.example/<a>",
            "mailto:a@town.example",
        )
    ),
    Case(
        "an address in a descriptor",
        "L120",
        indicator("width", "definition_en", to="See https://x"),
    ),
)
