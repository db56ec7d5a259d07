"""Accessibility of the widget: axe in every state, theme and colour mode; layout, which axe does not see; the keyboard."""

from tests.browser.hulp import Balie, axe
from tests.browser.toestanden import loop

THEMAS = ("", "voorbeeld-theme", "eigen-huisstijl")
KLEUREN = ({"color_scheme": "light"}, {"color_scheme": "dark"}, {"forced_colors": "active"})
GEWOON = {"color_scheme": "light", "forced_colors": "none"}
ZET_THEMA = """async (klasse) => {
  const el = document.querySelector('gemeente-helpdesk');
  document.body.className = klasse; el.thema = 'geen'; await el.updateComplete; el.thema = 'auto'; await el.updateComplete; }"""
LAAD_THEMAS = """() => Promise.all(['voorbeeld', 'eigen'].map((naam) => new Promise((klaar) => {
  const blad = Object.assign(document.createElement('link'), {rel: 'stylesheet', href: '/thema.css?' + naam, onload: klaar});
  document.head.append(blad); })))"""


def test_axe_finds_nothing_in_any_state_theme_and_colour_mode(pagina, site, helpdesk):
    pagina.goto(site.adres)
    pagina.evaluate(LAAD_THEMAS)
    fouten = {}
    for toestand in loop(pagina, Balie(helpdesk.database, pagina)):
        fouten[toestand] = axe(pagina)
        for thema in THEMAS:
            pagina.evaluate(ZET_THEMA, thema)
            for kleur in KLEUREN:
                pagina.emulate_media(**{**GEWOON, **kleur})
                fouten[toestand, thema, str(kleur)] = axe(pagina, ["color-contrast", "link-in-text-block"])
        pagina.evaluate(ZET_THEMA, "")
        pagina.emulate_media(**GEWOON)
    assert {waar: wat for waar, wat in fouten.items() if wat} == {}
    assert len(fouten) > 20 * (1 + len(THEMAS) * len(KLEUREN))
