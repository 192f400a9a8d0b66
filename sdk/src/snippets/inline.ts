import { formatDefinition, readDefinition, type Bundle, type BundleFile } from '../definition/index.js';
import type { InlineText } from './notation.js';

/** A definition with all that it refers to, each as a panel would save it. */
export function inlineTextOf({ path, text, files }: Bundle): InlineText {
  return {
    text: canonical({ path, text }),
    files: files.map(file => ({ path: file.path, text: canonical(file) }))
  };
}

/** What cannot be read stays as it is: whoever runs the cell is told what is wrong with it. */
function canonical(file: BundleFile): string {
  const reading = readDefinition(file);
  switch (reading.kind) {
    case 'cohort':
      return formatDefinition(reading.cohort);
    case 'dataset':
      return formatDefinition(reading.dataset);
    case 'concepts':
      return formatDefinition(reading.concepts);
    case 'problems':
      return file.text;
  }
}
