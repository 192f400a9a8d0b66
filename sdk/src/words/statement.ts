/**
 * English with the shape of its lists kept, so that a panel can show it as headings and lists and a
 * terminal as text. Every text is plain: names in it come from files of unknown authors.
 */
export interface Statement {
  readonly text: string;
  /** Id of the group or criterion of the definition that this is about. */
  readonly node?: string;
  readonly list?: List;
}

export interface List {
  /** Whether the order means something: the steps of attrition are numbered. */
  readonly ordered: boolean;
  readonly items: readonly Statement[];
}

export interface Section {
  readonly heading: string;
  readonly statements: readonly Statement[];
}

/** A definition in words. */
export interface Words {
  readonly title: string;
  readonly sections: readonly Section[];
}

export const say = (text: string): Statement => ({ text });

export const bullets = (items: readonly Statement[]): List => ({ ordered: false, items });

/** The statement about a node of the definition. */
export const about = (node: string, statement: Statement): Statement => ({ ...statement, node });

/** A statement with words before it. */
export const after = (words: string, statement: Statement): Statement => ({
  ...statement,
  text: `${words}${statement.text}`
});

/** A sentence of its own: with a capital, and a full stop where no list follows. */
export const sentence = (statement: Statement): Statement => ({
  ...statement,
  text: capital(statement.text) + (statement.list === undefined && !/[.:]$/.test(statement.text) ? '.' : '')
});

const capital = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);
