"""F: files, L: cells as written."""

from __future__ import annotations

from tests.unit.validate.spoiling import Case, data, drop, indicator, keys, put, raw, recoded, row

LENGTH = "indicators/length"
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
    Case(
        "an address in a descriptor",
        "L120",
        indicator("width", "definition_en", to="See https://x"),
    ),
)
