/** What the tests of the Dataset Browser share. */
import { Signal } from '@lumino/signaling';
import type { Home, HomeState } from '../documents/home';
import { Store } from '../service';

/** Nowhere yet: nothing here saves. */
export class Nowhere extends Store<HomeState> implements Home {
  readonly saved = null;
  constructor() {
    super({ path: null, dirty: true });
  }
  save(): Promise<string | null> {
    return Promise.resolve(null);
  }
  toFile(): Promise<string | null> {
    return this.save();
  }
  saveAs(): Promise<string | null> {
    return Promise.resolve(null);
  }
  settle(): void {}
  dispose(): void {
    Signal.clearData(this);
  }
}
