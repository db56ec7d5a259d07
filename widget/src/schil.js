import { Meelezen } from './meelezen.js';

/** @typedef {import('./element.js').GemeenteHelpdesk} Element */

/** Where the chat takes the whole screen. The same condition stands in stijl.js. */
export const SMAL = '(max-width: 30rem), (max-height: 30rem)';

/**
 * The shell around the conversation: open and closed, and where the focus goes. The focus moves only because of what the
 * resident does, never because of a message that comes in.
 */
export class Schil {
  open = false;
  ooitOpen = false;
  ongelezen = 0;

  #el;
  #smal = matchMedia(SMAL);
  #luister = new AbortController();
  #wisselt = false;

  /** @param {Element} el */
  constructor(el) {
    this.#el = el;
    this.meelezen = new Meelezen(el);
  }

  begin() {
    this.#luister = new AbortController();
    const { signal } = this.#luister;
    this.#smal.addEventListener('change', () => this.#wissel(), { signal });
    document.addEventListener('keydown', (e) => this.#toets(e), { signal });
    document.addEventListener('focusin', (e) => this.#maakZichtbaar(e), { signal });
    addEventListener('online', () => this.#el.gesprek.probeer(), { signal });
    addEventListener('pagehide', () => this.#el.gesprek.rust(), { signal });
    addEventListener('pageshow', () => this.#el.gesprek.hervat(), { signal });
  }

  stop() {
    this.#luister.abort();
  }

  /** @returns {HTMLDialogElement | null} */
  get #dialoog() {
    return this.#el.renderRoot.querySelector('dialog');
  }

  async toon() {
    if (this.#el.inline) return;
    this.open = this.ooitOpen = true;
    this.ongelezen = 0;
    this.#el.requestUpdate();
    await this.#el.updateComplete;
    this.#toonDialoog();
    this.meelezen.naarEind();
    await this.naar('#titel');
  }

  /** On a small screen nothing underneath can be used; on a wide one the page can. */
  #toonDialoog() {
    if (this.#smal.matches) this.#dialoog?.showModal();
    else this.#dialoog?.show();
  }

  sluit() {
    this.#dialoog?.close();
  }

  gesloten = () => {
    if (this.#wisselt) return;
    const hadFocus = this.#el.matches(':focus-within') || document.activeElement === document.body;
    this.open = false;
    this.#el.requestUpdate();
    void this.#el.updateComplete.then(() => (hadFocus ? this.naar('.opener') : undefined));
    this.#el.gaDicht();
  };

  /** The window became small or wide while the chat is open. */
  async #wissel() {
    if (!this.open) return;
    const focus = /** @type {ShadowRoot} */ (this.#el.renderRoot).activeElement;
    this.#wisselt = true;
    this.sluit();
    this.#toonDialoog();
    if (focus instanceof HTMLElement) focus.focus();
    await new Promise((klaar) => setTimeout(klaar)); // `close` is told later
    this.#wisselt = false;
  }

  /** @param {KeyboardEvent} e */
  #toets(e) {
    // From anywhere on the page: the chat may lie over what has the focus.
    if (e.key === 'Escape' && this.open && !e.defaultPrevented && !document.querySelector('dialog:modal')) this.#el.sluit();
  }

  /**
   * Something of the page that gets the focus may not lie wholly under the chat: the page scrolls, else the chat goes to the
   * other side, else it closes.
   * @param {FocusEvent} e
   */
  #maakZichtbaar(e) {
    const doel = e.target;
    if (this.#el.inline || !(doel instanceof HTMLElement)) return;
    if (doel === this.#el) return void this.#dialoog?.classList.remove('opzij');
    if (this.#bedekt(doel)) doel.scrollIntoView({ block: 'center' });
    if (this.open && this.#bedekt(doel)) this.#dialoog?.classList.toggle('opzij');
    if (this.open && this.#bedekt(doel)) this.#el.sluit();
  }

  /** @param {HTMLElement} doel @returns {boolean} */
  #bedekt(doel) {
    const boven = this.#el.renderRoot.querySelector(this.open ? 'dialog' : '.opener')?.getBoundingClientRect();
    const r = doel.getBoundingClientRect();
    return !!boven && r.left >= boven.left && r.right <= boven.right && r.top >= boven.top && r.bottom <= boven.bottom;
  }

  /** @param {string} kiezer */
  async naar(kiezer) {
    this.#el.requestUpdate();
    await this.#el.updateComplete;
    const doel = this.#el.renderRoot.querySelector(kiezer);
    if (doel instanceof HTMLElement) doel.focus();
  }

  /** After a choice. On a touch screen the field would bring up a keyboard over the answer; the log gets the focus there. */
  naarInvoer() {
    void this.naar(matchMedia('(pointer: coarse)').matches || !this.#el.veld ? '.rol' : '#tekst');
  }

  naarNieuw = () => {
    this.meelezen.naarEind();
    void this.naar('.rol');
  };

  /** @param {boolean} eigen */
  nieuwBericht(eigen) {
    if (eigen) this.meelezen.volg();
    else if (!this.open && !this.#el.inline) this.ongelezen += 1;
  }
}
