import { MenuSvg } from '@jupyterlab/ui-components';
import { CommandRegistry } from '@lumino/commands';
import { SNIPPET_KINDS, type SnippetKind } from '@cohortlab/sdk/snippets';
import type { Trans } from '../components';

/** What a command that inserts may be told. */
const INSERT_ARGUMENTS = {
  type: 'object',
  properties: {
    kind: {
      type: 'string',
      enum: [...SNIPPET_KINDS],
      description: 'The kind of cell; without it, as the settings say.'
    }
  }
} as const;

/** The kind that a command was told; undefined: none. */
const kindOf = (value: unknown): SnippetKind | undefined => SNIPPET_KINDS.find(each => each === value);

/** What a command that inserts is, of whatever it inserts. */
export interface InsertCommand {
  readonly id: string;
  /** What it is called for each kind of cell, and where none is said. */
  readonly labels: Readonly<Record<SnippetKind | 'usual', string>>;
  readonly isEnabled: () => boolean;
  /** Inserts the kind that was said, else the usual one. */
  readonly insert: (kind: SnippetKind | undefined) => void;
}

/** Registers a command that inserts a cell, of a kind that it may be told. */
export function addInsertCommand(
  commands: CommandRegistry,
  { id, labels, isEnabled, insert }: InsertCommand
): void {
  commands.addCommand(id, {
    label: args => labels[kindOf(args['kind']) ?? 'usual'],
    describedBy: { args: INSERT_ARGUMENTS },
    isEnabled,
    execute: args => insert(kindOf(args['kind']))
  });
}

/** What each kind of cell is called where a person chooses one. */
export const kindLabels = (trans: Trans): Readonly<Record<SnippetKind, string>> => ({
  reference: trans.__('By Its File'),
  inline: trans.__('Self-contained, without Files'),
  sql: trans.__('Plain SQL')
});

/** Pixels that such a menu needs, and some more. */
const HEIGHT = 120;

/** Opens JupyterLab's own kind of menu below a button; the kind that Insert takes by itself is marked. */
export function openInsertMenu(
  anchor: HTMLElement,
  usual: SnippetKind,
  trans: Trans,
  pick: (kind: SnippetKind) => void
): void {
  const commands = new CommandRegistry();
  const menu = new MenuSvg({ commands });
  const labels = kindLabels(trans);
  for (const kind of SNIPPET_KINDS) {
    commands.addCommand(kind, {
      label: labels[kind],
      describedBy: { args: { type: 'object', properties: {} } },
      isToggleable: true,
      isToggled: () => kind === usual,
      execute: () => pick(kind)
    });
    menu.addItem({ command: kind });
  }
  const { left, top, bottom } = anchor.getBoundingClientRect();
  menu.aboutToClose.connect(() => {
    anchor.setAttribute('aria-expanded', 'false');
    anchor.focus();
  });
  anchor.setAttribute('aria-expanded', 'true');
  // What does not fit below is opened above; Lumino moves it up by its height.
  menu.open(left, window.innerHeight - bottom > HEIGHT ? bottom : top);
  menu.activateNextItem();
}
