import { html, nothing } from 'lit';

/**
 * @typedef {import('../verloop.js').Deel} Deel
 * @typedef {import('../verloop.js').Blok} Blok
 * @typedef {import('../verloop.js').Contactregel} Contactregel
 */

const VEILIG = /^(https:|tel:|mailto:)/;
const inFrame = window.top !== window;

/** A link; in a frame it opens outside of it, and says so. @param {string} href @param {unknown} tekst */
export const koppeling = (href, tekst) =>
  inFrame && href.startsWith('http')
    ? html`<a href=${href} target="_blank" rel="noopener">${tekst}<span class="vh"> (opent in een nieuw venster)</span></a>`
    : html`<a href=${href}>${tekst}</a>`;

/** @param {Deel[]} delen */
export const regel = (delen) =>
  delen.map((d) => (d.href && VEILIG.test(d.href) ? koppeling(d.href, d.tekst) : d.tekst));

/** @param {Deel[][]} punten */
export const lijst = (punten) => html`<ul>${punten.map((p) => html`<li>${regel(p)}</li>`)}</ul>`;

/** @param {Blok[]} lijstVanBlokken */
export const blokken = (lijstVanBlokken) =>
  lijstVanBlokken.map((b) =>
    b.soort === 'lijst'
      ? lijst(b.punten)
      : html`<p>${b.regels.map((r, i) => html`${i ? html`<br>` : nothing}${regel(r)}`)}</p>`,
  );

/** @param {Contactregel[]} regels */
export const contact = (regels) =>
  html`<dl>${regels.map((r) => html`<div><dt>${r.kop}</dt><dd>${regel(r.delen)}</dd></div>`)}</dl>`;

/** Fill in {places}. @param {string} tekst @param {Record<string, string | number>} waarden */
export const vul = (tekst, waarden) => tekst.replace(/\{(\w+)\}/g, (heel, naam) => String(waarden[naam] ?? heel));
