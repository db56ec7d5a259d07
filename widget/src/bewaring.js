/**
 * What opens the conversation again on the next page of the same tab. It is kept in sessionStorage, and only from the first
 * sent message on; where the browser forbids that, the conversation lives until the page is left.
 * @typedef {import('./api.js').Sleutels} Sleutels
 */
export class Bewaring {
  #naam;

  /** @param {string | null} gemeente */
  constructor(gemeente) {
    this.#naam = `gemeente-helpdesk.${gemeente ?? ''}`;
  }

  /** @returns {Sleutels | null} */
  lees() {
    try {
      return JSON.parse(sessionStorage.getItem(this.#naam) ?? 'null');
    } catch {
      return null;
    }
  }

  /** @param {Sleutels | null} sleutels */
  zet(sleutels) {
    try {
      if (sleutels) sessionStorage.setItem(this.#naam, JSON.stringify(sleutels));
      else sessionStorage.removeItem(this.#naam);
    } catch {
      // Forbidden by the browser's settings: the conversation goes on without it.
    }
  }
}
