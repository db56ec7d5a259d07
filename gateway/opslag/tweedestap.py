"""The transactions on the second step of signing in: each code counts once, whichever gateway is asked."""

from sqlalchemy import delete, func, insert, or_, select, update

from gateway.opslag.database import Database
from gateway.opslag.tabellen import Herstelcode, Medewerker


class Tweedestapopslag:
    def __init__(self, database: Database):
        self._database = database

    async def zet_aan(self, medewerker_id: int, versleuteld: str, stap: int, code_hashes: list[str]) -> None:
        """`stap`: the half minute of the code that it was confirmed with, which is then used."""
        codes = [{"medewerker_id": medewerker_id, "code_hash": code_hash} for code_hash in code_hashes]
        async with self._database.schrijven() as verbinding:
            await verbinding.execute(delete(Herstelcode).where(Herstelcode.medewerker_id == medewerker_id))
            await verbinding.execute(insert(Herstelcode), codes)
            waarden = {"totp_versleuteld": versleuteld, "totp_stap": stap}
            await verbinding.execute(update(Medewerker).where(Medewerker.id == medewerker_id).values(waarden))

    async def zet_uit(self, medewerker_id: int) -> None:
        async with self._database.schrijven() as verbinding:
            await verbinding.execute(delete(Herstelcode).where(Herstelcode.medewerker_id == medewerker_id))
            waarden = {"totp_versleuteld": None, "totp_stap": None}
            await verbinding.execute(update(Medewerker).where(Medewerker.id == medewerker_id).values(waarden))

    async def gebruik_stap(self, medewerker_id: int, stap: int) -> bool:
        """False if a code of this half minute, or of a later one, was used before."""
        nieuw = or_(Medewerker.totp_stap.is_(None), Medewerker.totp_stap < stap)
        opdracht = update(Medewerker).where(Medewerker.id == medewerker_id, nieuw).values(totp_stap=stap)
        async with self._database.schrijven() as verbinding:
            return (await verbinding.execute(opdracht)).rowcount == 1

    async def gebruik_herstelcode(self, medewerker_id: int, code_hash: str) -> bool:
        """False if there is no such code (any more)."""
        opdracht = delete(Herstelcode).where(Herstelcode.medewerker_id == medewerker_id, Herstelcode.code_hash == code_hash)
        async with self._database.schrijven() as verbinding:
            return (await verbinding.execute(opdracht)).rowcount == 1

    async def over(self, medewerker_id: int) -> int:
        vraag = select(func.count()).select_from(Herstelcode).where(Herstelcode.medewerker_id == medewerker_id)
        async with self._database.lezen() as verbinding:
            return await verbinding.scalar(vraag) or 0
