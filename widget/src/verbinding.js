import { createParser } from 'eventsource-parser';

/** Milliseconds; `peil` in seconds, as the API wants it. */
export const TIJD = {
  eersteByte: 5_000, stilte: 35_000, peil: 25, verwacht: 1_000, vluchtig: 10_000, kortst: 1_000, langst: 30_000,
};
const MISLUKTE_STROMEN = 2;
const VLUCHTIGE_STROMEN = 5;
const MISLUKT_VOOR_MELDING = 2;

/** @param {number} ms @param {AbortSignal} [signaal] */
const wacht = (ms, signaal) =>
  new Promise((klaar) => {
    const klok = setTimeout(klaar, ms);
    signaal?.addEventListener('abort', () => (clearTimeout(klok), klaar(undefined)), { once: true });
  });

/**
 * Half of the time is fixed and half by chance, so that not all come back at once after an outage.
 * @param {number} keer @param {() => number} toeval @returns {number} milliseconds
 */
export const uitstel = (keer, toeval) => Math.min(TIJD.kortst * 2 ** (keer - 1), TIJD.langst) * (0.5 + toeval() / 2);

/**
 * Reads the events of one conversation for as long as it lasts: a stream, or where a proxy holds streams back, long polling.
 * Every event is handed over once and in order; `laatste` says up to where.
 */
export class Verbinding {
  #o;
  #stop = new AbortController();
  /** The stream that is open or being opened, and since when. @type {{breek: AbortController, sinds: number} | null} */
  #poging = null;
  /** Streams in a row that brought nothing. */
  #vergeefs = 0;
  /** Streams in a row that soon ended: cut by a proxy, or by the gateway because other tabs have the conversation open too. */
  #vluchtig = 0;
  #peilt = false;
  /** A poll has brought an answer where streams did not. */
  #peilenWerkt = false;
  #wek = new AbortController();

  /**
   * @param {{
   *   stroom: (na: number, signaal: AbortSignal) => Promise<ReadableStream<Uint8Array>>,
   *   peil: (na: number, seconden: number, signaal: AbortSignal) => Promise<{gebeurtenissen: {id: number}[]}>,
   *   gebeurtenis: (g: any) => void,
   *   verbonden: (ja: boolean) => void,
   *   verlopen: () => void,
   *   laatste: () => number,
   *   toeval?: () => number,
   * }} opties `verlopen` is called, and the reading stops, when the conversation is gone
   */
  constructor(opties) {
    this.#o = { toeval: Math.random, ...opties };
  }

  begin() {
    void this.#lus();
  }

  stop() {
    this.#stop.abort();
  }

  /** The network is back: do not wait for the next attempt. */
  probeer() {
    this.#wek.abort();
  }

  /**
   * The gateway has taken in event `id`. When a stream does not bring it soon while a poll does, the stream is held back
   * by something in between.
   * @param {number} id
   */
  async verwacht(id) {
    await wacht(TIJD.verwacht, this.#stop.signal);
    if (this.#o.laatste() >= id || this.#stop.signal.aborted) return;
    try {
      const { gebeurtenissen } = await this.#o.peil(this.#o.laatste(), 0, this.#stop.signal);
      const nieuw = this.#neem(gebeurtenissen);
      const poging = this.#poging;
      if (nieuw && poging && Date.now() - poging.sinds >= TIJD.verwacht) {
        this.#peilt = this.#peilenWerkt = true;
        poging.breek.abort();
      }
    } catch {
      // The reading itself notices that the connection is gone, and says so.
    }
  }

  async #lus() {
    const { signal } = this.#stop;
    let mislukt = 0;
    while (!signal.aborted) {
      const [sinds, vanaf] = [Date.now(), this.#o.laatste()];
      try {
        // After a failure an answer at once tells that it works again.
        await (this.#peilt ? this.#peil(mislukt ? 0 : TIJD.peil) : this.#stroom());
        const meteen = Date.now() - sinds < TIJD.kortst && this.#o.laatste() === vanaf;
        if (meteen && !mislukt) await wacht(uitstel(1, this.#o.toeval), signal);
        mislukt = 0;
      } catch (fout) {
        if (signal.aborted) return;
        if (/** @type {any} */ (fout).weg) return this.#o.verlopen();
        mislukt += 1;
        if (mislukt >= MISLUKT_VOOR_MELDING) this.#o.verbonden(false);
        this.#wek = new AbortController();
        await wacht(uitstel(mislukt, this.#o.toeval), AbortSignal.any([signal, this.#wek.signal]));
      }
    }
  }

  /** @param {number} seconden how long the gateway may wait for something new */
  async #peil(seconden) {
    const klok = new AbortController();
    const alarm = setTimeout(() => klok.abort(), TIJD.peil * 1000 + TIJD.eersteByte);
    try {
      const signaal = AbortSignal.any([this.#stop.signal, klok.signal]);
      const { gebeurtenissen } = await this.#o.peil(this.#o.laatste(), seconden, signaal);
      this.#peilenWerkt = true;
      this.#o.verbonden(true);
      this.#neem(gebeurtenissen);
    } catch (fout) {
      // Neither works: then there is no network, and it was not the stream's fault.
      if (!this.#peilenWerkt) [this.#peilt, this.#vergeefs] = [false, 0];
      throw fout;
    } finally {
      clearTimeout(alarm);
    }
  }

  /** Until the stream ends. Fails when it brought nothing but its first bytes, or was held back. */
  async #stroom() {
    const breek = new AbortController();
    const begin = Date.now();
    this.#poging = { breek, sinds: begin };
    let alarm = setTimeout(() => breek.abort(), TIJD.eersteByte);
    let stukken = 0;
    try {
      const bytes = await this.#o.stroom(this.#o.laatste(), AbortSignal.any([this.#stop.signal, breek.signal]));
      const parser = createParser({ onEvent: (e) => void this.#neem([JSON.parse(e.data)]) });
      const lezer = bytes.pipeThrough(/** @type {any} */ (new TextDecoderStream())).getReader();
      for (let stuk = await lezer.read(); !stuk.done; stuk = await lezer.read()) {
        clearTimeout(alarm);
        alarm = setTimeout(() => breek.abort(), TIJD.stilte);
        stukken += 1;
        if (stukken > 1) this.#vergeefs = 0;
        this.#o.verbonden(true);
        parser.feed(/** @type {any} */ (stuk.value));
      }
    } catch (fout) {
      if (/** @type {any} */ (fout).weg || this.#stop.signal.aborted) throw fout;
      // A stream that fell silent was held back, also when something came before.
      if (breek.signal.aborted && stukken > 1) this.#vergeefs += 1;
    } finally {
      clearTimeout(alarm);
      this.#poging = null;
    }
    if (stukken < 2) this.#vergeefs += 1;
    this.#vluchtig = Date.now() - begin < TIJD.vluchtig ? this.#vluchtig + 1 : 0;
    if (this.#vergeefs >= MISLUKTE_STROMEN || this.#vluchtig >= VLUCHTIGE_STROMEN) this.#peilt = true;
    if (stukken < 2) throw new Error('the stream brought nothing');
  }

  /** @param {{id: number}[]} gebeurtenissen @returns {boolean} whether any was new */
  #neem(gebeurtenissen) {
    const nieuw = gebeurtenissen.filter((g) => g.id > this.#o.laatste());
    nieuw.forEach(this.#o.gebeurtenis);
    return nieuw.length > 0;
  }
}
