import type { JupyterFrontEnd, JupyterFrontEndPlugin } from '@jupyterlab/application';
import { ICommandPalette } from '@jupyterlab/apputils';
import { INotebookTracker } from '@jupyterlab/notebook';
import { ISettingRegistry } from '@jupyterlab/settingregistry';
import { ITranslator, nullTranslator } from '@jupyterlab/translation';
import { SNIPPET_KINDS, type SnippetKind } from '@cohortlab/sdk/snippets';
import { chooseMention, chosenOf, mentionsAtCursor } from './choose';
import { addOpenCommand, OPEN_COMMAND } from './open-command';
import { offerRename } from './rename';
import { INotebookCells } from './tokens';
import { NotebookUses } from './uses';

const PLUGIN_ID = '@cohortlab/labextension:notebook';

/** Definitions in cells of notebooks: put there, found there, followed. */
export const notebookPlugin: JupyterFrontEndPlugin<INotebookCells> = {
  id: PLUGIN_ID,
  description:
    'Puts cohorts and datasets into cells of notebooks, and opens those that a cell names or holds.',
  autoStart: true,
  requires: [INotebookTracker],
  optional: [ISettingRegistry, ICommandPalette, ITranslator],
  provides: INotebookCells,
  activate: (
    app: JupyterFrontEnd,
    tracker: INotebookTracker,
    settings: ISettingRegistry | null,
    palette: ICommandPalette | null,
    translator: ITranslator | null
  ): INotebookCells => {
    const trans = (translator ?? nullTranslator).load('cohortlab');
    const { commands, shell } = app;
    const { contents } = app.serviceManager;
    let kind: SnippetKind = 'reference';
    void settings?.load(PLUGIN_ID).then(loaded => {
      const follow = (): void => {
        kind = SNIPPET_KINDS.find(each => each === loaded.get('insert').composite) ?? 'reference';
      };
      loaded.changed.connect(follow);
      follow();
    });
    const uses = new NotebookUses(tracker);
    addOpenCommand({ commands, tracker, trans });
    palette?.addItem({ command: OPEN_COMMAND, category: trans.__('Cohortlab') });
    contents.fileChanged.connect((_, change) => offerRename({ tracker, uses, trans }, change));
    return {
      get kind() {
        return kind;
      },
      uses,
      insert: async insertion => {
        const { insertDefinition } = await import('./insert-definition');
        return insertDefinition(
          { tracker, commands, trans, activate: id => shell.activateById(id) },
          insertion
        );
      },
      names: noun => mentionsAtCursor(tracker, noun) !== null,
      choose: async (noun, start) => {
        const found = mentionsAtCursor(tracker, noun);
        const mention =
          found?.mentions.find(each => each.start === start) ??
          (found && (await chooseMention(found.mentions, trans)));
        return found && mention ? chosenOf(found, mention, { contents, trans }) : null;
      }
    };
  }
};
