/** @jest-environment node */
import { describe, expect, jest, test } from '@jest/globals';
import { PlainText, rewrite } from '../cohort-builder/text-source';
import { FileHome, type Saved, type SaveQuestions } from './file-home';
import { MemoryContents } from './memory-contents';

function open(saved: Saved | null, text = saved?.text ?? 'new') {
  const contents = new MemoryContents();
  if (saved) {
    contents.write(saved.path, saved.text);
  }
  const source = new PlainText(text);
  const ask = {
    place: jest.fn<SaveQuestions['place']>(),
    overwrite: jest.fn<SaveQuestions['overwrite']>()
  };
  const home = new FileHome(contents.manager, source, ask, saved && { ...saved, modified: '1' });
  return { contents, source, ask, home };
}

const saved: Saved = { path: 'cohorts/a.cohort.json', text: 'one', modified: '1' };

describe('a text that is new', () => {
  test('asks for its place once, and makes the folders above it', async () => {
    const { contents, source, ask, home } = open(null);
    ask.place.mockResolvedValue('studies/a/cohorts/a.cohort.json');
    expect(home.state).toEqual({ path: null, dirty: false });
    rewrite(source, 'words');
    expect(home.state.dirty).toBe(true);
    expect(await home.save()).toBe('studies/a/cohorts/a.cohort.json');
    rewrite(source, 'more words');
    await home.save();
    expect(ask.place).toHaveBeenCalledTimes(1);
    expect(ask.overwrite).not.toHaveBeenCalled();
    expect([...contents.folders]).toEqual(['studies', 'studies/a', 'studies/a/cohorts']);
    expect(contents.files.get('studies/a/cohorts/a.cohort.json')).toBe('more words');
    expect(home.state.dirty).toBe(false);
  });

  test('stays unsaved when the person thinks better of it', async () => {
    const { contents, ask, home } = open(null);
    ask.place.mockResolvedValue(null);
    expect(await home.save()).toBeNull();
    expect(contents.files.size).toBe(0);
  });

  test.each([true, false])('asks before it takes the place of another file (%s)', async yes => {
    const { contents, ask, home } = open(null);
    contents.write('a.cohort.json', 'somebody else’s');
    ask.place.mockResolvedValue('a.cohort.json');
    ask.overwrite.mockResolvedValue(yes);
    expect(await home.save()).toBe(yes ? 'a.cohort.json' : null);
    expect(ask.overwrite).toHaveBeenCalledWith('a.cohort.json', 'exists');
    expect(contents.files.get('a.cohort.json')).toBe(yes ? 'new' : 'somebody else’s');
    expect(home.state.path).toBe(yes ? 'a.cohort.json' : null);
  });
});

describe('a saved file', () => {
  test('that somebody else changed is not written over without a question', async () => {
    const { contents, source, ask, home } = open(saved);
    rewrite(source, 'mine');
    contents.write(saved.path, 'theirs');
    ask.overwrite.mockResolvedValue(false);
    expect(await home.save()).toBeNull();
    expect(ask.overwrite).toHaveBeenCalledWith(saved.path, 'changed');
    expect(contents.files.get(saved.path)).toBe('theirs');
    expect(home.state.dirty).toBe(true);
  });

  test('that was only touched is written', async () => {
    const { contents, source, ask, home } = open(saved);
    rewrite(source, 'mine');
    contents.write(saved.path, saved.text);
    expect(await home.save()).toBe(saved.path);
    expect(ask.overwrite).not.toHaveBeenCalled();
  });

  test('is not dirty when an edit is undone', () => {
    const { source, home } = open(saved);
    rewrite(source, 'mine');
    source.undo();
    expect(home.state.dirty).toBe(false);
  });

  test('is followed when it is renamed', async () => {
    const { contents, source, home } = open(saved);
    contents.write('b.cohort.json', saved.text);
    contents.fileChanged.emit({
      type: 'rename',
      oldValue: { path: saved.path },
      newValue: { path: 'b.cohort.json', last_modified: '2' }
    });
    expect(home.state.path).toBe('b.cohort.json');
    rewrite(source, 'mine');
    expect(await home.save()).toBe('b.cohort.json');
    expect(contents.files.get('b.cohort.json')).toBe('mine');
  });
});
