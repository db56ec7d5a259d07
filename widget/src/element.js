import { LitElement, html, nothing } from 'lit';

import { Api } from './api.js';
import { Bewaring } from './bewaring.js';
import { Gesprek } from './gesprek.js';
import { stijl } from './stijl.js';
import t from './teksten.nl.json' with { type: 'json' };
import { pasToe } from './thema.js';
import * as voorlezen from './voorlezen.js';
import { paneel } from './weergave/paneel.js';
import { Schil } from './schil.js';

/** @typedef {import('./verloop.js').Gebeurtenis} Gebeurtenis */

/**
 * `<gemeente-helpdesk gemeente="GM0518">`: the chat of a municipality. Draws the conversation (gesprek.js) and turns what
 * the resident does into calls of it; opening, closing and where the focus goes is the shell's (schil.js).
 */
export class GemeenteHelpdesk extends LitElement {
  /** The gateway's origin: where the script came from. */
  static basis = '';
  static styles = stijl;
  static properties = {
    gemeente: {},
    modus: {},
    positie: { reflect: true },
    thema: {},
  };

  /** @type {Map<number, 'waarom' | 'klaar'>} which answers were rated, by id */
  feedback = new Map();
  vraagtZekerheid = false;
  leest = false;
  lengte = 0;
  #thema = new CSSStyleSheet();
  /** @type {Gesprek | null} */
  #gesprek = null;
  /** @type {() => void} */
  #stopStemmen = () => {};

  constructor() {
    super();
    /** @type {string | null} */
    this.gemeente = null;
    /** @type {'zwevend' | 'inline'} */
    this.modus = 'zwevend';
    /** @type {'rechts' | 'links'} */
    this.positie = 'rechts';
    /** @type {'auto' | 'geen'} */
    this.thema = 'auto';
    this.schil = new Schil(this);
  }

  get basis() {
    return GemeenteHelpdesk.basis;
  }

  /** Made when it is first asked for: only then is known for which municipality. */
  get gesprek() {
    return (this.#gesprek ??= this.#maakGesprek());
  }

  get inline() {
    return this.modus === 'inline';
  }

  get kanVoorlezen() {
    return voorlezen.stem() !== undefined;
  }

  connectedCallback() {
    super.connectedCallback();
    this.#stopStemmen = voorlezen.volgStemmen(() => this.requestUpdate());
    this.schil.begin();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#stopStemmen();
    this.schil.stop();
    this.gesprek.rust();
  }

  #maakGesprek() {
    const gemeente = this.getAttribute('gemeente');
    const gesprek = new Gesprek({ api: new Api(this.basis), bewaring: new Bewaring(gemeente), gemeente, teksten: t });
    gesprek.addEventListener('wijziging', () => this.requestUpdate());
    gesprek.addEventListener('gebeurtenis', (e) => this.#meld(/** @type {CustomEvent} */ (e).detail));
    return gesprek;
  }

  firstUpdated() {
    /** @type {ShadowRoot} */ (this.renderRoot).adoptedStyleSheets.push(this.#thema);
    this.#kleur();
    if (this.inline) this.open();
  }

  render() {
    return html`<section class="gh ${this.modus}" aria-label=${t.naam} lang="nl">
      ${this.inline
        ? html`<div class="paneel">${paneel(this)}</div>`
        : html`
            <button class="opener" ?hidden=${this.schil.open} aria-expanded=${this.schil.open} @click=${() => this.open()}>
              ${this.gesprek.loopt ? t.verder : t.openen}
            </button>
            <p role="status" class="vh">${this.schil.ongelezen ? t.nieuw_bericht : nothing}</p>
            <dialog class="paneel" aria-labelledby="titel" @close=${this.schil.gesloten}>
              ${this.schil.ooitOpen ? paneel(this) : nothing}
            </dialog>`}
    </section>`;
  }

  /** @param {Map<string, unknown>} gewijzigd */
  willUpdate(gewijzigd) {
    if (this.hasUpdated && gewijzigd.has('thema')) this.#kleur();
    this.schil.voorWijziging();
  }

  updated() {
    this.schil.naWijziging();
  }

  /** Open the chat, as the button does. */
  async open() {
    this.#kleur();
    this.schil.toon();
    this.#zend('gh:open');
    await this.gesprek.open();
  }

  #kleur() {
    pasToe(this, this.#thema);
  }

  /** Close the chat; the conversation stays. */
  sluit = () => {
    voorlezen.zwijg();
    this.schil.sluit();
  };

  /** @param {string} naam @param {object} [detail] */
  #zend(naam, detail) {
    this.dispatchEvent(new CustomEvent(naam, { detail, bubbles: true, composed: true }));
  }

  gaDicht() {
    this.#zend('gh:sluit');
  }

  /** @param {Gebeurtenis} g */
  #meld(g) {
    if (g.soort === 'bericht') {
      this.schil.nieuwBericht(g.van === 'inwoner');
      this.#zend('gh:bericht', { van: g.van });
    } else if (g.soort === 'overdracht' || (g.soort === 'stand' && g.eigenaar !== 'assistent')) {
      this.#zend('gh:overdracht', { eigenaar: g.eigenaar ?? null });
    }
  }

  /** @returns {HTMLTextAreaElement | null} */
  get veld() {
    return this.renderRoot.querySelector('#tekst');
  }

  getypt = () => {
    this.lengte = this.veld?.value.trim().length ?? 0;
    if (this.gesprek.fout) this.gesprek.meldFout('');
    this.requestUpdate();
  };

  /** Enter sends, Shift+Enter is a new line; Enter of a word being composed is neither. @param {KeyboardEvent} e */
  toets = (e) => {
    if (e.key !== 'Enter' || e.shiftKey || e.isComposing || e.keyCode === 229) return;
    e.preventDefault();
    this.veld?.form?.requestSubmit();
  };

  /** @param {Event} e */
  verstuur = async (e) => {
    e.preventDefault();
    const { veld } = this;
    const tekst = veld?.value ?? '';
    if (!(await this.gesprek.stuur(tekst)) || !veld) return;
    // What was typed since is the next message.
    if (veld.value === tekst) veld.value = '';
    this.getypt();
  };

  /** @param {string} tekst */
  async zeg(tekst) {
    if (await this.gesprek.stuur(tekst)) this.schil.naarInvoer();
  }

  /** @param {string} waarde */
  async kies(waarde) {
    if (await this.gesprek.kies(waarde)) this.schil.naarInvoer();
  }

  /** @param {number} id @param {boolean} nuttig */
  async beoordeel(id, nuttig) {
    if (!(await this.gesprek.beoordeel(id, nuttig))) return;
    if (nuttig) return this.feedbackKlaar(id);
    this.feedback.set(id, 'waarom');
    await this.schil.naar('#feedback');
  }

  /** @param {number} id @param {string} reden */
  async geefReden(id, reden) {
    if (await this.gesprek.beoordeel(id, false, reden)) this.feedbackKlaar(id);
  }

  /** @param {number} id */
  feedbackKlaar(id) {
    this.feedback.set(id, 'klaar');
    this.gesprek.zeg(t.feedback.bedankt);
    this.schil.naarInvoer();
  }

  /** The letter itself: what comes after the first paragraph, which tells how to use it. @param {Gebeurtenis} g */
  async kopieer(g) {
    const tekst = g.tekst ?? '';
    try {
      await navigator.clipboard.writeText(tekst.slice(tekst.indexOf('\n\n') + 2));
      this.gesprek.zeg(t.gekopieerd);
    } catch {
      this.gesprek.meldFout(t.niet_gekopieerd);
    }
  }

  /** @param {Gebeurtenis} g */
  leesVoor(g) {
    if (this.leest) return voorlezen.zwijg();
    this.leest = true;
    this.requestUpdate();
    voorlezen.lees(g.tekst ?? '', () => {
      this.leest = false;
      this.requestUpdate();
    });
  }

  /** @param {SubmitEvent} e */
  belTerug = async (e) => {
    e.preventDefault();
    const formulier = /** @type {HTMLFormElement} */ (e.currentTarget);
    if (!formulier.checkValidity()) return this.gesprek.meldFout(t.terugbellen.ontbreekt);
    const { naam, bereikbaar, wanneer } = /** @type {Record<string, string>} */ (Object.fromEntries(new FormData(formulier)));
    if (await this.gesprek.belTerug({ naam, bereikbaar, wanneer })) this.schil.naarInvoer();
  };

  download = async () => {
    const tekst = await this.gesprek.download();
    if (!tekst) return;
    const koppeling = document.createElement('a');
    koppeling.href = URL.createObjectURL(tekst);
    koppeling.download = t.beheer.bestand;
    koppeling.click();
    setTimeout(() => URL.revokeObjectURL(koppeling.href), 10_000);
  };

  opnieuw = () => {
    this.gesprek.opnieuw();
    void this.schil.naar('#titel');
  };

  vraagZekerheid = () => {
    this.vraagtZekerheid = true;
    void this.schil.naar('#zekerheid');
  };

  verwijderNiet = () => {
    this.vraagtZekerheid = false;
    void this.schil.naar('.beheer summary');
  };

  verwijder = async () => {
    if (!(await this.gesprek.verwijder())) return;
    this.vraagtZekerheid = false;
    void this.schil.naar('#titel');
  };
}
