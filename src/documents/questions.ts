import { Dialog, showDialog } from '@jupyterlab/apputils';
import { PathExt } from '@jupyterlab/coreutils';
import type { Trans } from '../components';
import type { SaveQuestions } from './file-home';
import type { InlineQuestions } from './inline-home';
import { PlaceField } from './place-field';

/** Asks for the place of a new file; `suggest` is asked only when the question is. */
export function askPlace(
  trans: Trans,
  options: { readonly title: string; readonly extension: string; readonly suggest: () => string }
): () => Promise<string | null> {
  return async () => {
    const { button, value } = await showDialog({
      title: options.title,
      body: new PlaceField(
        trans.__('File, from the top of the workspace'),
        options.suggest(),
        options.extension
      ),
      buttons: [
        Dialog.cancelButton({ label: trans.__('Cancel') }),
        Dialog.okButton({ label: trans.__('Save') })
      ]
    });
    return button.accept && value ? value : null;
  };
}

/** Asks before something is written over. */
export function askOverwrite(trans: Trans): SaveQuestions['overwrite'] {
  return async (path, reason) => {
    const { button } = await showDialog({
      title:
        reason === 'exists' ? trans.__('There is such a file already') : trans.__('The file was changed'),
      body:
        reason === 'exists'
          ? trans.__('Write over %1?', path)
          : trans.__('Something else changed %1 since it was opened here. Write over it?', path),
      buttons: [
        Dialog.cancelButton({ label: trans.__('Cancel') }),
        Dialog.warnButton({ label: trans.__('Write over it') })
      ]
    });
    return button.accept;
  };
}

/** What only a person can decide of a definition in a cell. */
export function askInline(trans: Trans): Pick<InlineQuestions, 'lost' | 'taken'> {
  return {
    lost: async notebook => {
      const { button } = await showDialog({
        title: trans.__('The cell was changed'),
        body: trans.__(
          'The cell of %1 does not hold this definition any more: it was edited or deleted, or the notebook was closed. Nothing is lost: it can be saved as a file.',
          PathExt.basename(notebook)
        ),
        buttons: [
          Dialog.cancelButton({ label: trans.__('Cancel') }),
          Dialog.okButton({ label: trans.__('Save as a File…') })
        ]
      });
      return button.accept;
    },
    taken: path => trans.__('There is %1 already, with other content. Choose another folder.', path)
  };
}

/** What shall become of edits that are about to be left. */
export async function askLeave(trans: Trans, name: string): Promise<'save' | 'discard' | 'stay'> {
  const { button } = await showDialog({
    title: trans.__('Save your work?'),
    body: trans.__('“%1” has changes that are not saved.', name),
    buttons: [
      Dialog.cancelButton({ label: trans.__('Cancel') }),
      Dialog.warnButton({ label: trans.__('Discard') }),
      Dialog.okButton({ label: trans.__('Save') })
    ]
  });
  if (!button.accept) {
    return 'stay';
  }
  return button.displayType === 'warn' ? 'discard' : 'save';
}
