import { Signal } from '@lumino/signaling';
import type { ICohortBuilder } from '../cohort-builder/tokens';
import { Store } from '../service';
import type { OfferedCohort } from './cohort-choice';

/** The cohort that the Cohort Builder has open, once it is saved: the first that a dataset is offered. */
export class CohortOffer extends Store<{ readonly cohort: OfferedCohort | null }> {
  /** `builder` is null when there is no Cohort Builder: nothing is ever offered then. */
  constructor(private readonly _builder: ICohortBuilder | null) {
    super({ cohort: null });
    _builder?.changed.connect(this._follow, this);
    this._follow();
  }

  dispose(): void {
    Signal.clearData(this);
  }

  private _follow(): void {
    const { path, name } = this._builder ?? { path: null, name: '' };
    const { cohort } = this.state;
    if (path !== cohort?.path || name !== cohort.name) {
      this.set({ cohort: path === null ? null : { path, name } });
    }
  }
}
