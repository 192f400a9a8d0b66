/** @jest-environment node */
import { expect, jest, test } from '@jest/globals';
import { PlainText } from '../cohort-builder/text-source';
import { InlineHome, type InlinePlace } from './inline-home';
import { MemoryContents } from './memory-contents';

const FILES = [{ path: '../concepts/a.concepts.json', text: '\n{}\n' }];

/** A definition in a cell that can be taken away, and a person who answers as the test says. */
function open(answers: { place?: string; lost?: boolean } = {}) {
  const contents = new MemoryContents();
  const source = new PlainText('one\n');
  const cell = { text: 'one\n', there: true };
  const place: InlinePlace = {
    notebook: 'study/a.ipynb',
    text: cell.text,
    files: FILES,
    write: text => {
      if (cell.there) {
        cell.text = text;
      }
      return cell.there;
    }
  };
  const lost = jest.fn((_: string) => Promise.resolve(answers.lost ?? false));
  const home = new InlineHome(
    contents.manager,
    source,
    {
      place: () => Promise.resolve(answers.place ?? null),
      overwrite: () => Promise.resolve(false),
      lost,
      taken: path => `${path} is there`
    },
    place
  );
  const write = (text: string): void => source.updateSource(0, source.getSource().length, text);
  return { contents, home, cell, lost, write };
}

test('is written back to its cell, and only when it was changed', async () => {
  const { home, cell, contents, write } = open();
  expect(home.state).toEqual({ path: null, dirty: false, cell: 'study/a.ipynb' });
  cell.there = false;
  expect(await home.save()).toBeNull();
  cell.there = true;
  write('two\n');
  expect(home.state.dirty).toBe(true);
  await home.save();
  expect(cell.text).toBe('two\n');
  expect(home.state).toEqual({ path: null, dirty: false, cell: 'study/a.ipynb' });
  expect(contents.files.size).toBe(0);
});

test('is not lost with its cell: it stays, or goes into a file', async () => {
  const stays = open();
  stays.write('two\n');
  stays.cell.there = false;
  expect(await stays.home.save()).toBeNull();
  expect(stays.lost).toHaveBeenCalledWith('study/a.ipynb');
  expect(stays.home.state.dirty).toBe(true);
  stays.cell.there = true;
  await stays.home.save();
  expect(stays.cell.text).toBe('two\n');

  const goes = open({ lost: true, place: 'study/cohorts/b.cohort.json' });
  goes.write('two\n');
  goes.cell.there = false;
  expect(await goes.home.save()).toBe('study/cohorts/b.cohort.json');
  expect(goes.contents.files.get('study/cohorts/b.cohort.json')).toBe('two\n');
});

test('becomes a file with all that it refers to, and is at home there', async () => {
  const { home, cell, contents, write } = open({ place: 'study/cohorts/b.cohort.json' });
  write('two\n');
  expect(await home.toFile()).toBe('study/cohorts/b.cohort.json');
  expect(Object.fromEntries(contents.files)).toEqual({
    'study/cohorts/b.cohort.json': 'two\n',
    'study/concepts/a.concepts.json': '{}\n'
  });
  expect(home.state).toEqual({ path: 'study/cohorts/b.cohort.json', dirty: false, cell: undefined });
  write('three\n');
  await home.save();
  expect(contents.files.get('study/cohorts/b.cohort.json')).toBe('three\n');
  expect(cell.text).toBe('one\n');
});

test('writes over no other file, and nothing at all then', async () => {
  const { home, contents, write } = open({ place: 'study/cohorts/b.cohort.json' });
  contents.write('study/concepts/a.concepts.json', 'of somebody else');
  write('two\n');
  await expect(home.toFile()).rejects.toThrow('study/concepts/a.concepts.json is there');
  expect([...contents.files.keys()]).toEqual(['study/concepts/a.concepts.json']);
  expect(home.state).toEqual({ path: null, dirty: true, cell: 'study/a.ipynb' });
});
