import { basename, dirname, extname } from 'node:path';
import type { ReleaseSummary, Retirement } from '@cohortlab/sdk/wire';
import type { Manifest } from '../release/manifest.js';
import { readRetired } from '../release/retired.js';
import { engineErrorOf, EngineError } from '../engine/error.js';
import { fileIdentity, sameFile } from './file-identity.js';
import type { OpenRelease } from './open-release.js';

/** Milliseconds that running queries get to end by themselves when their release is reloaded. */
const RELOAD_PATIENCE = 2_000;

export type OfferState = ReleaseSummary['state'];

/**
 * A release file on offer, opened on first use. What is open stays open until `reload`, even when
 * another file takes its place: an answer never mixes two files.
 */
export class Offer {
  readonly path: string;
  readonly #open: (path: string) => Promise<OpenRelease>;
  #opening: Promise<OpenRelease> | null = null;
  #manifest: Manifest | null = null;

  constructor(path: string, open: (path: string) => Promise<OpenRelease>) {
    this.path = path;
    this.#open = open;
  }

  /** What the release last said of itself; null while no release could be read here. */
  get manifest(): Manifest | null {
    return this.#manifest;
  }

  /** What it is called: by the release itself, or after the file as long as that cannot be read. */
  get name(): string {
    return this.#manifest?.name ?? basename(this.path, extname(this.path));
  }

  /** The open release. Fails when the file is missing, unreadable or not the one that is open. */
  async use(): Promise<OpenRelease> {
    const file = await fileIdentity(this.path);
    const opening = this.#opening ?? this.#start(null);
    const open = await opening;
    if (!sameFile(file, open.file)) throw new EngineError('releaseReplaced');
    if (open.engine.sound) return open;
    return opening === this.#opening ? this.reload() : this.use();
  }

  async state(): Promise<OfferState> {
    try {
      await this.use();
      return 'ready';
    } catch (failure) {
      const { code } = engineErrorOf(failure);
      if (code === 'releaseMissing') return 'missing';
      return code === 'releaseReplaced' ? 'replaced' : 'unreadable';
    }
  }

  /** What replaced the release, as the list beside it says now; null while it is in use. */
  async retirement(): Promise<Retirement | null> {
    if (this.#manifest === null) return null;
    // A list that cannot be read is told by `cohortlab releases`: nobody who asks here could mend it.
    const retired = await readRetired(dirname(this.path)).catch(() => []);
    const found = retired.find(({ id }) => id === this.#manifest?.id);
    return found ? { replacedBy: found.replacedBy, reason: found.reason ?? null, on: found.on } : null;
  }

  /** Opens the file that lies at the path now, once what runs on the old one has ended. */
  reload(): Promise<OpenRelease> {
    return this.#start(this.#opening);
  }

  async close(patience: number): Promise<void> {
    const open = await this.#opening?.catch(() => null);
    this.#opening = null;
    await open?.engine.close(patience);
  }

  #start(before: Promise<OpenRelease> | null): Promise<OpenRelease> {
    const opening = (async () => {
      const old = await before?.catch(() => null);
      await old?.engine.close(RELOAD_PATIENCE);
      const open = await this.#open(this.path);
      this.#manifest = open.manifest;
      return open;
    })();
    this.#opening = opening;
    // A file that could not be opened may be mended: the next use tries again.
    opening.catch(() => {
      if (this.#opening === opening) this.#opening = null;
    });
    return opening;
  }
}
