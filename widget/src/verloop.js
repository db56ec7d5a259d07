/**
 * The course of a conversation, worked out from its events: what is shown, who owns it, what can be answered.
 * A pure function of the events, so that it is the same live, after a reload and in a test.
 *
 * @typedef {{tekst: string, href?: string}} Deel
 * @typedef {{soort: 'alinea', regels: Deel[][]} | {soort: 'lijst', punten: Deel[][]}} Blok
 * @typedef {{kop: string, delen: Deel[]}} Contactregel
 * @typedef {{titel: string, waarom: string, contact: Contactregel[], lijsten: {kop: string, punten: Deel[][]}[]}} Kaart
 * @typedef {{titel: string, waarde: string}} Knop
 * @typedef {{
 *   id: number, soort: string, van?: string, tekst?: string, blokken?: Blok[], knoppen?: Knop[],
 *   bron?: {url: string, peildatum: string, naam?: string, dag?: string}, beoordeelbaar?: boolean, brief?: boolean,
 *   kaart?: Kaart, eigenaar?: string, plaats?: number, organisatie?: string, open?: boolean, openingstijden?: string,
 *   terugbellen?: boolean, wachttijd?: number, beoordelen?: boolean, waarom?: boolean,
 * }} Gebeurtenis  An event as the gateway gives it.
 * @typedef {{id: number, soort: 'bericht' | 'kaart', van: string, gebeurtenis: Gebeurtenis}
 *   | {id: number, soort: 'systeem', van: 'systeem', tekst: string, waarden: Record<string, string>}} Regel
 *   A line of the log. Of a system line `tekst` is the name of its words under `systeem` in the texts.
 * @typedef {{
 *   laatste: number, begonnen: boolean, regels: Regel[], knoppen: Knop[], antwoord: Gebeurtenis | null,
 *   beoordeling: Gebeurtenis | null, eigenaar: string, organisatie: string, plaats: number | null, wachttijd: number | null, bezig: boolean,
 *   terugbellen: boolean, oordeel: 'vraag' | 'waarom' | null,
 * }} Verloop
 *   `laatste`: id of the newest event taken in; `antwoord`: the latest message of the assistant, for its buttons;
 *   `beoordeling`: the latest answer that can be rated; `plaats`: how many are waiting before the resident; `wachttijd`: minutes it mostly takes, where that is known;
 *   `oordeel`: what the resident is asked of a talk with a person that ended.
 */

/** @returns {Verloop} */
export const leeg = () => ({
  laatste: 0, begonnen: false, regels: [], knoppen: [], antwoord: null, beoordeling: null,
  eigenaar: 'assistent', organisatie: '', plaats: null, wachttijd: null, bezig: false, terugbellen: false, oordeel: null,
});

/**
 * Events that were taken in before change nothing; kinds that are not known are passed over.
 * @param {Verloop} v
 * @param {Gebeurtenis} g
 * @returns {Verloop}
 */
export function verwerk(v, g) {
  if (g.id <= v.laatste) return v;
  const soort = SOORTEN[g.soort];
  return { ...v, ...(soort ? soort(v, g) : {}), laatste: g.id };
}

/** @type {Record<string, (v: Verloop, g: Gebeurtenis) => Partial<Verloop>>} */
const SOORTEN = {
  bericht(v, g) {
    if (g.van === 'inwoner') return vanInwoner(v, g);
    // The opening stands above the log already, from the settings of the chat.
    if (!v.begonnen) return {};
    const erbij = { regels: [...v.regels, regel('bericht', g)], bezig: v.bezig && g.van === 'assistent' };
    if (g.van !== 'assistent') return { ...erbij, knoppen: [], antwoord: null };
    return {
      ...erbij,
      antwoord: g,
      knoppen: g.knoppen ?? v.knoppen,
      beoordeling: g.beoordeelbaar ? g : v.beoordeling,
    };
  },

  resultaat: (v, g) => ({ regels: [...v.regels, regel('kaart', g)] }),

  overdracht(v, g) {
    if (g.open !== false) return {};
    const tekst = g.openingstijden ? 'buiten_openingstijden' : 'geen_medewerker';
    const waarden = { openingstijden: g.openingstijden ?? '' };
    return { regels: [...v.regels, systeem(g.id, tekst, waarden)], terugbellen: g.terugbellen === true };
  },

  terugbelverzoek: (v, g) => ({ regels: [...v.regels, systeem(g.id, 'terugbelverzoek')], terugbellen: false }),

  oordeel: (v, g) => ({ oordeel: g.waarom ? 'waarom' : null }),

  stand(v, g) {
    const eigenaar = g.eigenaar ?? 'assistent';
    const nieuw = { eigenaar, organisatie: g.organisatie ?? '', plaats: g.plaats ?? null, wachttijd: g.wachttijd ?? null, bezig: false };
    if (eigenaar === v.eigenaar) return nieuw;
    const tekst = eigenaar === 'medewerker' && g.organisatie ? 'medewerker_van' : eigenaar;
    const van_mens = v.eigenaar === 'medewerker' || eigenaar !== 'assistent';
    const regels = van_mens ? [...v.regels, systeem(g.id, tekst, { organisatie: nieuw.organisatie })] : v.regels;
    const oordeel = g.beoordelen ? 'vraag' : null;
    return { ...nieuw, regels, oordeel, ...(eigenaar === 'assistent' ? {} : { knoppen: [], antwoord: null, beoordeling: null }) };
  },
};

/** @param {Verloop} v @param {Gebeurtenis} g @returns {Partial<Verloop>} */
function vanInwoner(v, g) {
  const bezig = v.eigenaar === 'assistent';
  const regels = [...v.regels, regel('bericht', g)];
  return { begonnen: true, regels, knoppen: [], antwoord: null, beoordeling: null, oordeel: null, bezig };
}

/** @param {'bericht' | 'kaart'} soort @param {Gebeurtenis} g @returns {Regel} */
const regel = (soort, g) => ({ id: g.id, soort, van: g.van ?? 'assistent', gebeurtenis: g });

/** @param {number} id @param {string} tekst @param {Record<string, string>} [waarden] @returns {Regel} */
const systeem = (id, tekst, waarden = {}) => ({ id, soort: 'systeem', van: 'systeem', tekst, waarden });
