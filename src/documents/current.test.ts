/** @jest-environment node */
import { beforeEach, describe, expect, jest, test } from '@jest/globals';
import { Signal } from '@lumino/signaling';
import { PlainText, rewrite } from '../cohort-builder/text-source';
import { Store } from '../service/store';
import { Current, type CurrentSurroundings, type Edited } from './current';
import { FileHome, type Saved } from './file-home';
import { MemoryContents } from './memory-contents';

/** What a panel edits, with nothing of what the text means. */
class Words extends Store<{ readonly text: string }> implements Edited {
  constructor(
    contents: MemoryContents,
    saved: Saved | null,
    readonly source = new PlainText(saved?.text ?? 'blank')
  ) {
    super({ text: source.getSource() });
    source.changed.connect(() => this.set({ text: source.getSource() }));
    const ask = { place: () => Promise.resolve('new.json'), overwrite: () => Promise.resolve(true) };
    this.home = new FileHome(contents.manager, source, ask, saved);
  }
  readonly home: FileHome;
  readonly name = 'Words';
  readonly model = this;
  disposed = false;
  replace(text: string): void {
    rewrite(this.source, text);
  }
  dispose(): void {
    this.disposed = true;
  }
}

let contents: MemoryContents;
let documents: {
  open: Map<string, Words>;
  find(path: string): Words | null;
  opened: Signal<unknown, Words>;
  closed: Signal<unknown, Words>;
};
const leave = jest.fn<CurrentSurroundings<Words>['leave']>();

beforeEach(() => {
  contents = new MemoryContents();
  contents.write('a.json', 'A');
  contents.write('b.json', 'B');
  leave.mockReset();
  const open = new Map<string, Words>();
  documents = {
    open,
    find: path => open.get(path) ?? null,
    opened: new Signal<unknown, Words>({}),
    closed: new Signal<unknown, Words>({})
  };
});

const begin = (saved: Saved | null): Words => new Words(contents, saved);
const panel = (): Current<Words> =>
  new Current<Words>({ contents: contents.manager, documents, begin, leave });

function openDocument(path: string): Words {
  const text = contents.files.get(path) ?? '';
  const document = begin({ path, text, modified: '' });
  documents.open.set(path, document);
  documents.opened.emit(document);
  return document;
}

function closeDocument(document: Words): void {
  documents.open.delete(document.home.state.path ?? '');
  documents.closed.emit(document);
}

const settled = () => new Promise(resolve => setTimeout(resolve));

describe('leaving unsaved words', () => {
  test.each([
    ['stay', 'edited', 'A'],
    ['discard', 'B', 'A'],
    ['save', 'B', 'edited']
  ] as const)('%s', async (answer, shown, kept) => {
    const current = panel();
    await current.open('a.json');
    current.session.replace('edited');
    leave.mockResolvedValue(answer);
    expect(await current.open('b.json')).toBe(answer !== 'stay');
    expect(current.session.state.text).toBe(shown);
    expect(contents.files.get('a.json')).toBe(kept);
  });

  test('asks nothing when there is nothing to lose', async () => {
    const current = panel();
    await current.open('a.json');
    const before = current.session;
    await current.create();
    expect(leave).not.toHaveBeenCalled();
    expect([before.disposed, current.session.disposed]).toEqual([true, false]);
  });

  test('a file that cannot be read leaves all as it was', async () => {
    const current = panel();
    const before = current.session;
    await expect(current.open('gone.json')).rejects.toThrow();
    expect(current.session).toBe(before);
  });
});

describe('one file, one text', () => {
  test('the panel takes up the session of an open document', async () => {
    const document = openDocument('a.json');
    const current = panel();
    await current.open('a.json');
    expect(current.session).toBe(document);
    document.replace('edited in the document');
    await current.create();
    expect(leave).not.toHaveBeenCalled();
    expect(document.disposed).toBe(false);
  });

  test('a document that opens takes over the panel’s unsaved words, as an edit', async () => {
    const current = panel();
    await current.open('a.json');
    current.session.replace('edited in the panel');
    const document = openDocument('a.json');
    expect(current.session).toBe(document);
    expect(document.state.text).toBe('edited in the panel');
    document.source.undo();
    expect(document.state.text).toBe('A');
  });

  test('a document that closes leaves the panel with what is saved', async () => {
    const current = panel();
    await current.open('a.json');
    const document = openDocument('a.json');
    document.replace('thrown away');
    closeDocument(document);
    await settled();
    expect(current.session).not.toBe(document);
    expect(current.session.state.text).toBe('A');
    expect(current.session.home.state).toEqual({ path: 'a.json', dirty: false });
  });

  test('documents of other files do not matter', async () => {
    const current = panel();
    await current.open('a.json');
    const before = current.session;
    closeDocument(openDocument('b.json'));
    expect(current.session).toBe(before);
  });
});

describe('a file that something else saves', () => {
  test('is shown anew', async () => {
    const current = panel();
    await current.open('a.json');
    await contents.save('a.json', { content: 'by an editor' });
    await settled();
    expect(current.session.state.text).toBe('by an editor');
  });

  test('never replaces unsaved words', async () => {
    const current = panel();
    await current.open('a.json');
    current.session.replace('mine');
    await contents.save('a.json', { content: 'by an editor' });
    await settled();
    expect(current.session.state.text).toBe('mine');
  });
});

describe('a reload of the page', () => {
  test.each([
    ['an unsaved text', null, 'words'],
    ['unsaved edits of a file', 'a.json', 'words'],
    ['a file', 'a.json', null]
  ])('brings back %s', async (_, path, edit) => {
    const before = panel();
    if (path !== null) {
      await before.open(path);
    }
    if (edit !== null) {
      before.session.replace(edit);
    }
    const draft = JSON.parse(JSON.stringify(before.draft())) as ReturnType<typeof before.draft>;
    const after = panel();
    await after.restore(draft);
    expect(after.session.state.text).toBe(edit ?? 'A');
    expect(after.session.home.state).toEqual({ path, dirty: edit !== null });
  });

  test('keeps the words of a file that is gone', async () => {
    const current = panel();
    await current.restore({ path: 'gone.json', text: 'words' });
    expect(current.session.state.text).toBe('words');
    expect(current.session.home.state).toEqual({ path: null, dirty: true });
  });

  test('keeps nothing of a document, which keeps itself', async () => {
    const document = openDocument('a.json');
    const current = panel();
    await current.open('a.json');
    document.replace('edited');
    expect(current.draft()).toEqual({ path: 'a.json', text: null });
  });
});
