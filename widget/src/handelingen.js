import t from './teksten.nl.json' with { type: 'json' };
import * as voorlezen from './voorlezen.js';

/**
 * @typedef {import('./element.js').GemeenteHelpdesk} Element
 * @typedef {import('./verloop.js').Gebeurtenis} Gebeurtenis
 */

/** What the resident can do, and where the focus goes after it. */
export class Handelingen {
  /** @type {Map<number, 'waarom' | 'klaar'>} which answers were rated, by id */
  feedback = new Map();
  vraagtZekerheid = false;
  leest = false;
  /** Of the text in the field, in characters. */
  lengte = 0;
  #el;

  /** @param {Element} el */
  constructor(el) {
    this.#el = el;
  }

  get kanVoorlezen() {
    return voorlezen.stem() !== undefined;
  }

  getypt = () => {
    this.lengte = this.#el.veld?.value.trim().length ?? 0;
    if (this.#el.gesprek.fout) this.#el.gesprek.mislukt('');
    this.#el.requestUpdate();
  };

  /** Enter sends, Shift+Enter is a new line; Enter of a word being composed is neither. @param {KeyboardEvent} e */
  toets = (e) => {
    if (e.key !== 'Enter' || e.shiftKey || e.isComposing || e.keyCode === 229) return;
    e.preventDefault();
    this.#el.veld?.form?.requestSubmit();
  };

  /** @param {Event} e */
  verstuur = async (e) => {
    e.preventDefault();
    const { veld } = this.#el;
    const tekst = veld?.value ?? '';
    if (!(await this.#el.gesprek.stuur(tekst)) || !veld) return;
    // What was typed since is the next message.
    if (veld.value === tekst) veld.value = '';
    this.getypt();
  };

  /** @param {string} tekst */
  async zeg(tekst) {
    if (await this.#el.gesprek.stuur(tekst)) this.#el.schil.naarInvoer();
  }

  /** @param {string} waarde */
  async kies(waarde) {
    if (await this.#el.gesprek.kies(waarde)) this.#el.schil.naarInvoer();
  }

  /** @param {number} id @param {boolean} nuttig */
  async beoordeel(id, nuttig) {
    if (!(await this.#el.gesprek.beoordeel(id, nuttig))) return;
    if (nuttig) return this.feedbackKlaar(id);
    this.feedback.set(id, 'waarom');
    await this.#el.schil.naar('#feedback');
  }

  /** @param {number} id @param {string} reden */
  async geefReden(id, reden) {
    if (await this.#el.gesprek.beoordeel(id, false, reden)) this.feedbackKlaar(id);
  }

  /** @param {number} id */
  feedbackKlaar(id) {
    this.feedback.set(id, 'klaar');
    this.#el.gesprek.zeg(t.feedback.bedankt);
    this.#el.schil.naarInvoer();
  }

  /** Of a person's help; who says no is asked why. @param {boolean | null} geholpen @param {string} [reden] */
  async beoordeelMens(geholpen, reden) {
    if (!(await this.#el.gesprek.beoordeelMens(geholpen, reden))) return;
    if (geholpen === false && !reden) return void this.#el.schil.naar('#geholpen');
    if (geholpen !== null) this.#el.gesprek.zeg(t.oordeel.bedankt);
    this.#el.schil.naarInvoer();
  }

  /** The letter itself: what comes after the first paragraph, which tells how to use it. @param {Gebeurtenis} g */
  async kopieer(g) {
    const tekst = g.tekst ?? '';
    try {
      await navigator.clipboard.writeText(tekst.slice(tekst.indexOf('\n\n') + 2));
      this.#el.gesprek.zeg(t.gekopieerd);
    } catch {
      this.#el.gesprek.mislukt(t.niet_gekopieerd);
    }
  }

  /** @param {Gebeurtenis} g */
  leesVoor(g) {
    if (this.leest) return voorlezen.zwijg();
    this.leest = true;
    this.#el.requestUpdate();
    voorlezen.lees(g.tekst ?? '', () => {
      this.leest = false;
      this.#el.requestUpdate();
    });
  }

  /** @param {SubmitEvent} e */
  belTerug = async (e) => {
    e.preventDefault();
    const formulier = /** @type {HTMLFormElement} */ (e.currentTarget);
    if (!formulier.checkValidity()) return this.#el.gesprek.mislukt(t.terugbellen.ontbreekt);
    const { naam, bereikbaar, wanneer } = /** @type {Record<string, string>} */ (Object.fromEntries(new FormData(formulier)));
    if (await this.#el.gesprek.belTerug({ naam, bereikbaar, wanneer })) this.#el.schil.naarInvoer();
  };

  download = async () => {
    const tekst = await this.#el.gesprek.download();
    if (!tekst) return;
    const koppeling = document.createElement('a');
    koppeling.href = URL.createObjectURL(tekst);
    koppeling.download = t.beheer.bestand;
    koppeling.click();
    setTimeout(() => URL.revokeObjectURL(koppeling.href), 10_000);
  };

  opnieuw = () => {
    this.#el.gesprek.opnieuw();
    void this.#el.schil.naar('#titel');
  };

  vraagZekerheid = () => {
    this.vraagtZekerheid = true;
    void this.#el.schil.naar('#zekerheid');
  };

  verwijderNiet = () => {
    this.vraagtZekerheid = false;
    void this.#el.schil.naar('.beheer summary');
  };

  verwijder = async () => {
    if (!(await this.#el.gesprek.verwijder())) return;
    this.vraagtZekerheid = false;
    void this.#el.schil.naar('#titel');
  };
}
