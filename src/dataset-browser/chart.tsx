import React, { useContext, useEffect, useRef, useState } from 'react';
import type { Trans } from '../components';
import { specOf, type Chart, type Look } from './chart-specs';
import { DrawingContext } from './drawing';
import { useWidth } from './use-width';

export interface ChartFigureProps {
  readonly trans: Trans;
  readonly title: string;
  /** Null: nothing to draw, and the table is shown. */
  readonly chart: Chart | null;
  /** Headings of the table. */
  readonly head: readonly string[];
  /** The same numbers in words; the first of each row names it. */
  readonly rows: readonly (readonly string[])[];
  /** What must be known to read the chart rightly. */
  readonly note?: string;
}

/** Pixels that a chart is high. */
const HEIGHT = 110;
/** Widths are rounded down to this many pixels: a chart is not drawn for each pixel of a drag. */
const STEP = 8;

/** A chart with the table that says the same, one press away; without a renderer the table alone. */
export function ChartFigure(props: ChartFigureProps): React.JSX.Element {
  const { trans, title, chart, head, rows, note } = props;
  const drawn = useContext(DrawingContext) !== null && chart !== null;
  const [open, setOpen] = useState(false);
  return (
    <figure className="jp-Cohortlab-figure" aria-label={title}>
      <figcaption>{title}</figcaption>
      {drawn && <Canvas chart={chart} />}
      <details
        className="jp-Cohortlab-asTable"
        open={open || !drawn}
        onToggle={event => setOpen(event.currentTarget.open)}
      >
        <summary>{trans.__('As a table')}</summary>
        {(open || !drawn) && (
          <table aria-label={title}>
            <thead>
              <tr>
                {head.map(cell => (
                  <th key={cell} scope="col">
                    {cell}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map(([name = '', ...cells]) => (
                <tr key={name}>
                  <th scope="row">{name}</th>
                  {cells.map((cell, at) => (
                    <td key={head[at + 1]}>{cell}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </details>
      {note && <p className="jp-Cohortlab-figure-note">{note}</p>}
    </figure>
  );
}

/** What is seen of a chart; those who listen have the table. */
function Canvas({ chart }: { readonly chart: Chart }): React.JSX.Element {
  const drawing = useContext(DrawingContext);
  const host = useRef<HTMLDivElement>(null);
  const [measure, exact] = useWidth();
  const width = exact - (exact % STEP);
  const [theme, setTheme] = useState(0);
  useEffect(() => {
    const changed = (): void => setTheme(times => times + 1);
    drawing?.themeChanged.connect(changed);
    return () => void drawing?.themeChanged.disconnect(changed);
  }, [drawing]);
  useEffect(() => {
    if (drawing && host.current && width > 0) {
      const drawn = drawing.draw(host.current, specOf(chart, width, HEIGHT, lookOf(host.current)));
      return () => drawn.dispose();
    }
    return undefined;
  }, [drawing, chart, width, theme]);
  return (
    <div ref={measure} className="jp-Cohortlab-canvas" style={{ height: HEIGHT }} aria-hidden="true">
      <div ref={host} />
    </div>
  );
}

function lookOf(element: HTMLElement): Look {
  const style = getComputedStyle(element);
  const value = (name: string): string => style.getPropertyValue(name).trim();
  return {
    bar: value('--jp-brand-color1'),
    line: value('--jp-border-color1'),
    text: value('--jp-ui-font-color2'),
    font: value('--jp-ui-font-family') || 'sans-serif'
  };
}
