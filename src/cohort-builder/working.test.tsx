import { describe, expect, test } from '@jest/globals';
import { fireEvent, screen, within } from '@testing-library/react';
import { build, type EventsCohort } from '@cohortlab/sdk';
import { TextEncoder } from 'node:util';
import { show } from './testing';

// jsdom has none; browsers do.
Object.assign(globalThis, { TextEncoder });

const { all, condition, conceptSet, descendants, drug, entry, named, occurs, window } = build;
const t2d = conceptSet('Type 2 diabetes', descendants(201826, 'Type 2 diabetes'));
const metformin = conceptSet('metformin', descendants(1503297, 'metformin'));

const treated: EventsCohort = build.cohort('Treated', {
  entry: entry(condition(t2d, { firstEver: true }), { priorDays: 365, limit: 'first' }),
  steps: [named('Soon', all(occurs(drug(metformin), window(0, 30))))],
  limit: 'first'
});

const click = (name: string | RegExp, within_ = screen): void =>
  void fireEvent.click(within_.getByRole('button', { name }));

describe('beside the saved version', () => {
  test('nothing is offered while nothing was changed; then what was is told, and taken back', async () => {
    const { session, events } = await show(treated, {}, 'cohorts/treated.cohort.json');
    expect(screen.queryByRole('button', { name: 'Changes since saved' })).toBeNull();
    click('Tools of step 1');
    click('Switch off');
    click('Changes since saved');
    const fold = screen.getByRole('region', { name: 'Changes since saved' });
    expect(within(fold).getByRole('listitem').textContent).toContain('Step 1 switched off');
    click('Revert to saved');
    expect(events().steps?.[0]?.disabled).toBeUndefined();
    expect(session.home.state.dirty).toBe(false);
    expect(screen.queryByRole('region', { name: 'Changes since saved' })).toBeNull();
    click('Undo');
    expect(events().steps?.[0]?.disabled).toBe(true);
  });
});
