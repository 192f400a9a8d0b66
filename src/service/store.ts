import { Signal, type ISignal } from '@lumino/signaling';

/** Something with a frozen state that is replaced as a whole, and a signal for when it was. */
export interface Stateful<S> {
  readonly state: S;
  readonly stateChanged: ISignal<unknown, void>;
}

/** The smallest holder of a state: models are made of these, views read them. No DOM. */
export class Store<S extends object> implements Stateful<S> {
  constructor(initial: S) {
    this._state = Object.freeze(initial);
  }

  /** The state as it is now; a new object whenever anything in it is new. */
  get state(): S {
    return this._state;
  }

  /** Emitted after the state was replaced. */
  get stateChanged(): ISignal<this, void> {
    return this._stateChanged;
  }

  /** Replaces what `change` names. Says nothing when all of it was so before. */
  protected set(change: Partial<S>): void {
    const keys = Object.keys(change) as (keyof S)[];
    if (keys.some(key => !Object.is(change[key], this._state[key]))) {
      this._state = Object.freeze({ ...this._state, ...change });
      this._stateChanged.emit();
    }
  }

  private _state: S;
  private _stateChanged = new Signal<this, void>(this);
}
