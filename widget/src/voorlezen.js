/** Reading aloud with the browser's own voice, where it has a Dutch one. Nothing leaves the device for local voices. */

/** @returns {SpeechSynthesisVoice | undefined} */
export const stem = () =>
  globalThis.speechSynthesis?.getVoices().find((s) => s.lang.toLowerCase().startsWith('nl') && s.localService);

/** Voices may come after the page has loaded. @param {() => void} gewijzigd @returns {() => void} stops listening */
export function volgStemmen(gewijzigd) {
  globalThis.speechSynthesis?.addEventListener?.('voiceschanged', gewijzigd);
  return () => globalThis.speechSynthesis?.removeEventListener?.('voiceschanged', gewijzigd);
}

/** @param {string} tekst @param {() => void} klaar */
export function lees(tekst, klaar) {
  zwijg();
  const uiting = new SpeechSynthesisUtterance(tekst);
  const gekozen = stem();
  if (gekozen) uiting.voice = gekozen;
  uiting.lang = gekozen?.lang ?? 'nl-NL';
  uiting.onend = uiting.onerror = klaar;
  speechSynthesis.speak(uiting);
}

export const zwijg = () => globalThis.speechSynthesis?.cancel();
