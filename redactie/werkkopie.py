"""The editors' working copy: the content in a folder of its own, with one version per change.

Where the project is a git repository the copy is a clone of it, and each change is sent back to it as a branch of its own, so that
git stays the record. Where it is not, the copy keeps its versions itself, in a repository of its own.
"""

import fcntl
import io
import logging
import shutil
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

from dulwich import porcelain
from dulwich.errors import NotGitRepository
from dulwich.object_store import tree_lookup_path
from dulwich.repo import Repo
from merge3 import Merge3

from helpdesk.fouten import InhoudFout

logger = logging.getLogger(__name__)

# What the checks and the training read; copied where there is no git.
INHOUD = (
    "config.yml", "data", "domain.yml", "gateway/teksten.yml", "gemeenten", "registers", "routering", "taal",
    "tests/negatief", "tests/onderwerpen", "tests/toetsen",
)  # fmt: skip
CATALOGUS = "data/onderwerpen.yml"
SYSTEEM = "Helpdesk <helpdesk@localhost>"
VERSTE = 500  # versions back that can be undone


class AlGewijzigd(InhoudFout):
    """Somebody else changed the file meanwhile."""


@dataclass(frozen=True)
class Versie:
    """One change. `id`: of the commit; `plekken`: the files it changed."""

    id: str
    wie: str
    wanneer: datetime
    waarom: str
    plekken: tuple[str, ...]


class Werkkopie:
    """`map_`: where it is kept, made at first use. `bron`: the project's root. `tak`: the branch the changes go to; empty: they stay here."""

    def __init__(self, map_: Path, bron: Path, tak: str = "redactie"):
        self.map = map_
        self._bron = bron
        self._tak = tak
        self._draad = threading.RLock()

    @property
    def uit_git(self) -> bool:
        """Whether the project is in git; else the versions are kept in the working copy only."""
        return (self._bron / ".git").exists()

    def maak(self) -> None:
        """Make it if it is not there yet. A copy that was half made when the machine stopped is made anew.

        :raise InhoudFout: if there is no room or no right to write
        """
        if (self.map / ".git").exists():
            return
        with self._alleen():
            if (self.map / ".git").exists():
                return
            tijdelijk = self.map.with_name(f"{self.map.name}.nieuw")
            shutil.rmtree(tijdelijk, ignore_errors=True)
            try:
                self._vul(tijdelijk)
                tijdelijk.rename(self.map)
            except OSError as fout:
                raise InhoudFout(f"De werkkopie {self.map} kan niet worden gemaakt ({fout.strerror}). Maak ruimte vrij en probeer het opnieuw.") from fout

    def lees(self, plek: str) -> str:
        """:raise InhoudFout: if the file is not there"""
        self.maak()
        try:
            return (self.map / plek).read_text(encoding="utf-8")
        except OSError as fout:
            raise InhoudFout(f"{plek}: dit bestand is er niet. Ga terug naar de lijst.") from fout

    def stempel(self, *plekken: str) -> str:
        """Stands for what is in these files now."""
        self.maak()
        som = sha256()
        for plek in sorted(plekken):
            pad = self.map / plek
            som.update(plek.encode() + b"\0" + (pad.read_bytes() if pad.exists() else b"-") + b"\0")
        return som.hexdigest()[:16]

    def schrijf(self, bestanden: Mapping[str, str], wie: str, waarom: str, stempel: str | None = None) -> str | None:
        """Write the files and keep them as one version; returns its id, None if nothing changed.

        `wie`: `Name <address>`. `stempel`: of these files as the editor saw them.

        :raise AlGewijzigd: if they are not what the editor saw; nothing is written
        :raise InhoudFout: if they cannot be written; then the old ones stand there still
        """
        self.maak()
        with self._alleen():
            if stempel and stempel != self.stempel(*bestanden):
                raise AlGewijzigd("Een collega veranderde dit onderwerp net ook. Uw tekst staat hieronder nog. Vergelijk en bewaar opnieuw.")
            oud = {plek: (self.map / plek).read_bytes() if (self.map / plek).exists() else None for plek in bestanden}
            anders = [plek for plek, tekst in bestanden.items() if oud[plek] != tekst.encode()]
            if not anders:
                return None
            try:
                for plek in anders:
                    _schrijf(self.map / plek, bestanden[plek])
                return self._leg_vast(anders, wie, waarom)
            except OSError as fout:
                for plek in anders:
                    self._herstel(self.map / plek, oud[plek])
                raise InhoudFout(f"Er kan niet worden geschreven ({fout.strerror}). Er is niets veranderd. Maak ruimte vrij en bewaar opnieuw.") from fout

    @property
    def versie(self) -> str:
        """The id of the newest version."""
        self.maak()
        with Repo(str(self.map)) as repo:
            return repo.head().decode()

    def versies(self, aantal: int = 50, sinds: str | None = None) -> list[Versie]:
        """The newest first; `sinds`: only those after this id, none where that is not among the latest."""
        self.maak()
        with Repo(str(self.map)) as repo:
            uit: list[Versie] = []
            for stap in repo.get_walker(max_entries=aantal):
                if stap.commit.id.decode() == sinds:
                    return uit
                wie = stap.commit.author.decode(errors="replace").partition(" <")[0]
                wanneer = datetime.fromtimestamp(stap.commit.commit_time, UTC)
                plekken = tuple(sorted({(c.new or c.old).path.decode() for c in stap.changes() if not isinstance(c, list)}))
                uit.append(Versie(stap.commit.id.decode(), wie, wanneer, stap.commit.message.decode(errors="replace").strip(), plekken))
            return [] if sinds else uit

    def op(self, plek: str, versie: str) -> str | None:
        """What a file held in a version; None if it was not there or the version is not known."""
        with Repo(str(self.map)) as repo:
            try:
                _, id_ = tree_lookup_path(repo.__getitem__, repo[versie.encode()].tree, plek.encode())
                return repo[id_].data.decode()
            except KeyError:
                return None

    def draai_terug(self, id_: str, wie: str) -> str | None:
        """Undo one version, as a new version.

        :raise InhoudFout: if there is no such version, or later changes touch the same lines
        """
        versie = next((v for v in self.versies(VERSTE) if v.id == id_), None)
        with Repo(str(self.map)) as repo:
            ouders = repo[id_.encode()].parents if versie else ()
        if versie is None or len(ouders) != 1:
            raise InhoudFout("Deze wijziging is er niet (meer). Kies een andere uit de lijst.")
        bestanden = {}
        for plek in versie.plekken:
            voor, na = self.op(plek, ouders[0].decode()), self.op(plek, id_)
            nu = (self.map / plek).read_text(encoding="utf-8") if (self.map / plek).exists() else None
            # A topic that was made by this version stays on disk as long as others may name it: taking it away is for a developer.
            if voor is None or na is None or nu is None or (terug := _zonder(na, nu, voor)) is None:
                raise InhoudFout("Deze wijziging kan niet terug: latere wijzigingen raken dezelfde regels, of er kwam een bestand bij. Verander het onderwerp zelf.")
            bestanden[plek] = terug
        return self.schrijf(bestanden, wie, f"Teruggedraaid: {versie.waarom}")

    def werk_bij(self, wie: str) -> list[str]:
        """Take over what changed in the project meanwhile; returns the files in which both changed the same lines. Then nothing is taken over."""
        if not self.uit_git:
            return []
        self.maak()
        with self._alleen(), Repo(str(self.map)) as repo:
            porcelain.fetch(repo, str(self._bron), errstream=io.BytesIO(), quiet=True)
            with Repo(str(self._bron)) as bron:
                hoofd = bron.head()
            if any(stap.commit.id == hoofd for stap in repo.get_walker()):
                return []
            _, botsingen = porcelain.merge(repo, hoofd, message=b"Project bijgewerkt", author=wie.encode(), committer=wie.encode())
            if botsingen:
                porcelain.reset(repo, "hard")
            return [b.decode() for b in botsingen]

    def _vul(self, map_: Path) -> None:
        if self.uit_git:
            with Repo(str(self._bron)) as bron:
                # What the editors did before goes on where they left it.
                eerder = self._tak if self._tak and f"refs/heads/{self._tak}".encode() in bron.refs else None
            porcelain.clone(str(self._bron), str(map_), checkout=True, branch=eerder, errstream=io.BytesIO()).close()
            return
        logger.warning("the project is not in git: the editors' changes are kept as versions in %s only", self.map)
        for deel in INHOUD:
            van, naar = self._bron / deel, map_ / deel
            naar.parent.mkdir(parents=True, exist_ok=True)
            (shutil.copytree if van.is_dir() else shutil.copy)(van, naar)
        with porcelain.init(str(map_)) as repo:
            porcelain.add(repo, [str(map_ / deel) for deel in INHOUD])
            porcelain.commit(repo, message=b"Begin van de werkkopie", author=SYSTEEM.encode(), committer=SYSTEEM.encode())

    def _leg_vast(self, plekken: list[str], wie: str, waarom: str) -> str:
        with Repo(str(self.map)) as repo:
            porcelain.add(repo, [str(self.map / plek) for plek in plekken])
            id_ = porcelain.commit(repo, message=waarom.encode(), author=wie.encode(), committer=wie.encode())
            self._stuur(repo)
            return id_.decode()

    def _stuur(self, repo: Repo) -> None:
        """To the project's own branch. Where that fails the version is kept here, and goes along with the next one."""
        if not (self._tak and self.uit_git):
            return
        try:
            porcelain.push(repo, str(self._bron), f"HEAD:refs/heads/{self._tak}".encode(), outstream=io.BytesIO(), errstream=io.BytesIO())
        except (porcelain.Error, NotGitRepository, OSError, KeyError) as fout:
            logger.error("a change of the editors could not be sent to branch %s: %s", self._tak, type(fout).__name__)

    def _herstel(self, pad: Path, oud: bytes | None) -> None:
        if oud is None:
            pad.unlink(missing_ok=True)
        elif pad.read_bytes() != oud:
            pad.write_bytes(oud)

    @contextmanager
    def _alleen(self) -> Iterator[None]:
        """One writer at a time, also among several processes."""
        self.map.parent.mkdir(parents=True, exist_ok=True)
        with self._draad, open(self.map.with_name(f"{self.map.name}.slot"), "w") as slot:
            fcntl.flock(slot, fcntl.LOCK_EX)
            yield


def _zonder(na: str, nu: str, voor: str) -> str | None:
    """A text without a change: from `na` back to `voor`, with what was changed since; None where the two touch."""
    samen = Merge3(na.splitlines(True), nu.splitlines(True), voor.splitlines(True))
    delen = list(samen.merge_groups())
    return None if any(deel[0] == "conflict" for deel in delen) else "".join(regel for deel in delen for regel in deel[1])


def hoofd(wortel: Path) -> str | None:
    """The id of the newest version of a project; None where it is not in git."""
    try:
        with Repo(str(wortel)) as repo:
            return repo.head().decode()
    except (NotGitRepository, KeyError):
        return None




def _schrijf(pad: Path, tekst: str) -> None:
    """At once or not at all: a full disk leaves the old file."""
    pad.parent.mkdir(parents=True, exist_ok=True)
    tijdelijk = pad.with_name(f".{pad.name}.nieuw")
    try:
        tijdelijk.write_text(tekst, encoding="utf-8")
        tijdelijk.replace(pad)
    finally:
        tijdelijk.unlink(missing_ok=True)
