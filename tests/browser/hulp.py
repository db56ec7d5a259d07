"""What the browser tests share: axe, an ear for what screen readers are given, and writing events as a console would."""

import json
import os
import sqlite3
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page

from tests.collega import WACHTWOORD
from tools.paden import WORTEL

AXE = (WORTEL / "widget" / "node_modules" / "axe-core" / "axe.min.js").read_text
NORMEN = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]

# Records what is put into a live region after it was there: that is what a screen reader says.
OOR = """
window.gehoord = []; window.logGewijzigd = [];
const LEVEND = '[role=log],[role=status],[role=alert],[aria-live]';
const schoon = (s) => s.replace(/\\s+/g, ' ').trim();
const attach = Element.prototype.attachShadow;
Element.prototype.attachShadow = function (opties) {
  const wortel = attach.call(this, opties);
  new MutationObserver((wijzigingen) => {
    const nieuw = new Set(wijzigingen.flatMap((w) => [...w.addedNodes]).filter((n) => n.matches?.(LEVEND) || n.querySelector?.(LEVEND)));
    const kort = new Set();
    for (const w of wijzigingen) {
      const doel = w.target.nodeType === 1 ? w.target : w.target.parentElement;
      // Every live region around it: one inside another would say it twice.
      for (let gebied = doel?.closest(LEVEND); gebied; gebied = gebied.parentElement?.closest(LEVEND)) {
        if (!gebied.checkVisibility() || [...nieuw].some((n) => n.contains(gebied))) continue;
        const isLog = gebied.getAttribute('role') === 'log';
        if (isLog && (w.type === 'characterData' || [...w.removedNodes].some((n) => n.nodeType === 1))) window.logGewijzigd.push(schoon(doel.textContent));
        if (['status', 'alert'].includes(gebied.getAttribute('role'))) { kort.add(gebied); continue; }
        for (const n of w.addedNodes) if (n.nodeType === 1) window.gehoord.push(schoon(n.textContent));
      }
    }
    for (const gebied of kort) if (schoon(gebied.textContent)) window.gehoord.push(schoon(gebied.textContent));
  }).observe(wortel, { subtree: true, childList: true, characterData: true });
  return wortel;
};
"""


def gehoord(pagina: Page, deel: str) -> list[str]:
    """What was announced that holds this text."""
    return [zin for zin in pagina.evaluate("window.gehoord") if deel in zin]


def axe(pagina: Page, regels: list[str] | None = None) -> list[str]:
    """The violations on the page, each as `rule: element`; with `regels` only of these rules, and only in the widget."""
    if not pagina.evaluate("'axe' in window"):
        pagina.evaluate(AXE())
    alleen = {"type": "rule", "values": regels} if regels else {"type": "tag", "values": NORMEN}
    waar = "gemeente-helpdesk" if regels else "html"
    vraag_ = "([waar, alleen]) => axe.run(waar, {runOnly: alleen, resultTypes: ['violations']})"
    uitkomst = pagina.evaluate(vraag_, [waar, alleen])
    return [f"{v['id']}: {n['html'][:150]} {n['failureSummary'][:200]}" for v in uitkomst["violations"] for n in v["nodes"]]


def foto(pagina: Page, naam: str) -> None:
    """A screenshot for the how-tos, where FOTOS names a folder."""
    if map_ := os.environ.get("FOTOS"):
        pagina.screenshot(path=f"{map_}/{naam}.png")


class Balie:
    """Writes the events that staff cause into the database, as the gateway would, for the conversation on a page."""

    def __init__(self, database: Path, pagina: Page):
        self._database = database
        self._pagina = pagina

    @property
    def gesprek(self) -> str:
        opgeslagen = self._pagina.evaluate("Object.entries(sessionStorage).find(([k]) => k.startsWith('gemeente-helpdesk'))[1]")
        return json.loads(opgeslagen)["id"]

    def schrijf(self, soort: str, **inhoud: Any) -> int:
        """Append an event; returns its id."""
        nu = datetime.now(UTC).strftime("%Y-%m-%d %H:%M:%S.%f")
        with sqlite3.connect(self._database, timeout=10) as verbinding:
            if soort == "stand":
                eigenaar = inhoud["eigenaar"]
                verbinding.execute("UPDATE gesprekken SET eigenaar = ? WHERE id = ?", (eigenaar, self.gesprek))
            rij = (self.gesprek, soort, json.dumps(inhoud), nu)
            vraag = "INSERT INTO gebeurtenissen (gesprek_id, soort, inhoud, tijdstip) VALUES (?, ?, ?, ?)"
            return verbinding.execute(vraag, rij).lastrowid or 0

    def zeg(self, tekst: str) -> int:
        return self.schrijf("bericht", van="medewerker", tekst=tekst)

    def stand(self, eigenaar: str, **meer: Any) -> int:
        return self.schrijf("stand", eigenaar=eigenaar, **meer)

    def teksten(self, van: str) -> list[str]:
        """What one side has said according to the database, in order."""
        vraag = "SELECT inhoud FROM gebeurtenissen WHERE gesprek_id = ? AND soort = 'bericht' ORDER BY id"
        with sqlite3.connect(self._database, timeout=10) as verbinding:
            rijen = [json.loads(rij) for (rij,) in verbinding.execute(vraag, (self.gesprek,))]
        return [rij["tekst"] for rij in rijen if rij["van"] == van]


def meld_aan(browser: Browser, adres: str, email: str, breed: int = 1200) -> Page:
    """A window of its own, signed in at the console. `adres`: with localhost, for which a browser takes the cookie."""
    context = browser.new_context(viewport={"width": breed, "height": 800})
    context.set_default_timeout(15_000)
    pagina = context.new_page()
    pagina.goto(f"{adres}/balie")
    pagina.fill("#email", email)
    pagina.fill("#wachtwoord", WACHTWOORD)
    pagina.click("text=Meld aan")
    pagina.wait_for_selector("h1 >> text=Gesprekken")
    return pagina


def luister(pagina: Page, fouten: list[str]) -> None:
    """Collect what goes wrong on a page: errors, and what its policy refuses."""
    pagina.on("pageerror", lambda fout: fouten.append(str(fout)))
    pagina.on("console", lambda m: fouten.append(m.text) if m.type == "error" and "Failed to load" not in m.text else None)


def vraag(pagina: Page, tekst: str) -> None:
    """Send a message and wait until the assistant has had its turn."""
    voor = pagina.locator(".beurt").count()
    pagina.fill("#tekst", tekst)
    pagina.click("button.hoofd >> text=Verstuur")
    pagina.wait_for_function(
        """(voor) => { const r = document.querySelector('gemeente-helpdesk');
        return r.gesprek.verloop.regels.length > voor + 1 && !r.gesprek.verloop.bezig && !r.gesprek.verzendt; }""",
        arg=voor,
    )


def wacht_tot(klopt: Callable[[], bool], seconden: float = 15) -> None:
    einde = time.monotonic() + seconden
    while not klopt():
        assert time.monotonic() < einde, "it did not come true in time"
        time.sleep(0.05)


def focus(pagina: Page) -> str:
    """Where the focus is: the id, else the class, else the tag, looked up inside the widget."""
    return pagina.evaluate(
        """() => { let a = document.activeElement; while (a?.shadowRoot?.activeElement) a = a.shadowRoot.activeElement;
        return a.id || a.className || a.tagName.toLowerCase(); }"""
    )
