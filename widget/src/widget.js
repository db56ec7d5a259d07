/** The entry: defines the element, and puts it on the page when the script tag asks for that (`data-gemeente`). */
import { GemeenteHelpdesk } from './element.js';

const NAAM = 'gemeente-helpdesk';

/** `document.currentScript` is null in a module. @returns {HTMLScriptElement | undefined} */
const eigenScript = () =>
  [...document.querySelectorAll('script')].find((s) => s.src === import.meta.url && s.dataset.gemeente !== undefined);

function plaats() {
  const script = eigenScript();
  if (!script || document.querySelector(NAAM)) return;
  const element = document.createElement(NAAM);
  for (const naam of ['gemeente', 'modus', 'positie', 'thema']) {
    const waarde = script.dataset[naam];
    if (waarde) element.setAttribute(naam, waarde);
  }
  document.body.append(element);
}

if (!customElements.get(NAAM)) {
  GemeenteHelpdesk.basis = new URL(import.meta.url).origin;
  customElements.define(NAAM, GemeenteHelpdesk);
  if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', plaats, { once: true });
  else plaats();
}
