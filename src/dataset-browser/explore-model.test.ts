/** @jest-environment node */
import { afterEach, expect, test } from '@jest/globals';
import type { IDisposable } from '@lumino/disposable';
import { ReleaseChoice, type ServiceModel } from '../service';
import { ExploreModel } from './explore-model';
import { valueOf } from './loading';
import {
  card,
  concept,
  conceptCard,
  READY,
  Refusal,
  serviceOf,
  until,
  type Answers
} from '../service/testing';

const made: IDisposable[] = [];
afterEach(() => made.splice(0).forEach(each => each.dispose()));

function open(answers: Answers, status = () => READY): { model: ExploreModel; service: ServiceModel } {
  const service = serviceOf(answers, status);
  const model = new ExploreModel(new ReleaseChoice(service));
  made.push(service.watch(), service);
  return { model, service };
}

const conceptOf = (model: ExploreModel): string | undefined => valueOf(model.state.concept)?.concept.name;
const byId: Answers['concept'] = (_, body) => {
  const { conceptId } = body as { conceptId: number };
  return conceptCard(concept(conceptId, `concept ${conceptId}`));
};

test('asks nothing until somebody looks, then for the default release', async () => {
  let asked = 0;
  const { model, service } = open({ card: name => (asked++, card(name)) });
  await until(() => service.ready && service.state.releases !== null);
  expect([asked, model.state.card.kind]).toEqual([0, 'idle']);
  model.active = true;
  await until(() => model.state.card.kind === 'ready');
  expect(asked).toBe(1);
  expect(model.table('measurement')?.domain).toBe('Measurements');
  model.active = false;
  model.active = true;
  expect(asked).toBe(1);
});

test('another release is another card, with nothing of the one before', async () => {
  const { model } = open({});
  model.active = true;
  await until(() => model.state.card.kind === 'ready');
  model.choice.choose('other');
  expect(model.state.card).toEqual({ kind: 'loading', before: null });
  await until(() => model.state.card.kind === 'ready');
  expect(valueOf(model.state.card)?.release.name).toBe('other');
  model.choice.choose('not offered');
  expect(model.state.card.kind).toBe('idle');
});

test('a walk through concepts goes back and forth, and home is a place on it', async () => {
  const { model } = open({ concept: byId });
  model.active = true;
  await until(() => model.state.card.kind === 'ready');
  for (const id of [1, 2]) {
    model.show(id);
    await until(() => conceptOf(model) === `concept ${id}`);
  }
  model.back();
  await until(() => conceptOf(model) === 'concept 1');
  model.forward();
  await until(() => conceptOf(model) === 'concept 2');
  model.home();
  expect(model.state).toMatchObject({ walk: { present: null }, concept: { kind: 'idle' } });
  model.back();
  await until(() => conceptOf(model) === 'concept 2');
});

test('a question that is overtaken is interrupted, and its answer never shown', async () => {
  const signals: AbortSignal[] = [];
  const late: (() => void)[] = [];
  const { model } = open({
    concept: async (release, body, signal) => {
      signals.push(signal);
      if (signals.length === 1) {
        await new Promise<void>(resolve => late.push(resolve));
      }
      return byId(release, body, signal);
    }
  });
  model.active = true;
  await until(() => model.state.card.kind === 'ready');
  model.show(1);
  model.show(2);
  expect(signals.map(signal => signal.aborted)).toEqual([true, false]);
  await until(() => conceptOf(model) === 'concept 2');
  late.forEach(answer => answer());
  await new Promise(resolve => setTimeout(resolve));
  expect(conceptOf(model)).toBe('concept 2');
});

test('a failure is told and can be tried again', async () => {
  let broken = true;
  const { model } = open({
    concept: (release, body, signal) => {
      if (broken) {
        throw new Refusal('conceptUnknown');
      }
      return byId(release, body, signal);
    }
  });
  model.active = true;
  await until(() => model.state.card.kind === 'ready');
  model.show(7);
  await until(() => model.state.concept.kind === 'failed');
  expect(model.state.concept).toMatchObject({ failure: { kind: 'service', code: 'conceptUnknown' } });
  broken = false;
  await model.retry();
  await until(() => conceptOf(model) === 'concept 7');
});

test('after a restart of the service the same questions are asked anew', async () => {
  let restarts = 0;
  let asked = 0;
  const { model, service } = open({ card: name => (asked++, card(name)) }, () => ({ ...READY, restarts }));
  model.active = true;
  await until(() => model.state.card.kind === 'ready');
  restarts = 1;
  service.refresh();
  await until(() => asked === 2);
  expect(valueOf(model.state.card)).not.toBeNull();
});
