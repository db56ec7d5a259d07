import { leeg } from './verloop.js';

/**
 * @typedef {import('./api.js').Inrichting} Inrichting
 * @typedef {'dicht' | 'laden' | 'mislukt' | 'open'} Fase
 */

/** How long something that passes is shown, in milliseconds. */
const FLITS = 6_000;

/** What there is to draw. Every change is told with the event `wijziging`. */
export class Toestand extends EventTarget {
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

  #flitsklok = 0;

  /** @param {Partial<Toestand>} wat */
  zet(wat) {
    Object.assign(this, wat);
    this.dispatchEvent(new Event('wijziging'));
  }

  /** Say something that passes. @param {string} flits */
  zeg(flits) {
    clearTimeout(this.#flitsklok);
    this.#flitsklok = setTimeout(() => this.zet({ flits: '' }), FLITS);
    this.zet({ flits });
  }

  /** @param {string} fout @returns {false} */
  mislukt(fout) {
    this.zet({ fout });
    return false;
  }
}
