import { css } from 'lit';

/** Our own neutral theme (light and dark, every pair at least 4.5:1) and the layout. thema.js lays a site's colours over it. */
export const stijl = css`
  :host {
    color-scheme: light dark;
    --_achtergrond: #ffffff; --_tekst: #1b1f24; --_link: #0b4a8f; --_rand: #66727f; --_zacht-tekst: #3d4752;
    --_bericht-achtergrond: #f2f5f8; --_bericht-tekst: #1b1f24; --_bericht-link: #0b4a8f;
    --_eigen-achtergrond: #e3edf7; --_eigen-tekst: #1b1f24;
    --_actie-achtergrond: #154273; --_actie-tekst: #ffffff;
    --_kop-achtergrond: #154273; --_kop-tekst: #ffffff;
    --_keuze-achtergrond: #ffffff; --_keuze-tekst: #0b4a8f;
    --_invoer-achtergrond: #ffffff; --_invoer-tekst: #1b1f24; --_invoer-rand: #66727f;
    --_fout-achtergrond: #fdeef0; --_fout-tekst: #8f0f25;
    --_melding-achtergrond: #fff4d6; --_melding-tekst: #3d2f00;
    display: block;
    font: var(--gh-lettergrootte, max(1rem, 16px))/1.5 var(--gh-lettertype, var(--basis-text-font-family-default, var(--utrecht-document-font-family, system-ui, sans-serif)));
    color: var(--_tekst);
    /* What the text of a page may have, and a chat should not take over. */
    text-align: start; text-transform: none; text-indent: 0; white-space: normal; letter-spacing: normal; word-spacing: normal;
  }
  @media (prefers-color-scheme: dark) {
    :host {
      --_achtergrond: #14181d; --_tekst: #eef2f6; --_link: #9cc7f5; --_rand: #8593a1; --_zacht-tekst: #c3cdd8;
      --_bericht-achtergrond: #1f262e; --_bericht-tekst: #eef2f6; --_bericht-link: #9cc7f5;
      --_eigen-achtergrond: #22344a; --_eigen-tekst: #eef2f6;
      --_actie-achtergrond: #9cc7f5; --_actie-tekst: #0b1a2b;
      --_kop-achtergrond: #22344a; --_kop-tekst: #eef2f6;
      --_keuze-achtergrond: #14181d; --_keuze-tekst: #9cc7f5;
      --_invoer-achtergrond: #14181d; --_invoer-tekst: #eef2f6; --_invoer-rand: #8593a1;
      --_fout-achtergrond: #3a1219; --_fout-tekst: #ffb3bd;
      --_melding-achtergrond: #3d2f00; --_melding-tekst: #fff4d6;
    }
  }
  *, *::before { box-sizing: border-box; }
  [hidden] { display: none !important; }
  .vh { position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; margin: 0; }
  p, ul, ol, dl, h2, h3, h4 { margin: 0; }
  ul { padding-inline-start: 1.25em; }

  button, input, textarea { font: inherit; letter-spacing: inherit; word-spacing: inherit; }
  button {
    min-block-size: 2.75em; padding: .45em .9em; text-align: start; cursor: pointer;
    border: 2px solid currentColor; border-radius: var(--gh-hoek, var(--nl-button-border-radius, var(--utrecht-button-border-radius, .5em)));
    background: var(--_keuze-achtergrond); color: var(--_keuze-tekst);
  }
  button:hover { text-decoration: underline; }
  button.klein { min-block-size: 2.75em; padding: .25em .75em; border-width: 1px; }
  button.hoofd, button.opener { background: var(--_actie-achtergrond); color: var(--_actie-tekst); border-color: var(--_actie-achtergrond); font-weight: 600; }
  button[aria-disabled='true'] { cursor: progress; }
  a { color: var(--_link); text-underline-offset: .15em; }
  a[href^='tel:'] { white-space: nowrap; }
  :focus-visible { outline: 3px solid var(--_tekst); outline-offset: 2px; box-shadow: 0 0 0 2px var(--_achtergrond); }
  .kop :focus-visible { outline-color: var(--_kop-tekst); box-shadow: none; }
  .rol:focus-visible { outline-offset: -3px; box-shadow: none; }
  [tabindex='-1']:focus { outline: none; box-shadow: none; }
  [tabindex='-1']:focus-visible { outline: 2px dotted currentColor; }

  .opener {
    position: fixed; inset-block-end: var(--gh-afstand, 1em); inset-inline-end: var(--gh-afstand, 1em); z-index: var(--gh-laag, 1000);
    max-inline-size: calc(100vw - 2em); box-shadow: 0 0 0 2px var(--_actie-tekst);
  }
  .opener:focus-visible { box-shadow: 0 0 0 2px var(--_achtergrond), 0 0 0 7px var(--_achtergrond); }
  :host([positie='links']) .opener { inset-inline: var(--gh-afstand, 1em) auto; }

  .paneel {
    display: flex; flex-direction: column; padding: 0; overflow: hidden auto; overflow-wrap: anywhere;
    background: var(--_achtergrond); color: var(--_tekst); border: 1px solid var(--_rand);
  }
  dialog.paneel { border-radius: var(--gh-hoek, .5em); }
  dialog.paneel:not([open]) { display: none; }
  dialog.paneel[open] {
    position: fixed; inset: auto var(--gh-afstand, 1em) var(--gh-afstand, 1em) auto; z-index: var(--gh-laag, 1000); margin: 0;
    inline-size: min(var(--gh-breedte, 27em), 100vw - 2em); block-size: min(var(--gh-hoogte, 44em), 100dvh - 2em);
    max-inline-size: none; max-block-size: none;
  }
  :host([positie='links']) dialog.paneel[open], dialog.paneel.opzij[open] { inset-inline: var(--gh-afstand, 1em) auto; }
  :host([positie='links']) dialog.paneel.opzij[open] { inset-inline: auto var(--gh-afstand, 1em); }
  .inline, .inline .paneel { block-size: 100%; }

  .kop { display: flex; flex-wrap: wrap; gap: .5em 1em; align-items: start; justify-content: space-between; padding: .6em .9em; background: var(--_kop-achtergrond); color: var(--_kop-tekst); }
  .kop > div { flex: 1 1 9em; }
  .kop h2 { font-size: 1.15em; line-height: 1.3; }
  .sluit { background: var(--_kop-achtergrond); color: var(--_kop-tekst); padding: .25em .75em; }
  .melding { padding: .5em .9em; background: var(--_melding-achtergrond); color: var(--_melding-tekst); border-block-end: 1px solid currentColor; }
  .melding a { color: inherit; }
  .midden { padding: .9em; flex: 1; display: grid; gap: .75em; align-content: start; justify-items: start; }

  .rol { flex: 1 1 6em; min-block-size: 6em; overflow-y: auto; padding: .9em; display: grid; gap: .9em; align-content: start; }
  .begin { display: grid; gap: .5em; }
  .stand, .bron, .wie, .teller { font-size: .875em; }
  .stand, .wie { color: var(--_zacht-tekst); }
  .stand::first-letter { text-transform: uppercase; }
  .beurten { list-style: none; padding: 0; display: grid; gap: .75em; }
  .beurt { display: grid; gap: .4em; padding: .6em .8em; border: 1px solid var(--_rand); border-radius: .6em; margin-inline-end: 1.5em; background: var(--_bericht-achtergrond); color: var(--_bericht-tekst); }
  .beurt a { color: var(--_bericht-link); }
  .beurt .wie { font-weight: 600; color: inherit; }
  .beurt.inwoner { margin-inline: 1.5em 0; border-style: dashed; background: var(--_eigen-achtergrond); color: var(--_eigen-tekst); }
  .beurt.inwoner a { color: inherit; }
  .beurt.medewerker { border-width: 2px; border-inline-start-width: .5em; }
  .beurt.kaart { margin-inline: 0; border-width: 2px; }
  .beurt.systeem { margin-inline: 0; border-style: double; border-width: 3px 0; border-radius: 0; background: none; color: var(--_tekst); }
  .beurt h3 { font-size: 1.1em; } .beurt h4 { font-size: 1em; }
  dt { font-weight: 600; } dd { margin: 0 0 .35em; }
  .acties, .acties > div, [role='group'] { display: grid; gap: .5em; }
  .rij { display: flex; flex-wrap: wrap; gap: .5em; }
  .rij:empty { display: none; }
  .kopje { font-weight: 600; }

  .nieuw { margin: 0 .9em .5em; align-self: center; position: sticky; inset-block-end: .25em; }
  .toestand, .fout { padding-inline: .9em; }
  .toestand:not(:empty) { padding-block: .35em; border-block-start: 1px solid var(--_rand); }
  .fout { background: var(--_fout-achtergrond); color: var(--_fout-tekst); font-weight: 600; }
  .fout:not(:empty) { padding-block: .35em; }
  .invoer .hoofd { justify-self: start; }
  .invoer { padding: .6em .9em; border-block-start: 1px solid var(--_rand); display: grid; gap: .35em; }
  .veld { display: flex; flex-wrap: wrap; gap: .5em; align-items: end; }
  textarea, input:not([type='checkbox']) { flex: 1 1 12em; min-inline-size: 0; inline-size: 100%; padding: .5em; background: var(--_invoer-achtergrond); color: var(--_invoer-tekst); border: 2px solid var(--_invoer-rand); border-radius: .35em; }
  textarea { resize: vertical; }
  label { font-weight: 600; }
  .terugbellen { display: grid; gap: .35em; justify-items: start; }
  .vinkje { font-weight: 400; display: flex; gap: .5em; align-items: start; padding-block: .35em; }
  .vinkje input { inline-size: 1.5em; block-size: 1.5em; flex: none; margin: 0; }

  .onder { border-block-start: 1px solid var(--_rand); padding: .35em .9em; max-block-size: 45%; overflow-y: auto; flex: none; display: flex; flex-wrap: wrap; gap: 0 1.25em; }
  summary { min-block-size: 1.75em; padding-block: .1em; color: var(--_link); font-weight: 600; cursor: pointer; }
  details[open] { padding-block-end: .5em; flex-basis: 100%; }
  details[open] > :not(summary) { margin-block-start: .35em; }
  .voet { display: flex; flex-wrap: wrap; gap: 0 1em; font-size: .875em; }
  .voet a { display: inline-block; min-block-size: 24px; padding-block: .25em; }

  @media (max-width: 30rem), (max-height: 30rem) {
    dialog.paneel[open] { inset: 0; inline-size: 100vw; block-size: 100dvh; border: 0; border-radius: 0; }
    .beurt { margin-inline-end: 0; } .beurt.inwoner { margin-inline-start: .75em; }
  }
  @media (max-height: 30rem) {
    .paneel, dialog.paneel[open] { display: block; overflow-y: auto; }
    .rol { overflow: visible; } .onder { max-block-size: none; overflow: visible; }
  }
  @media print { .opener, dialog { display: none !important; } }
  @media (forced-colors: active) {
    .opener, .hoofd, .kop, .melding, .fout:not(:empty) { border: 2px solid; }
    .opener { box-shadow: none; }
  }
`;
