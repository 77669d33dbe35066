"""Published rules that turn values and a target into a verdict: a registry, one module each."""

from __future__ import annotations

from collections.abc import Mapping

from generator.assess.methods import destatis_dns_weather, eurostat_cagr, jindu, statcan_open_sdg
from generator.assess.methods.case import Case, Kind, Method, Outcome, Stage, year_of

__all__ = ["METHODS", "Case", "Kind", "Method", "Outcome", "Stage", "year_of"]

# In the order readers see them; a method's name is a code of the list `method`.
METHODS: Mapping[str, Method] = {
    one.name: one
    for one in (
        jindu.METHOD,
        statcan_open_sdg.METHOD,
        destatis_dns_weather.METHOD,
        eurostat_cagr.METHOD,
    )
}
