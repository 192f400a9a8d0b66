import type { Notation } from './notation.js';
import { PYTHON } from './python.js';
import { R } from './r.js';

/** Languages of notebook kernels that a panel can write a cell in. */
export type Language = 'python' | 'r';

export const NOTATIONS: Readonly<Record<Language, Notation>> = { python: PYTHON, r: R };
