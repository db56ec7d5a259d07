/** @typedef {import('./element.js').GemeenteHelpdesk} Element */

// How near the end of the log a reader must be to be taken along with a new message, in CSS pixels.
const BIJ_HET_EIND = 48;

/** Scrolling: who is at the end of the log is taken along with a new message; who is reading back is not. */
export class Meelezen {
  /** There is a new message below what is in view. */
  eronder = false;

  #el;
  #bijEind = true;
  #regels = 0;

  /** @param {Element} el */
  constructor(el) {
    this.#el = el;
  }

  /** The resident's own message comes: that one is always shown. */
  volg() {
    this.#bijEind = true;
  }

  /** What scrolls: the log, or on a small screen the whole panel. @returns {HTMLElement | null} */
  get #scroller() {
    const [rol, paneel] = ['.rol', '.paneel'].map((k) => /** @type {HTMLElement | null} */ (this.#el.renderRoot.querySelector(k)));
    return rol && getComputedStyle(rol).overflowY === 'auto' ? rol : paneel;
  }

  voorWijziging() {
    const s = this.#el.hasUpdated ? this.#scroller : null;
    if (s) this.#bijEind ||= s.scrollHeight - s.scrollTop - s.clientHeight < BIJ_HET_EIND;
  }

  naWijziging() {
    const aantal = this.#el.gesprek.verloop.regels.length;
    const nieuw = aantal > this.#regels;
    if (!aantal && this.#regels) this.#scroller?.scrollTo(0, 0);
    this.#regels = aantal;
    if (nieuw && this.#bijEind) this.naarEind();
    else if (nieuw) this.#toonEronder(true);
    this.#bijEind = false;
  }

  gescrold = () => {
    const s = this.#scroller;
    if (this.eronder && s && s.scrollHeight - s.scrollTop - s.clientHeight < BIJ_HET_EIND) this.#toonEronder(false);
  };

  /** Show the newest line from its beginning, and as much after it as fits. */
  naarEind() {
    const s = this.#scroller;
    const laatste = this.#el.renderRoot.querySelector('.beurt:last-child');
    if (s && laatste) s.scrollTop += laatste.getBoundingClientRect().top - s.getBoundingClientRect().top - 8;
    this.#toonEronder(false);
  }

  /** @param {boolean} ja */
  #toonEronder(ja) {
    if (ja !== this.eronder) {
      this.eronder = ja;
      this.#el.requestUpdate();
    }
  }
}
