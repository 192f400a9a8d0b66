/** @jest-environment node */
import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import type { ServiceStatus } from '@cohortlab/sdk';
import { READY, serviceOf } from './testing';
import type { ServiceModel } from './service-model';

let service: ServiceModel | null = null;
beforeEach(() => {
  jest.useFakeTimers();
});
afterEach(() => {
  service?.dispose();
  jest.useRealTimers();
});

function open(first: ServiceStatus = READY) {
  const world = { status: first, asked: 0, lists: 0 };
  service = serviceOf(
    { releases: () => (world.lists++, { releases: [] }) },
    () => (world.asked++, world.status)
  );
  return { world, service, pass: (ms: number) => jest.advanceTimersByTimeAsync(ms) };
}

test('asks nothing until somebody looks, and nothing after the last one went', async () => {
  const { world, service: model, pass } = open();
  await pass(60_000);
  expect(world.asked).toBe(0);
  const first = model.watch();
  const second = model.watch();
  await pass(0);
  expect(model.ready).toBe(true);
  first.dispose();
  second.dispose();
  const { asked } = world;
  await pass(300_000);
  expect(world.asked - asked).toBeLessThanOrEqual(1);
});

test('asks often until the service is ready, seldom then', async () => {
  const { world, service: model, pass } = open({ ...READY, state: 'starting' });
  model.watch();
  await pass(5_000);
  expect(world.asked).toBeGreaterThanOrEqual(4);
  expect(model.ready).toBe(false);
  world.status = READY;
  await pass(1_500);
  expect(model.ready).toBe(true);
  const { asked } = world;
  await pass(15_000);
  expect(world.asked - asked).toBeLessThanOrEqual(1);
});

test('learns the releases once per start of the service', async () => {
  const { world, service: model, pass } = open();
  model.watch();
  await pass(45_000);
  expect(world.lists).toBe(1);
  world.status = { ...READY, restarts: 1 };
  model.refresh();
  await pass(0);
  expect(world.lists).toBe(2);
});

test('a service that died meanwhile is told of, one that was restarted on purpose is not', async () => {
  const { world, service: model, pass } = open();
  model.watch();
  await pass(0);
  expect(model.state.ended).toBeNull();
  const exit = { code: null, signal: 'SIGKILL' };
  world.status = { ...READY, restarts: 1, exit };
  model.refresh();
  await pass(0);
  expect(model.state.ended).toEqual(exit);
  model.dismiss();
  expect(model.state.ended).toBeNull();
  world.status = { ...READY, restarts: 2, exit: { code: 0, signal: null } };
  await model.restart();
  await pass(0);
  expect(model.state.ended).toBeNull();
});

test('an equal answer is no news', async () => {
  const { service: model, pass } = open();
  model.watch();
  await pass(0);
  const news = jest.fn();
  model.stateChanged.connect(() => news());
  await pass(60_000);
  expect(news).not.toHaveBeenCalled();
});
