import { createContext } from 'react';
import type { IRenderMimeRegistry } from '@jupyterlab/rendermime';
import type { IDisposable } from '@lumino/disposable';
import { Signal, type ISignal } from '@lumino/signaling';

const VEGA_LITE = 'application/vnd.vegalite.v5+json';

/** Draws Vega-Lite specifications. */
export interface Drawing {
  /** Draws into an element until the returned object is disposed. */
  draw(host: HTMLElement, spec: object): IDisposable;
  /** The theme changed, and with it the colours that charts are drawn in. */
  readonly themeChanged: ISignal<unknown, unknown>;
}

/** What charts are drawn by; null: by nothing, and their tables are shown in their place. */
export const DrawingContext = createContext<Drawing | null>(null);

/** JupyterLab's own renderer of Vega-Lite; null when it is switched off. Vega itself is loaded with the first chart. */
export function drawingOf(
  rendermime: IRenderMimeRegistry,
  themeChanged: ISignal<unknown, unknown> | null
): Drawing | null {
  if (rendermime.getFactory(VEGA_LITE) === undefined) {
    return null;
  }
  return {
    themeChanged: themeChanged ?? new Signal<unknown, unknown>({}),
    draw: (host, spec) => {
      const renderer = rendermime.createRenderer(VEGA_LITE);
      host.replaceChildren(renderer.node);
      void renderer.renderModel({
        trusted: false,
        // A picture that is there already: else the renderer makes one of each chart, to be kept in a notebook.
        data: { [VEGA_LITE]: spec as never, 'image/png': 'none' },
        metadata: { [VEGA_LITE]: { embed_options: { actions: false, renderer: 'svg', ast: true } } },
        setData: () => undefined
      });
      return renderer;
    }
  };
}
