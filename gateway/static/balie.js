// Keeps the open page of the console up to date, and makes it quicker to use. Without it everything still works by form.

const stroom = document.body.dataset.stroom;
const titel = document.title;
const keuzes = ['geluid', 'teller', 'toetsen'].map((id) => document.getElementById(id)).filter(Boolean);

for (const vink of keuzes) {
  const bewaard = localStorage.getItem(`balie.${vink.id}`);
  if (bewaard !== null) vink.checked = bewaard === '1';
  vink.addEventListener('change', () => {
    localStorage.setItem(`balie.${vink.id}`, vink.checked ? '1' : '0');
    toonAantal();
  });
}
const aan = (id) => document.getElementById(id)?.checked ?? false;

/** A short tone, made here: no file to fetch. */
function piep() {
  const geluid = new AudioContext();
  const toon = geluid.createOscillator();
  toon.frequency.value = 660;
  toon.connect(geluid.destination);
  toon.start();
  toon.stop(geluid.currentTime + 0.15);
  toon.onended = () => geluid.close();
}

/** Say what is new, with sound if that is on. `nummer`: of the conversation to open. */
function meld(tekst, nummer) {
  const nieuws = document.getElementById('nieuws');
  nieuws.textContent = tekst;
  if (nummer) {
    const koppeling = document.createElement('a');
    koppeling.href = `/balie/gesprekken/${nummer}${location.search}`;
    koppeling.textContent = `nummer ${nummer}`;
    nieuws.append(koppeling);
  }
  if (aan('geluid')) piep();
}

let wachtenden = aantal();
let eigen = eigenNummers();
function aantal() {
  return Number(document.getElementById('wachtrij')?.dataset.wachtenden ?? 0);
}
function eigenNummers() {
  return document.querySelector('[data-eigen]')?.dataset.eigen.split(' ').filter(Boolean) ?? [];
}
function toonAantal() {
  document.title = aan('teller') && aantal() ? `(${aantal()}) ${titel}` : titel;
}
toonAantal();

document.body.addEventListener('htmx:afterSwap', () => {
  const nu = aantal();
  // Handed over by a colleague, mostly: whoever takes one themselves loads a page.
  const gekregen = eigenNummers().find((nummer) => !eigen.includes(nummer));
  if (gekregen) meld('U hebt er een gesprek bij: ', gekregen);
  else if (nu > wachtenden) meld(nu === 1 ? 'Er wacht 1 gesprek.' : `Er wachten ${nu} gesprekken.`);
  wachtenden = nu;
  eigen = eigenNummers();
  toonAantal();
});

if (stroom) {
  const bron = new EventSource(stroom);
  for (const naam of ['wachtrij', 'gesprek']) bron.addEventListener(naam, () => htmx.trigger(document.body, naam));
  bron.addEventListener('afgemeld', () => location.assign('/balie/aanmelden'));
  const regel = document.getElementById('verbinding');
  bron.addEventListener('error', () => { regel.textContent = 'De verbinding is even weg. We proberen het opnieuw.'; });
  bron.addEventListener('open', () => {
    // What happened since the page was made, or while the connection was away, is fetched at once.
    ['wachtrij', 'gesprek'].forEach((naam) => htmx.trigger(document.body, naam));
    regel.textContent = '';
  });
}

// A draft is not lost when the page is loaded anew after something else was done.
const veld = document.querySelector('[data-versturen]');
if (veld) {
  const naam = `balie.concept.${location.pathname}`;
  veld.value ||= sessionStorage.getItem(naam) ?? ''; // who is quick has typed already
  veld.addEventListener('input', () => sessionStorage.setItem(naam, veld.value));
  veld.form.addEventListener('submit', () => sessionStorage.removeItem(naam));
}

document.getElementById('antwoorden')?.addEventListener('click', (e) => {
  const tekst = e.target.closest('[data-antwoord]')?.dataset.antwoord;
  if (!tekst) return;
  veld.value = veld.value ? `${veld.value}\n${tekst}` : tekst;
  veld.dispatchEvent(new Event('input'));
  veld.focus();
});
document.getElementById('zoek')?.addEventListener('input', (e) => {
  const woord = e.target.value.toLowerCase();
  for (const knop of document.querySelectorAll('[data-antwoord]')) {
    knop.parentElement.hidden = !`${knop.textContent} ${knop.dataset.antwoord}`.toLowerCase().includes(woord);
  }
});

document.addEventListener('keydown', (e) => {
  const inVeld = e.target.closest('input, textarea, select');
  if (e.key === 'Enter' && (e.ctrlKey || e.metaKey) && inVeld?.form) return inVeld.form.requestSubmit();
  if (inVeld || e.ctrlKey || e.metaKey || e.altKey || !aan('toetsen')) return undefined;
  const doe = {
    '?': () => { const hulp = document.getElementById('hulp'); hulp.open = !hulp.open; if (hulp.open) hulp.querySelector('summary').focus(); },
    g: () => document.getElementById('naar-wachtrij')?.click(),
    n: () => (document.getElementById('neem') ?? document.querySelector('#wachtend a'))?.click(),
    a: () => veld?.focus(),
  }[e.key];
  if (doe) {
    e.preventDefault();
    doe();
  }
  return undefined;
});
