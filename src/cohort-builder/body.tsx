import { ReactWidget } from '@jupyterlab/ui-components';
import type { IDisposable } from '@lumino/disposable';
import type { Message } from '@lumino/messaging';
import React from 'react';
import type { Trans } from '../components';
import type { CohortActions } from './actions';
import type { ConceptBook } from './concept-book';
import type { CohortSession } from './session';
import { CohortView } from './view';

export interface CohortBodyOptions {
  readonly session: CohortSession;
  readonly book: ConceptBook;
  readonly actions: CohortActions;
  readonly trans: Trans;
}

/** A cohort in a Lumino widget. Everything that must outlive a move or a closing is in the session. */
export class CohortBody extends ReactWidget {
  constructor(private readonly _options: CohortBodyOptions) {
    super();
    this._session = _options.session;
    this.addClass('jp-Cohortlab-widget');
  }

  /** The cohort that is shown. */
  get session(): CohortSession {
    return this._session;
  }

  set session(session: CohortSession) {
    this._session = session;
    if (this._looking) {
      this._look(false);
      this._look(true);
    }
    this.update();
  }

  /** Brings the first field into focus: the search box, where there is one. */
  focus(): void {
    const find = (selector: string) => this.node.querySelector<HTMLElement>(selector);
    (find('[role="combobox"]') ?? find('.jp-Cohortlab-name'))?.focus();
  }

  override dispose(): void {
    this._look(false);
    super.dispose();
  }

  protected override onAfterAttach(message: Message): void {
    super.onAfterAttach(message);
    this._look(this.isVisible);
  }

  protected override onAfterShow(message: Message): void {
    super.onAfterShow(message);
    this._look(true);
  }

  protected override onBeforeHide(message: Message): void {
    super.onBeforeHide(message);
    this._look(false);
  }

  protected override onBeforeDetach(message: Message): void {
    this._look(false);
    super.onBeforeDetach(message);
  }

  protected override onActivateRequest(message: Message): void {
    super.onActivateRequest(message);
    this.focus();
  }

  protected render(): React.JSX.Element {
    const { trans, book, actions } = this._options;
    return (
      // A key per cohort: half-typed names and open lists never move to another one.
      <CohortView
        key={keyOf(this._session)}
        trans={trans}
        session={this._session}
        book={book}
        actions={actions}
      />
    );
  }

  private _look(look: boolean): void {
    if (look !== (this._looking !== null)) {
      this._looking?.dispose();
      this._looking = look ? this._session.look() : null;
    }
  }

  private _session: CohortSession;
  private _looking: IDisposable | null = null;
}

const keys = new WeakMap<CohortSession, number>();
let last = 0;

function keyOf(session: CohortSession): number {
  const known = keys.get(session);
  if (known !== undefined) {
    return known;
  }
  keys.set(session, ++last);
  return last;
}
