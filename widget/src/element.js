import { LitElement, html, nothing } from 'lit';

import { Api } from './api.js';
import { Bewaring } from './bewaring.js';
import { Gesprek } from './gesprek.js';
import { Handelingen } from './handelingen.js';
import { Schil } from './schil.js';
import { stijl } from './stijl.js';
import t from './teksten.nl.json' with { type: 'json' };
import { pasToe } from './thema.js';
import * as voorlezen from './voorlezen.js';
import { paneel } from './weergave/paneel.js';

/** @typedef {import('./verloop.js').Gebeurtenis} Gebeurtenis */

/**
 * `<gemeente-helpdesk gemeente="GM0518">`: the chat of a municipality. Draws the conversation (gesprek.js); what the resident
 * does is in handelingen.js, and opening, closing and where the focus goes in schil.js.
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
    this.doe = new Handelingen(this);
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

  connectedCallback() {
    super.connectedCallback();
    this.#stopStemmen = voorlezen.volgStemmen(() => this.requestUpdate());
    this.schil.begin();
    this.gesprek.hervat();
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
    this.schil.meelezen.voorWijziging();
  }

  updated() {
    this.schil.meelezen.naWijziging();
  }

  /** @returns {HTMLTextAreaElement | null} */
  get veld() {
    return this.renderRoot.querySelector('#tekst');
  }

  /** Open the chat, as the button does. */
  async open() {
    this.#kleur();
    this.schil.toon();
    this.#zend('gh:open');
    await this.gesprek.open();
    this.#kleur();
  }

  #kleur() {
    pasToe(this, this.#thema, this.gesprek.inrichting?.thema);
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
}
