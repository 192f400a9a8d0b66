import type { TranslationBundle } from '@jupyterlab/translation';

/** What a component needs of a translation bundle: a sentence, and a sentence with a number. */
export type Trans = Pick<TranslationBundle, '__' | '_n'>;

/** The same sentences untranslated, with JupyterLab's `%1` places filled: for models and tests without a bundle. */
export const english: Trans = {
  __: (text, ...values) => fill(text, values),
  _n: (singular, plural, n, ...values) => fill(n === 1 ? singular : plural, [n, ...values])
};

function fill(text: string, values: readonly unknown[]): string {
  return text.replace(/%(\d+)/g, (place, index) => String(values[Number(index) - 1] ?? place));
}
