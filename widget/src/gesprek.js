import { Probleem } from './api.js';
import { leeg, verwerk } from './verloop.js';
import { Verbinding } from './verbinding.js';

/**
 * @typedef {import('./api.js').Api} Api
 * @typedef {import('./api.js').Sleutels} Sleutels
 * @typedef {import('./api.js').Inrichting} Inrichting
 * @typedef {import('./bewaring.js').Bewaring} Bewaring
 * @typedef {import('./verloop.js').Gebeurtenis} Gebeurtenis
 * @typedef {'dicht' | 'laden' | 'mislukt' | 'open'} Fase
 */

const FLITS = 6_000;

/**
 * The conversation as the widget has it. Every change is told with the event `wijziging`; each event of the conversation
 * that came in live, with `gebeurtenis`.
 */
export class Gesprek extends EventTarget {
  /** @type {Fase} */
  fase = 'dicht';
  /** @type {Inrichting | null} */
  inrichting = null;
  verloop = leeg();
  verzendt = false;
  verbonden = true;
  /** Said as an alert. */
  fout = '';
  /** Said once, and emptied by itself. */
  flits = '';

  #api;
  #bewaring;
  #gemeente;
  #t;
  /** @type {Sleutels | null} */
  #sleutels = null;
  /** @type {Verbinding | null} */
  #verbinding = null;
  /** The message that may be on its way: sent again with the same key, so that it is never there twice. */
  #onderweg = { inhoud: '', sleutel: '' };
  #flitsklok = 0;

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
    if (eerste) this.#wijzig({ fase: 'laden' });
    try {
      const inrichting = await this.#api.inrichting(this.#gemeente);
      if (eerste && this.#sleutels) await this.#herstel(this.#sleutels);
      this.#wijzig({ inrichting, fase: 'open' });
    } catch {
      if (eerste) this.#wijzig({ fase: 'mislukt' });
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
    if (!tekst.trim()) return this.#mislukt(this.#t.leeg);
    const teveel = tekst.trim().length - (this.inrichting?.max_tekens ?? Infinity);
    if (teveel > 0) return this.#mislukt(this.#t.te_lang.replace('{aantal}', String(teveel)));
    return this.#verstuur({ tekst });
  }

  /** @param {string} waarde of a button @returns {Promise<boolean>} */
  kies(waarde) {
    return this.#verstuur({ keuze: waarde });
  }

  /** @param {{tekst: string} | {keuze: string}} inhoud @returns {Promise<boolean>} */
  async #verstuur(inhoud) {
    if (this.verzendt) return false;
    this.#wijzig({ verzendt: true, fout: '' });
    try {
      const sleutels = (this.#sleutels ??= await this.#begin());
      const { id } = await this.#api.stuur(sleutels, { sleutel: this.#sleutelVan(inhoud), ...inhoud });
      this.#onderweg = { inhoud: '', sleutel: '' };
      this.#bewaring.zet(sleutels);
      void this.#verbinding?.verwacht(id);
      return true;
    } catch (fout) {
      if (fout instanceof Probleem && fout.weg) return this.#mislukt(this.#vergeet(''), this.#t.verlopen);
      return this.#mislukt((fout instanceof Probleem && fout.detail) || this.#t.niet_verstuurd);
    } finally {
      this.#wijzig({ verzendt: false });
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

  /** @param {object} inhoud @returns {string} */
  #sleutelVan(inhoud) {
    const tekst = JSON.stringify(inhoud);
    if (this.#onderweg.inhoud !== tekst) this.#onderweg = { inhoud: tekst, sleutel: sleutel() };
    return this.#onderweg.sleutel;
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
    this.#wijzig({ verloop: verwerk(this.verloop, g) });
    this.dispatchEvent(new CustomEvent('gebeurtenis', { detail: g }));
  }

  /** @param {boolean} ja */
  #verbonden(ja) {
    if (ja === this.verbonden) return;
    this.#wijzig({ verbonden: ja });
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

  /** @param {Record<string, string>} verzoek @returns {Promise<boolean>} */
  belTerug(verzoek) {
    return this.#probeer((s) => this.#api.belTerug(s, { sleutel: this.#sleutelVan(verzoek), ...verzoek }), 'terugbellen');
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

  /** @param {string} fout */
  meldFout(fout) {
    this.#wijzig({ fout });
  }

  /** Say something that passes. @param {string} flits */
  zeg(flits) {
    clearTimeout(this.#flitsklok);
    this.#flitsklok = setTimeout(() => this.#wijzig({ flits: '' }), FLITS);
    this.#wijzig({ flits });
  }

  /**
   * @param {(s: Sleutels) => Promise<void>} doe @param {'feedback' | 'beheer' | 'terugbellen'} wat
   * @returns {Promise<boolean>}
   */
  async #probeer(doe, wat) {
    if (!this.#sleutels) return false;
    this.#wijzig({ fout: '' });
    try {
      await doe(this.#sleutels);
      return true;
    } catch {
      return this.#mislukt(this.#t[wat].mislukt);
    }
  }

  /** @param {...string} fouten the last one is told @returns {false} */
  #mislukt(...fouten) {
    this.#wijzig({ fout: fouten.at(-1) ?? '' });
    return false;
  }

  /** @param {string} melding @returns {string} */
  #vergeet(melding) {
    this.rust();
    this.#sleutels = null;
    this.#bewaring.zet(null);
    this.#wijzig({ verloop: leeg(), fout: '', verbonden: true });
    if (melding) this.zeg(melding);
    return melding;
  }

  /** @param {Partial<Gesprek>} wat */
  #wijzig(wat) {
    Object.assign(this, wat);
    this.dispatchEvent(new Event('wijziging'));
  }
}

/** An idempotency key. (`crypto.randomUUID` is missing on pages without https.) @returns {string} */
const sleutel = () => Array.from(crypto.getRandomValues(new Uint8Array(16)), (b) => b.toString(16).padStart(2, '0')).join('');
