import { SCHEMAS, type BundleFile } from '../definition/index.js';
import type { Token } from './tokens.js';
import { NOTATIONS, type Language } from './languages.js';

/** What a cell says of a definition: the name of its file, or all of it. Places are those of the literal. */
export type Mention = {
  readonly noun: 'cohort' | 'dataset';
  readonly start: number;
  readonly end: number;
} & (
  | { readonly kind: 'file'; readonly path: string }
  | {
      readonly kind: 'inline';
      /** The definition's text, as it stands in the cell. */
      readonly text: string;
      /** The files that the cell brings along. */
      readonly files: readonly BundleFile[];
      /** The literal itself: by it the place is found again. */
      readonly literal: string;
    }
);

/** Longer cells are no cells that anybody wrote. */
const LONGEST = 2_000_000;
const FILE = /^[^\p{C}]{1,980}\.(cohort|dataset)\.json$/u;
const MARK = /"\$schema"\s*:\s*"([^"\s]{1,40})"/;

/** The definitions that a cell names or holds, in its order. A cell's text is anybody's: it is only read. */
export function mentionsIn(source: string, language: Language): Mention[] {
  if (source.length > LONGEST || (!source.includes('.json') && !source.includes('$schema'))) return [];
  const tokens = NOTATIONS[language].tokens(source);
  const mentions: Mention[] = [];
  tokens.forEach((token, at) => {
    if (token.kind !== 'text') return;
    const { value, start, end } = token;
    const schema = schemaOf(value);
    const name = schema === null ? null : nameOf(tokens, at);
    const last = mentions.at(-1);
    if (name !== null && last?.kind === 'inline') {
      const files = [...last.files, { path: name, text: value }];
      mentions[mentions.length - 1] = { ...last, files };
    } else if (schema === 'cohort' || schema === 'dataset') {
      const literal = source.slice(start, end);
      mentions.push({ kind: 'inline', noun: schema, text: value, files: [], literal, start, end });
    } else if (schema === null && !isName(tokens, at)) {
      const [, noun] = FILE.exec(value) ?? [];
      if (noun === 'cohort' || noun === 'dataset')
        mentions.push({ kind: 'file', noun, path: value, start, end });
    }
  });
  return mentions;
}

/**
 * The cell with another text in place of a definition that it holds. The definition is found by its
 * literal, wherever it stands by now; null when the cell does not hold it any more.
 */
export function withInline(
  source: string,
  language: Language,
  mention: Pick<Mention & { kind: 'inline' }, 'literal' | 'start'>,
  text: string
): { readonly source: string; readonly mention: Mention & { kind: 'inline' } } | null {
  const same = mentionsIn(source, language)
    .filter(isInline)
    .filter(each => each.literal === mention.literal);
  const there = same.find(each => each.start === mention.start) ?? (same.length === 1 ? same[0] : undefined);
  if (!there) return null;
  const literal = NOTATIONS[language].definition(text);
  const { start, end } = there;
  return {
    source: source.slice(0, start) + literal + source.slice(end),
    mention: { ...there, text, literal, end: start + literal.length }
  };
}

/** The cell with other names in place of files that it names; the same text when `rename` has none for any. */
export function withPaths(
  source: string,
  language: Language,
  rename: (path: string) => string | null
): string {
  return mentionsIn(source, language).reduceRight((text, mention) => {
    const path = mention.kind === 'file' ? rename(mention.path) : null;
    if (path === null) return text;
    return text.slice(0, mention.start) + NOTATIONS[language].string(path) + text.slice(mention.end);
  }, source);
}

const isInline = (mention: Mention): mention is Mention & { kind: 'inline' } => mention.kind === 'inline';

/** The kind of definition that a text is, read no further than its mark; null: none. */
function schemaOf(text: string): keyof typeof SCHEMAS | null {
  if (!text.trimStart().startsWith('{')) return null;
  const [, mark] = MARK.exec(text) ?? [];
  const found = Object.entries(SCHEMAS).find(([, schema]) => schema === mark);
  return (found?.[0] as keyof typeof SCHEMAS | undefined) ?? null;
}

/** `"name.json": text` or `"name.json" = text`: the name; null when the text has none. */
function nameOf(tokens: readonly Token[], at: number): string | null {
  const [name, sign] = [tokens[at - 2], tokens[at - 1]];
  const named = name?.kind === 'text' && (sign?.value === ':' || sign?.value === '=');
  return named && name.value.endsWith('.json') ? name.value : null;
}

/** Is the text at a place the name of a text that a cell brings along? */
function isName(tokens: readonly Token[], at: number): boolean {
  const named = tokens[at + 2];
  return named?.kind === 'text' && schemaOf(named.value) !== null && nameOf(tokens, at + 2) !== null;
}
