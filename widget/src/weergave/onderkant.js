import { html, nothing } from 'lit';

import t from '../teksten.nl.json' with { type: 'json' };
import { contact as contactregels, koppeling, vul } from './tekst.js';

/** @typedef {import('../element.js').GemeenteHelpdesk} Element */

const TEL_VANAF = 100;

/** The question field. What is typed stays in the field until the gateway has taken it in. @param {Element} el */
export function invoer(el) {
  const over = (el.gesprek.inrichting?.max_tekens ?? Infinity) - el.doe.lengte;
  return html`<form class="invoer" @submit=${el.doe.verstuur} novalidate>
    <label for="tekst">${t.label}</label>
    <div class="veld">
      <textarea
        id="tekst" rows="2" autocomplete="off" enterkeyhint="send" aria-describedby="teller fout"
        aria-invalid=${el.gesprek.fout ? 'true' : 'false'} @input=${el.doe.getypt} @keydown=${el.doe.toets}
      ></textarea>
      <button class="hoofd" aria-disabled=${el.gesprek.verzendt}>${t.verstuur}</button>
    </div>
    <p id="teller" class="teller" role="status">${over <= TEL_VANAF ? teller(over) : nothing}</p>
  </form>`;
}

/** @param {number} over */
const teller = (over) =>
  over < 0 ? vul(t.te_lang, { aantal: -over }) : vul(t.tekens_over, { aantal: over });

/** What is going on now, in one line. @param {Element} el */
export function toestand(el) {
  const { verbonden, flits, verloop } = el.gesprek;
  if (!verbonden) return t.verbinding_weg;
  if (flits) return flits;
  if (verloop.bezig) return t.bezig;
  if (verloop.eigenaar === 'wachtrij' && verloop.plaats !== null) return `${wachtenden(verloop.plaats)} ${wachttijd(verloop.wachttijd)}`.trim();
  return '';
}

/** @param {number} aantal */
const wachtenden = (aantal) =>
  aantal > 1 ? vul(t.wachtenden.meer, { aantal }) : t.wachtenden[/** @type {'0' | '1'} */ (String(aantal))];

/** @param {number | null} minuten */
const wachttijd = (minuten) => {
  if (minuten === null) return '';
  return minuten === 1 ? t.wachtenden.minuut : vul(t.wachtenden.minuten, { minuten });
};

/** The way to a person, in the same place in every state. @param {Element} el */
export const contact = (el) => html`
  <details class="contact">
    <summary>${t.contact.kop}</summary>
    ${(el.gesprek.inrichting?.contact ?? []).map((c) => html`<p class="kopje">${c.naam}</p>${contactregels(c.regels)}`)}
    <p>${t.contact.nood} <a href="tel:112">112</a></p>
    ${el.gesprek.fase === 'open' && el.gesprek.verloop.eigenaar === 'assistent'
      ? html`<button aria-disabled=${el.gesprek.verzendt} @click=${() => el.doe.zeg(t.contact.vraag_tekst)}>${t.contact.vraag}</button>`
      : nothing}
    ${el.gesprek.fase === 'open' && el.gesprek.verloop.eigenaar === 'wachtrij'
      ? html`<button @click=${() => el.gesprek.trekIn()}>${t.wachtenden.stop}</button>`
      : nothing}
  </details>`;

/** Keep or delete the conversation. @param {Element} el */
export const beheer = (el) => html`
  <details class="beheer">
    <summary>${t.beheer.kop}</summary>
    ${el.doe.vraagtZekerheid
      ? html`<div role="group" aria-labelledby="zeker" id="zekerheid" tabindex="-1">
          <p id="zeker">${t.beheer.zeker}</p>
          <div class="rij">
            <button @click=${el.doe.verwijder}>${t.beheer.ja}</button>
            <button @click=${el.doe.verwijderNiet}>${t.beheer.nee}</button>
          </div>
        </div>`
      : html`<div class="rij">
          <button class="klein" @click=${el.doe.download}>${t.beheer.download}</button>
          <button class="klein" @click=${el.doe.opnieuw}>${t.beheer.opnieuw}</button>
          <button class="klein" @click=${el.doe.vraagZekerheid}>${t.beheer.verwijder}</button>
        </div>`}
  </details>`;

/** @param {Element} el */
export const voet = (el) => html`
  <p class="voet">
    ${koppeling(`${el.basis}/over`, t.privacy_link)} ${koppeling(`${el.basis}/toegankelijkheid`, t.toegankelijkheid)}
  </p>`;

/** Ask to be phoned; shown where the gateway says that it can be asked. @param {Element} el */
export const terugbellen = (el) => html`
  <form class="terugbellen" @submit=${el.doe.belTerug} novalidate>
    <h3>${t.terugbellen.kop}</h3>
    <label for="tb-naam">${t.terugbellen.naam}</label><input id="tb-naam" name="naam" autocomplete="name" required>
    <label for="tb-bereikbaar">${t.terugbellen.bereikbaar}</label>
    <input id="tb-bereikbaar" name="bereikbaar" autocomplete="tel" required>
    <label for="tb-wanneer">${t.terugbellen.wanneer}</label><input id="tb-wanneer" name="wanneer">
    <label class="vinkje"><input type="checkbox" name="akkoord" required> ${t.terugbellen.akkoord}</label>
    <button class="hoofd">${t.terugbellen.verstuur}</button>
  </form>`;
