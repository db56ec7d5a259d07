import { Probleem } from './api.js';
import { Sleutelbos } from './sleutel.js';
import { Toestand } from './toestand.js';
import { leeg, verwerk } from './verloop.js';
import { Verbinding } from './verbinding.js';

/**
 * @typedef {import('./api.js').Api} Api
 * @typedef {import('./api.js').Sleutels} Sleutels
 * @typedef {import('./bewaring.js').Bewaring} Bewaring
 * @typedef {import('./verloop.js').Gebeurtenis} Gebeurtenis
 */

/**
 * The conversation as the widget has it: loading, sending, following and what else can be done with it. Each event that
 * comes in live is told with `gebeurtenis`.
 */
export class Gesprek extends Toestand {
  #api;
  #bewaring;
  #gemeente;
  #t;
  /** @type {Sleutels | null} */
  #sleutels = null;
  /** @type {Verbinding | null} */
  #verbinding = null;
  #sleutelbos = new Sleutelbos();

  /**
   * @param {{api: Api, bewaring: Bewaring, gemeente: string | null, teksten: typeof import('./teksten.nl.json')}} delen
   */
  constructor({ api, bewaring, gemeente, teksten }) {
    super();
    this.#api = api;
    this.#bewaring = bewaring;
    this.#gemeente = gemeente;
    this.#t = teksten;
    this.#sleutels = bewaring.lees();
  }

  /** Whether there is a conversation to go on with. */
  get loopt() {
    return this.#sleutels !== null;
  }

  /** Load what is shown; again when it is loaded already, because an urgent notice may have been set since. */
  async open() {
    if (this.fase === 'laden') return;
    const eerste = this.fase !== 'open';
    if (eerste) this.zet({ fase: 'laden' });
    try {
      const inrichting = await this.#api.inrichting(this.#gemeente);
      if (eerste && this.#sleutels) await this.#herstel(this.#sleutels);
      this.zet({ inrichting, fase: 'open' });
    } catch {
      if (eerste) this.zet({ fase: 'mislukt' });
    }
  }

  /** @param {Sleutels} sleutels */
  async #herstel(sleutels) {
    try {
      const { gebeurtenissen } = await this.#api.lees(sleutels);
      this.verloop = gebeurtenissen.reduce(verwerk, leeg());
      this.#volg();
    } catch (fout) {
      if (!(fout instanceof Probleem && fout.weg)) throw fout;
      this.#vergeet(this.#t.verlopen);
    }
  }

  /** @param {string} tekst @returns {Promise<boolean>} whether it was taken in */
  async stuur(tekst) {
    if (!tekst.trim()) return this.mislukt(this.#t.leeg);
    const teveel = tekst.trim().length - (this.inrichting?.max_tekens ?? Infinity);
    if (teveel > 0) return this.mislukt(this.#t.te_lang.replace('{aantal}', String(teveel)));
    return this.#verstuur({ tekst });
  }

  /** @param {string} waarde of a button @returns {Promise<boolean>} */
  kies(waarde) {
    return this.#verstuur({ keuze: waarde });
  }

  /** @param {{tekst: string} | {keuze: string}} inhoud @returns {Promise<boolean>} */
  async #verstuur(inhoud) {
    if (this.verzendt) return false;
    this.zet({ verzendt: true, fout: '' });
    try {
      const sleutels = (this.#sleutels ??= await this.#begin());
      const { id } = await this.#api.stuur(sleutels, { sleutel: this.#sleutelbos.voor(inhoud), ...inhoud });
      this.#sleutelbos.klaar();
      this.#bewaring.zet(sleutels);
      void this.#verbinding?.verwacht(id);
      return true;
    } catch (fout) {
      if (fout instanceof Probleem && fout.weg) {
        this.#vergeet('');
        return this.mislukt(this.#t.verlopen);
      }
      return this.mislukt((fout instanceof Probleem && fout.detail) || this.#t.niet_verstuurd);
    } finally {
      this.zet({ verzendt: false });
    }
  }

  /** @returns {Promise<Sleutels>} */
  async #begin() {
    const { id, token, gebeurtenissen } = await this.#api.maak(this.#gemeente);
    this.#sleutels = { id, token };
    this.verloop = gebeurtenissen.reduce(verwerk, leeg());
    this.#volg();
    return this.#sleutels;
  }

  #volg() {
    const sleutels = /** @type {Sleutels} */ (this.#sleutels);
    this.#verbinding?.stop();
    this.#verbinding = new Verbinding({
      stroom: (na, signaal) => this.#api.stroom(sleutels, na, signaal),
      peil: (na, seconden, signaal) => this.#api.peil(sleutels, na, seconden, signaal),
      laatste: () => this.verloop.laatste,
      gebeurtenis: (g) => this.#gebeurtenis(g),
      verbonden: (ja) => this.#verbonden(ja),
      verlopen: () => this.#vergeet(this.#t.verlopen),
    });
    this.#verbinding.begin();
  }

  /** @param {Gebeurtenis} g */
  #gebeurtenis(g) {
    this.zet({ verloop: verwerk(this.verloop, g) });
    this.dispatchEvent(new CustomEvent('gebeurtenis', { detail: g }));
  }

  /** @param {boolean} ja */
  #verbonden(ja) {
    if (ja === this.verbonden) return;
    this.zet({ verbonden: ja });
    if (ja) this.zeg(this.#t.verbinding_terug);
  }

  /** Stop reading, for example when the page goes away. */
  rust() {
    this.#verbinding?.stop();
    this.#verbinding = null;
  }

  /** Go on reading after `rust`. */
  hervat() {
    if (this.#sleutels && this.fase === 'open' && !this.#verbinding) this.#volg();
  }

  /** The browser says that there is a network again. */
  probeer() {
    this.#verbinding?.probeer();
  }

  /** @param {number} id @param {boolean} nuttig @param {string} [reden] @returns {Promise<boolean>} */
  beoordeel(id, nuttig, reden) {
    return this.#probeer((s) => this.#api.beoordeel(s, { gebeurtenis: id, nuttig, ...(reden ? { reden } : {}) }), 'feedback');
  }

  /** @param {boolean | null} geholpen null: rather not say @param {string} [reden] @returns {Promise<boolean>} */
  beoordeelMens(geholpen, reden) {
    return this.#probeer((s) => this.#api.beoordeelMens(s, { geholpen, ...(reden ? { reden } : {}) }), 'oordeel');
  }

  /** @param {Record<string, string>} verzoek @returns {Promise<boolean>} */
  belTerug(verzoek) {
    return this.#probeer((s) => this.#api.belTerug(s, { sleutel: this.#sleutelbos.voor(verzoek), ...verzoek }), 'terugbellen');
  }

  /** No longer wait for a person. @returns {Promise<boolean>} */
  trekIn() {
    return this.#probeer((s) => this.#api.trekIn(s), 'wachtenden');
  }

  /** @returns {Promise<Blob | null>} the conversation as text */
  async download() {
    /** @type {Blob | null} */
    let tekst = null;
    await this.#probeer(async (s) => void (tekst = await this.#api.tekst(s)), 'beheer');
    return tekst;
  }

  /** @returns {Promise<boolean>} */
  async verwijder() {
    const gelukt = await this.#probeer((s) => this.#api.verwijder(s), 'beheer');
    if (gelukt) this.#vergeet(this.#t.beheer.verwijderd);
    return gelukt;
  }

  /** Leave this conversation for a new one; the old one stays until its time is over. */
  opnieuw() {
    this.#vergeet('');
  }

  /**
   * @param {(s: Sleutels) => Promise<void>} doe @param {'feedback' | 'oordeel' | 'beheer' | 'terugbellen' | 'wachtenden'} wat
   * @returns {Promise<boolean>}
   */
  async #probeer(doe, wat) {
    if (!this.#sleutels) return false;
    this.zet({ fout: '' });
    try {
      await doe(this.#sleutels);
      return true;
    } catch {
      return this.mislukt(this.#t[wat].mislukt);
    }
  }

  /** @param {string} melding */
  #vergeet(melding) {
    this.rust();
    this.#sleutels = null;
    this.#bewaring.zet(null);
    this.zet({ verloop: leeg(), fout: '', verbonden: true });
    if (melding) this.zeg(melding);
  }
}
