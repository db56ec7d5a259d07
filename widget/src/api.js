/**
 * The gateway's API. Nothing of the resident goes along but what is in the calls: no cookies, no referrer.
 * @typedef {import('./verloop.js').Gebeurtenis} Gebeurtenis
 * @typedef {import('./verloop.js').Blok} Blok
 * @typedef {import('./verloop.js').Contactregel} Contactregel
 * @typedef {{id: string, token: string}} Sleutels  What opens a conversation.
 * @typedef {{
 *   gemeente: {code: string, naam: string, voorbeeld?: boolean} | null, aan: boolean, stand: string, opening: Gebeurtenis,
 *   contact: {naam: string, regels: Contactregel[]}[], melding: {blokken: Blok[]} | null, max_tekens: number,
 *   bewaartermijn_dagen: number, thema?: Record<string, string>,
 * }} Inrichting
 */

/** The gateway answered that it cannot be done; `detail` says why, in words for the resident. */
export class Probleem extends Error {
  /** @param {number} status @param {string} detail */
  constructor(status, detail) {
    super(`status ${status}`);
    this.status = status;
    this.detail = detail;
  }

  /** The conversation is gone, or is not this resident's. */
  get weg() {
    return this.status === 404 || this.status === 401;
  }
}

export class Api {
  #basis;

  /** @param {string} basis the gateway's origin */
  constructor(basis) {
    this.#basis = `${basis}/api/v1`;
  }

  /** @param {string | null} gemeente @returns {Promise<Inrichting>} */
  async inrichting(gemeente) {
    const vraag = gemeente ? `?gemeente=${encodeURIComponent(gemeente)}` : '';
    return (await this.#doe(`/inrichting${vraag}`)).json();
  }

  /** @param {string | null} gemeente @returns {Promise<Sleutels & {gebeurtenissen: Gebeurtenis[]}>} */
  async maak(gemeente) {
    return (await this.#doe('/gesprekken', { body: gemeente ? { gemeente } : {} })).json();
  }

  /** @param {Sleutels} s @returns {Promise<{gebeurtenissen: Gebeurtenis[]}>} */
  async lees(s) {
    return (await this.#doe(`/gesprekken/${s.id}`, { s })).json();
  }

  /** @param {Sleutels} s @returns {Promise<Blob>} the conversation as text */
  async tekst(s) {
    return (await this.#doe(`/gesprekken/${s.id}`, { s, koppen: { Accept: 'text/plain' } })).blob();
  }

  /** @param {Sleutels} s @param {object} bericht @returns {Promise<{id: number}>} */
  async stuur(s, bericht) {
    return (await this.#doe(`/gesprekken/${s.id}/berichten`, { s, body: bericht })).json();
  }

  /** @param {Sleutels} s @param {object} oordeel */
  async beoordeel(s, oordeel) {
    await this.#doe(`/gesprekken/${s.id}/feedback`, { s, body: oordeel });
  }

  /** @param {Sleutels} s @param {object} oordeel of a person's help */
  async beoordeelMens(s, oordeel) {
    await this.#doe(`/gesprekken/${s.id}/oordelen`, { s, body: oordeel });
  }

  /** @param {Sleutels} s @param {object} verzoek */
  async belTerug(s, verzoek) {
    await this.#doe(`/gesprekken/${s.id}/terugbelverzoeken`, { s, body: verzoek });
  }

  /** No longer wait for a person. @param {Sleutels} s */
  async trekIn(s) {
    await this.#doe(`/gesprekken/${s.id}/overdracht`, { s, methode: 'DELETE' });
  }

  /** @param {Sleutels} s */
  async verwijder(s) {
    await this.#doe(`/gesprekken/${s.id}`, { s, methode: 'DELETE' });
  }

  /** @param {Sleutels} s @param {number} na @param {number} wacht seconds @param {AbortSignal} signaal
   *  @returns {Promise<{gebeurtenissen: Gebeurtenis[]}>} */
  async peil(s, na, wacht, signaal) {
    return (await this.#doe(`/gesprekken/${s.id}/gebeurtenissen?na=${na}&wacht=${wacht}`, { s, signaal })).json();
  }

  /** @param {Sleutels} s @param {number} na @param {AbortSignal} signaal @returns {Promise<ReadableStream<Uint8Array>>} */
  async stroom(s, na, signaal) {
    const koppen = { Accept: 'text/event-stream', 'Last-Event-ID': String(na) };
    const antwoord = await this.#doe(`/gesprekken/${s.id}/gebeurtenissen`, { s, signaal, koppen });
    return /** @type {ReadableStream<Uint8Array>} */ (antwoord.body);
  }

  /**
   * @param {string} pad
   * @param {{s?: Sleutels, body?: object, methode?: string, koppen?: Record<string, string>, signaal?: AbortSignal}} [opties]
   * @returns {Promise<Response>}
   * @throws {Probleem} if the gateway refuses; a TypeError if it cannot be reached
   */
  async #doe(pad, { s, body, methode, koppen = {}, signaal } = {}) {
    const antwoord = await fetch(this.#basis + pad, {
      method: methode ?? (body ? 'POST' : 'GET'),
      headers: {
        ...koppen,
        ...(body ? { 'Content-Type': 'application/json' } : {}),
        ...(s ? { Authorization: `Bearer ${s.token}` } : {}),
      },
      body: body ? JSON.stringify(body) : undefined,
      signal: signaal,
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      cache: 'no-store',
    });
    if (antwoord.ok) return antwoord;
    const uitleg = await antwoord.json().catch(() => ({}));
    throw new Probleem(antwoord.status, uitleg.detail ?? '');
  }
}
