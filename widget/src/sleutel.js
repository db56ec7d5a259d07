/** Random, also on pages without https (where `crypto.randomUUID` is missing). @returns {string} */
const nieuw = () => Array.from(crypto.getRandomValues(new Uint8Array(16)), (b) => b.toString(16).padStart(2, '0')).join('');

/** The idempotency key of what is being sent: the same as long as it is the same, so that it never arrives twice. */
export class Sleutelbos {
  #inhoud = '';
  #sleutel = '';

  /** @param {object} inhoud @returns {string} */
  voor(inhoud) {
    const tekst = JSON.stringify(inhoud);
    if (this.#inhoud !== tekst) [this.#inhoud, this.#sleutel] = [tekst, nieuw()];
    return this.#sleutel;
  }

  /** It has arrived: the same again is something new. */
  klaar() {
    this.#inhoud = '';
  }
}
