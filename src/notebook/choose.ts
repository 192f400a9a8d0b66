import { InputDialog } from '@jupyterlab/apputils';
import type { INotebookTracker, NotebookPanel } from '@jupyterlab/notebook';
import type { Contents } from '@jupyterlab/services';
import { climbsOut } from '@cohortlab/sdk';
import { mentionsIn, type Mention } from '@cohortlab/sdk/snippets';
import type { Trans } from '../components';
import { exists } from '../documents/place';
import { CellPlace } from './cell-place';
import { cellLanguage } from './language';
import type { Chosen, Noun } from './tokens';
import { placesOf } from './uses';

interface Found {
  readonly panel: NotebookPanel;
  readonly cell: string;
  readonly mentions: readonly Mention[];
}

/** What the cell with the cursor says of definitions; null when it says nothing. */
export function mentionsAtCursor(tracker: INotebookTracker, noun?: Noun): Found | null {
  const panel = tracker.currentWidget;
  const cell = panel?.content.activeCell?.model.sharedModel;
  if (!panel || cell?.cell_type !== 'code') {
    return null;
  }
  const all = mentionsIn(cell.getSource(), cellLanguage(panel));
  const mentions = all.filter(each => noun === undefined || each.noun === noun);
  return mentions.length > 0 ? { panel, cell: cell.getId(), mentions } : null;
}

/** One of them: at the place that is said, the only one, or the one that the person points at. */
export async function chooseMention(mentions: readonly Mention[], trans: Trans): Promise<Mention | null> {
  const [first, ...others] = mentions;
  if (!first || others.length === 0) {
    return first ?? null;
  }
  const items = mentions.map((each, at) => `${at + 1}. ${labelOf(each, trans)}`);
  const { button, value } = await InputDialog.getItem({
    title: trans.__('Which one shall be opened?'),
    label: trans.__('This cell has'),
    items,
    okLabel: trans.__('Open')
  });
  return button.accept && value !== null ? (mentions[items.indexOf(value)] ?? null) : null;
}

/** A definition as a panel opens it. Rejects when its file is nowhere that the kernel would look. */
export async function chosenOf(
  { panel, cell }: Found,
  mention: Mention,
  { contents, trans }: { readonly contents: Contents.IManager; readonly trans: Trans }
): Promise<Chosen> {
  if (mention.kind === 'inline') {
    return { kind: 'inline', place: new CellPlace(panel, cell, cellLanguage(panel), mention) };
  }
  const places = placesOf(panel.context.path, mention.path).filter(each => !climbsOut(each));
  if (!mention.path.startsWith('/')) {
    for (const path of places) {
      if (await exists(contents, path)) {
        return { kind: 'file', path };
      }
    }
  }
  const looked = places.join(', ');
  throw new Error(
    mention.path.startsWith('/') || looked === ''
      ? trans.__('%1 lies outside of the workspace; panels open files inside it.', mention.path)
      : trans.__('There is no file %1. Looked for: %2', mention.path, looked)
  );
}

function labelOf(mention: Mention, trans: Trans): string {
  if (mention.kind === 'file') {
    return mention.path;
  }
  return mention.noun === 'cohort' ? trans.__('the cohort in the cell') : trans.__('the dataset in the cell');
}
