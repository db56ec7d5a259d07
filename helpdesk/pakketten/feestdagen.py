"""The public holidays of a year, by their Dutch names. Needs the library `holidays`: service environment only."""

from datetime import date
from functools import cache

import holidays


@cache
def feestdagen(jaar: int) -> dict[date, str]:
    return dict(holidays.country_holidays("NL", categories=("public", "optional"), years=jaar, language="nl"))
