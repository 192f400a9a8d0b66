import { ReactWidget } from '@jupyterlab/ui-components';
import type { IDisposable } from '@lumino/disposable';
import type { Message } from '@lumino/messaging';
import React from 'react';
import type { BrowserActions } from './actions';
import { BrowserView } from './browser-view';
import type { DatasetViewProps } from './dataset-view';
import { DrawingContext } from './drawing';
import type { BrowserModel } from './model';

/** The browser in a Lumino widget. Everything that must outlive a move or a closing is in the model. */
export class BrowserBody extends ReactWidget {
  constructor(private readonly _props: DatasetViewProps) {
    super();
    this.addClass('jp-Cohortlab-widget');
  }

  get model(): BrowserModel {
    return this._props.model;
  }

  get actions(): BrowserActions {
    return this._props.actions;
  }

  /** Brings the first field into focus. */
  focus(): void {
    const first =
      this.model.state.side === 'explore'
        ? '[role="combobox"]'
        : '[role="tab"][aria-selected="true"], [role="combobox"]';
    const fields = [...this.node.querySelectorAll<HTMLElement>(first)];
    fields.find(field => field.offsetParent !== null)?.focus();
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
    return (
      <DrawingContext.Provider value={this._props.actions.drawing}>
        <BrowserView {...this._props} />
      </DrawingContext.Provider>
    );
  }

  private _look(look: boolean): void {
    if (look !== (this._looking !== null)) {
      this._looking?.dispose();
      this._looking = look ? this.model.look() : null;
    }
  }

  private _looking: IDisposable | null = null;
}
