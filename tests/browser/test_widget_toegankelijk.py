"""Accessibility of the widget: axe in every state, theme and colour mode; layout, which axe does not see; what is announced."""

import pytest

from tests.browser.hulp import OOR, Balie, axe, focus, gehoord, vraag, wacht_tot
from tests.browser.toestanden import loop

LICHT, DONKER, OPGELEGD = {"color_scheme": "light"}, {"color_scheme": "dark"}, {"forced_colors": "active"}
# Each theme with each colour mode; in forced colours there is no theme left to see.
COMBINATIES = [(thema, kleur) for thema in ("", "voorbeeld-theme", "eigen-huisstijl") for kleur in (LICHT, DONKER)] + [("", OPGELEGD)]
GEWOON = {"color_scheme": "light", "forced_colors": "none"}
ZET_THEMA = """async (klasse) => {
  const el = document.querySelector('gemeente-helpdesk');
  document.body.className = klasse; el.thema = 'geen'; await el.updateComplete; el.thema = 'auto'; await el.updateComplete; }"""
LAAD_THEMAS = """() => Promise.all(['voorbeeld', 'eigen'].map((naam) => new Promise((klaar) => {
  const blad = Object.assign(document.createElement('link'), {rel: 'stylesheet', href: '/thema.css?' + naam, onload: klaar});
  document.head.append(blad); })))"""

# WCAG 1.4.12, laid on from outside as a resident's own style sheet would.
TEKSTAFSTAND = """() => { const blad = new CSSStyleSheet();
  blad.replaceSync('* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important } p { margin-block-end: 2em !important }');
  document.querySelector('gemeente-helpdesk').shadowRoot.adoptedStyleSheets.push(blad); }"""
# What is wider than what it stands in, or cut off in a box that does not scroll.
AFGESNEDEN = """() => {
  const wortel = document.querySelector('gemeente-helpdesk').shadowRoot, breed = document.documentElement.clientWidth;
  const fout = document.documentElement.scrollWidth > breed ? ['the page scrolls sideways'] : [];
  for (const e of wortel.querySelectorAll('.gh *:not(.vh)')) {
    if (!e.checkVisibility() || e.closest('.vh')) continue;
    const r = e.getBoundingClientRect(), s = getComputedStyle(e), noem = e.tagName + '.' + e.className + ' ' + e.textContent.trim().slice(0, 30);
    if (r.left < -1 || r.right > breed + 1) fout.push('outside: ' + noem);
    if (e.scrollWidth > e.clientWidth + 1 && s.overflowX !== 'visible' && e.clientWidth) fout.push('cut: ' + noem);
    if (e.scrollHeight > e.clientHeight + 1 && s.overflowY === 'hidden' && e.clientHeight) fout.push('cut below: ' + noem);
  }
  return fout; }"""
BEREIKBAAR = """() => { const w = document.querySelector('gemeente-helpdesk').shadowRoot, rol = w.querySelector('.rol'), p = w.querySelector('.paneel');
  return !rol || rol.clientHeight >= 96 && (getComputedStyle(p).overflowY === 'auto' || p.scrollHeight <= p.clientHeight); }"""


@pytest.fixture
def balie(pagina, helpdesk):
    return Balie(helpdesk.database, pagina)


@pytest.fixture
def luisterend(pagina, site):
    """The chat, with an ear on its live regions from the beginning."""
    pagina.add_init_script(OOR)
    pagina.goto(site.adres)
    pagina.click(".opener")
    pagina.wait_for_selector("#tekst")
    return pagina


def test_axe_finds_nothing_in_any_state_theme_and_colour_mode(pagina, site, balie):
    pagina.goto(site.adres)
    pagina.evaluate(LAAD_THEMAS)
    fouten = {}
    for toestand in loop(pagina, balie):
        fouten[toestand] = axe(pagina)
        for thema, kleur in COMBINATIES:
            pagina.evaluate(ZET_THEMA, thema)
            pagina.emulate_media(**{**GEWOON, **kleur})
            fouten[toestand, thema, str(kleur)] = axe(pagina, ["color-contrast", "link-in-text-block"])
        pagina.evaluate(ZET_THEMA, "")
        pagina.emulate_media(**GEWOON)
    assert {waar: wat for waar, wat in fouten.items() if wat} == {}
    assert len(fouten) > 20 * (1 + len(COMBINATIES))


def test_axe_does_find_what_is_wrong(chat):
    """Without this the test above would also pass when axe cannot look into the widget."""
    pagina = chat()
    pagina.evaluate("document.querySelector('gemeente-helpdesk').shadowRoot.querySelector('label').remove()")
    assert any(fout.startswith("label:") for fout in axe(pagina))


def test_at_400_percent_and_with_wide_text_nothing_is_cut_in_any_state(pagina, site, balie):
    pagina.set_viewport_size({"width": 320, "height": 256})
    pagina.goto(site.adres)
    fouten = {}
    for nummer, toestand in enumerate(loop(pagina, balie)):
        if nummer == 1:
            pagina.evaluate(TEKSTAFSTAND)
        fouten[toestand] = pagina.evaluate(AFGESNEDEN)
        assert pagina.evaluate(BEREIKBAAR), toestand
        pagina.set_viewport_size({"width": 1100, "height": 800})
        fouten[toestand, "wide screen"] = pagina.evaluate(AFGESNEDEN)
        pagina.set_viewport_size({"width": 320, "height": 256})
    assert {waar: wat for waar, wat in fouten.items() if wat} == {}


def test_with_text_twice_as_large_nothing_is_cut(chat):
    pagina = chat()
    pagina.evaluate("document.documentElement.style.fontSize = '200%'")
    vraag(pagina, "vreet die app mn accu leeg?")
    assert pagina.evaluate(AFGESNEDEN) == [] and pagina.evaluate(BEREIKBAAR)


def test_the_button_opens_and_nothing_opens_or_takes_the_focus_by_itself(pagina, site):
    pagina.goto(site.adres)
    knop = pagina.locator(".opener")
    maat = knop.bounding_box()
    assert maat["width"] >= 44 and maat["height"] >= 44 and knop.get_attribute("aria-expanded") == "false"
    assert knop.get_attribute("aria-label") is None and knop.inner_text() == "Chat over CoronaMelder"
    assert pagina.evaluate("document.activeElement === document.body") and not pagina.locator("dialog").is_visible()


@pytest.mark.parametrize(("breedte", "modaal"), [(1100, False), (360, True)])
def test_focus_goes_to_the_heading_and_back_and_escape_closes(pagina, site, breedte, modaal):
    pagina.set_viewport_size({"width": breedte, "height": 800})
    pagina.goto(site.adres)
    pagina.focus(".opener")
    pagina.keyboard.press("Enter")
    pagina.wait_for_selector("#tekst")
    assert focus(pagina) == "titel"
    is_modaal = "document.querySelector('gemeente-helpdesk').shadowRoot.querySelector('dialog').matches(':modal')"
    assert pagina.evaluate(is_modaal) is modaal
    pagina.fill("#tekst", "half getypt")
    pagina.set_viewport_size({"width": 1460 - breedte, "height": 800})
    pagina.wait_for_function(f"() => {is_modaal} === {str(not modaal).lower()}")
    assert focus(pagina) == "tekst" and pagina.input_value("#tekst") == "half getypt"
    pagina.keyboard.press("Escape")
    wacht_tot(lambda: focus(pagina) == "opener")
    assert not pagina.locator("dialog").is_visible()


def test_on_a_wide_screen_the_page_stays_in_use_and_is_not_hidden(chat):
    pagina = chat()
    geheel_bedekt = """() => { const a = document.activeElement, p = document.querySelector('gemeente-helpdesk');
      if (a === p || a === document.body) return false;
      const b = p.shadowRoot.querySelector('dialog').getBoundingClientRect(), r = a.getBoundingClientRect();
      return r.left >= b.left && r.right <= b.right && r.top >= b.top && r.bottom <= b.bottom; }"""
    pagina.evaluate("document.body.tabIndex = -1; document.body.focus()")
    bezocht = []
    for _ in range(14):
        pagina.keyboard.press("Tab")
        bezocht.append(pagina.evaluate("document.activeElement.textContent.trim()"))
        assert not pagina.evaluate(geheel_bedekt), bezocht[-1]
    assert "Contact" in bezocht and "Parkeren" in bezocht
    pagina.evaluate("document.querySelector('footer a').focus()")
    pagina.keyboard.press("Escape")
    pagina.wait_for_selector(".opener")


def test_everything_can_be_done_with_the_keyboard_only(pagina, site):
    pagina.goto(site.adres)

    def ga_naar(tekst):
        for _ in range(60):
            if tekst in pagina.evaluate("(() => { let a = document.activeElement; while (a.shadowRoot?.activeElement) a = a.shadowRoot.activeElement; return a.matches('button, summary') ? a.textContent : ''; })()"):
                return
            pagina.keyboard.press("Tab")
        raise AssertionError(f"cannot reach {tekst}")

    def druk(tekst):
        ga_naar(tekst)
        pagina.keyboard.press("Enter")

    druk("Chat over CoronaMelder")
    pagina.wait_for_selector("#tekst")
    druk("Weet de app waar ik ben?")
    pagina.wait_for_selector("#feedback")
    druk("Nee")
    pagina.wait_for_selector("text=Wat kan beter?")
    druk("Er ontbreekt iets")
    pagina.wait_for_selector("text=Bedankt.")
    wacht_tot(lambda: focus(pagina) == "tekst")
    pagina.keyboard.type("ik wil een medewerker spreken")
    pagina.keyboard.press("Enter")
    pagina.wait_for_selector(".beurt.assistent a[href^='tel:']")
    druk("Bewaren of wissen")
    druk("Wis dit gesprek")
    wacht_tot(lambda: focus(pagina) == "zekerheid")
    druk("Ja, wis het gesprek")
    pagina.wait_for_selector("text=Uw gesprek is gewist")


def test_the_log_can_be_scrolled_with_the_keyboard(chat):
    pagina = chat()
    vraag(pagina, "vreet die app mn accu leeg?")
    pagina.focus(".rol")
    boven = "document.querySelector('gemeente-helpdesk').shadowRoot.querySelector('.rol').scrollTop"
    begin = pagina.evaluate(boven)
    pagina.keyboard.press("PageUp")
    wacht_tot(lambda: pagina.evaluate(boven) < begin)


def test_every_message_is_announced_once_and_the_log_only_grows(luisterend, balie):
    pagina = luisterend
    vraag(pagina, "vreet die app mn accu leeg?")
    vraag(pagina, "De GGD-medewerker aan de telefoon was heel onbeleefd tegen mij")
    vraag(pagina, "Emmen")
    balie.stand("wachtrij", plaats=1)
    pagina.wait_for_selector("text=Er is 1 wachtende voor u.")
    balie.stand("medewerker", organisatie="GGD Drenthe")
    balie.zeg("Dit zegt een mens.")
    pagina.wait_for_selector("text=Dit zegt een mens.")
    balie.stand("assistent")
    pagina.wait_for_selector("text=U chat weer met de computer")
    regels = pagina.locator(".beurt").all_text_contents()
    assert len(regels) == 12
    for regel in regels:
        assert len(gehoord(pagina, " ".join(regel.split()))) == 1, regel
    assert pagina.evaluate("logGewijzigd") == []
    assert len(gehoord(pagina, "U praat nu met een medewerker van GGD Drenthe")) == 1
    assert len(gehoord(pagina, "De computer zoekt een antwoord.")) == 3 and len(gehoord(pagina, "Er is 1 wachtende voor u.")) == 1
    assert pagina.inner_text(".toestand") == ""


def test_a_conversation_that_comes_back_is_not_read_out_again(luisterend, site):
    pagina = luisterend
    vraag(pagina, "vreet die app mn accu leeg?")
    pagina.goto(site.adres)
    pagina.click(".opener")
    pagina.wait_for_selector(".beurt.assistent")
    assert gehoord(pagina, "stroom") == []
    vraag(pagina, "Moet bluetooth eigenlijk aan blijven?")
    assert len(gehoord(pagina, "luetooth")) >= 1


def test_an_error_is_announced_and_the_field_points_at_it(luisterend):
    pagina = luisterend
    pagina.click("text=Verstuur")
    wacht_tot(lambda: len(gehoord(pagina, "Typ eerst uw vraag.")) == 1)
    assert pagina.get_attribute("#tekst", "aria-invalid") == "true" and "fout" in pagina.get_attribute("#tekst", "aria-describedby")
    pagina.fill("#tekst", "x")
    pagina.wait_for_selector(".fout:empty", state="attached")


def test_a_message_that_comes_in_moves_neither_focus_nor_a_reader_who_scrolled_up(chat, balie):
    pagina = chat()
    vraag(pagina, "vreet die app mn accu leeg?")
    balie.stand("medewerker")
    pagina.wait_for_selector(".beurt.systeem")
    rol = "document.querySelector('gemeente-helpdesk').shadowRoot.querySelector('.rol')"
    pagina.evaluate(f"{rol}.scrollTop = 0")
    pagina.focus(".sluit")
    balie.zeg("Een eerste bericht van een mens.")
    pagina.wait_for_selector(".nieuw")
    assert pagina.evaluate(f"{rol}.scrollTop") == 0 and focus(pagina) == "sluit"
    pagina.click(".nieuw")
    assert pagina.locator(".beurt >> nth=-1").evaluate("(e) => e.getBoundingClientRect().top") < 700
    pagina.evaluate(f"{rol}.scrollTop = {rol}.scrollHeight")
    balie.zeg("Een tweede bericht.")
    pagina.wait_for_selector("text=Een tweede bericht.")
    assert pagina.locator(".nieuw").count() == 0


def test_names_language_and_landmarks(chat):
    pagina = chat()
    vraag(pagina, "hallo")
    boom = pagina.locator("gemeente-helpdesk").aria_snapshot()
    for deel in (
        'region "Hulp bij CoronaMelder"', 'dialog "Hulp bij CoronaMelder"', 'heading "Hulp bij CoronaMelder" [level=2]',
        'log "Het gesprek"', "U zei:", "Assistent (computer) zei:", 'textbox "Uw vraag of klacht"', 'group "Kies een antwoord of typ uw vraag"',
    ):  # fmt: skip
        assert deel in boom, boom
    assert pagina.get_attribute(".gh", "lang") == "nl"
    volgorde = pagina.inner_text("dialog")
    assert volgorde.index("computer, niet met een mens") < volgorde.index("Typ geen namen") < volgorde.index("Uw vraag of klacht")


@pytest.mark.parametrize("thema", ["/", "/voorbeeld", "/eigen"])
def test_the_focus_can_be_seen_in_every_theme(chat, thema):
    pagina = chat(thema)
    meet = """(kiezer) => { const e = document.querySelector('gemeente-helpdesk').shadowRoot.querySelector(kiezer); e.focus();
      const s = getComputedStyle(e), licht = (k) => { const c = k.match(/[\\d.]+/g).slice(0, 3).map((v) => v / 255)
        .map((v) => v <= .04045 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4); return .2126 * c[0] + .7152 * c[1] + .0722 * c[2]; };
      let op = e.parentElement; while (op && getComputedStyle(op).backgroundColor === 'rgba(0, 0, 0, 0)') op = op.parentElement;
      const [a, b] = [s.outlineColor, getComputedStyle(op).backgroundColor].map(licht).sort((x, y) => y - x);
      return [s.outlineStyle, parseFloat(s.outlineWidth), (a + .05) / (b + .05)]; }"""
    pagina.keyboard.press("Tab")
    for kiezer in (".sluit", ".begin button", "#tekst", ".hoofd", "summary"):
        soort, breedte, contrast = pagina.evaluate(meet, kiezer)
        assert soort == "solid" and breedte >= 2 and contrast >= 3, kiezer


def test_nothing_moves_and_buttons_have_edges_in_forced_colours(chat):
    pagina = chat()
    vraag(pagina, "hallo")
    alles = "[...document.querySelector('gemeente-helpdesk').shadowRoot.querySelectorAll('*')]"
    assert pagina.evaluate(f"{alles}.filter((e) => e.getAnimations().length || parseFloat(getComputedStyle(e).transitionDuration)).length") == 0
    pagina.emulate_media(forced_colors="active")
    zonder = f"{alles}.filter((e) => e.matches('button, textarea') && e.checkVisibility() && !parseFloat(getComputedStyle(e).borderTopWidth)).length"
    assert pagina.evaluate(zonder) == 0


@pytest.mark.parametrize("pad", ["/toegankelijkheid", "/", "/over", "/insluiten/GM0114"])
def test_axe_finds_nothing_on_the_gateways_own_pages(pagina, helpdesk, pad):
    pagina.goto(helpdesk.adres + pad)
    if pad.startswith("/insluiten"):
        pagina.wait_for_selector("#tekst")
    for kleur in ("light", "dark"):
        pagina.emulate_media(color_scheme=kleur)
        assert axe(pagina) == []
