/**
 * The colours: for each group of tokens that are seen on each other, where its values come from.
 *
 * A group is taken as a whole from the first source that has all of it, because a background of one theme with the text
 * colour of another can be unreadable. The order: the site's own `--gh-*`, tokens of NL Design System, what another group
 * took (`volgt`), and last our neutral theme (stijl.js), which has a light and a dark form.
 *
 * @typedef {{tokens: string[], bronnen?: string[][], volgt?: {groep: string, waarden: string[]}}} Groep
 */

/** @type {Record<string, Groep>} */
export const GROEPEN = {
  vlak: {
    tokens: ['achtergrond', 'tekst', 'link'],
    bronnen: [
      ['--basis-color-default-bg-document', '--basis-color-default-color-document', '--nl-link-color'],
      ['--utrecht-document-background-color', '--utrecht-document-color', '--utrecht-link-color'],
    ],
  },
  rand: {
    tokens: ['rand', 'zacht-tekst'],
    volgt: { groep: 'vlak', waarden: ['color-mix(in srgb, var(--_tekst) 65%, var(--_achtergrond))', 'var(--_tekst)'] },
  },
  bericht: {
    tokens: ['bericht-achtergrond', 'bericht-tekst', 'bericht-link'],
    volgt: { groep: 'vlak', waarden: ['var(--_achtergrond)', 'var(--_tekst)', 'var(--_link)'] },
  },
  eigen: {
    tokens: ['eigen-achtergrond', 'eigen-tekst'],
    volgt: { groep: 'vlak', waarden: ['var(--_achtergrond)', 'var(--_tekst)'] },
  },
  actie: {
    tokens: ['actie-achtergrond', 'actie-tekst'],
    bronnen: [
      ['--nl-button-primary-background-color', '--nl-button-primary-color'],
      ['--utrecht-button-primary-action-background-color', '--utrecht-button-primary-action-color'],
    ],
  },
  kop: {
    tokens: ['kop-achtergrond', 'kop-tekst'],
    volgt: { groep: 'actie', waarden: ['var(--_actie-achtergrond)', 'var(--_actie-tekst)'] },
  },
  keuze: {
    tokens: ['keuze-achtergrond', 'keuze-tekst'],
    volgt: { groep: 'vlak', waarden: ['var(--_achtergrond)', 'var(--_link)'] },
  },
  invoer: {
    tokens: ['invoer-achtergrond', 'invoer-tekst', 'invoer-rand'],
    volgt: { groep: 'vlak', waarden: ['var(--_achtergrond)', 'var(--_tekst)', 'var(--_rand)'] },
  },
  fout: {
    tokens: ['fout-achtergrond', 'fout-tekst'],
    bronnen: [['--utrecht-alert-error-background-color', '--utrecht-alert-error-color']],
  },
  melding: {
    tokens: ['melding-achtergrond', 'melding-tekst'],
    bronnen: [['--utrecht-alert-warning-background-color', '--utrecht-alert-warning-color']],
  },
};

/** Tokens that stand alone; their fall-back stands in stijl.js. */
export const LOS = ['lettertype', 'lettergrootte', 'hoek', 'breedte', 'hoogte', 'afstand', 'laag'];

/**
 * @param {(naam: string) => string} lees the value of a custom property on the element; '' if it has none
 * @param {boolean} nlds whether tokens of NL Design System count
 * @returns {Record<string, string>} token → the CSS value it gets; our own values are not in it
 */
export function kies(lees, nlds) {
  /** @type {Record<string, string>} */
  const gekozen = {};
  const gevonden = new Set();
  for (const [naam, { tokens, bronnen = [], volgt }] of Object.entries(GROEPEN)) {
    const kandidaten = [tokens.map((t) => `--gh-${t}`), ...(nlds ? bronnen : [])];
    const bron = kandidaten.find((namen) => namen.every((n) => lees(n).trim()));
    const waarden = bron?.map((n) => `var(${n})`) ?? (volgt && gevonden.has(volgt.groep) ? volgt.waarden : null);
    if (!waarden) continue;
    gevonden.add(naam);
    tokens.forEach((t, i) => (gekozen[t] = waarden[i]));
  }
  return gekozen;
}

/**
 * Put the values into a style sheet of the element. Colours that the municipality set with us (`pakket`) count where the site
 * says nothing.
 * @param {HTMLElement} host @param {CSSStyleSheet} blad @param {Record<string, string>} [pakket]
 */
export function pasToe(host, blad, pakket = {}) {
  blad.replaceSync(':host{}');
  const stijl = getComputedStyle(host);
  const vanSite = (/** @type {string} */ naam) => stijl.getPropertyValue(naam).trim();
  const erbij = Object.entries(pakket).filter(([naam]) => naam.startsWith('--gh-') && !vanSite(naam));
  const vanPakket = Object.fromEntries(erbij);
  const gekozen = kies((naam) => vanSite(naam) || vanPakket[naam] || '', host.getAttribute('thema') !== 'geen');
  const regel = /** @type {CSSStyleRule} */ (blad.cssRules[0]).style;
  for (const [naam, waarde] of erbij) regel.setProperty(naam, waarde);
  for (const [token, waarde] of Object.entries(gekozen)) regel.setProperty(`--_${token}`, waarde);
  if ('achtergrond' in gekozen) regel.setProperty('color-scheme', 'inherit');
}
