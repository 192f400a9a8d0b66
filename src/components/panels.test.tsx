import { afterEach, describe, expect, jest, test } from '@jest/globals';
import { cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import type { ServiceStatus } from '@cohortlab/sdk';
import React from 'react';
import { READY, release } from '../service/testing';
import type { ReleaseState } from '../service/release-choice';
import { BreakdownChart } from './breakdown-chart';
import { PanelFoot } from './panel-foot';
import { ReleaseChip } from './release-chip';
import { ReleaseRemark } from './release-remark';
import { ServiceBanner } from './service-banner';
import { english } from './trans';

afterEach(cleanup);

function banner(
  status: ServiceStatus | null,
  unreachable: 'offline' | 'absent' | null = null,
  ended: ServiceStatus['exit'] = null
) {
  const onRestart = jest.fn();
  const onRetry = jest.fn();
  const onDismiss = jest.fn();
  const { container } = render(
    <ServiceBanner
      trans={english}
      service={{
        status,
        unreachable: unreachable && { kind: unreachable },
        ended,
        releases: null,
        releasesFailure: null
      }}
      version="0.1.0"
      onRestart={onRestart}
      onRetry={onRetry}
      onDismiss={onDismiss}
    />
  );
  return { text: container.textContent ?? '', onRestart, onRetry, onDismiss };
}

describe('the state of the service', () => {
  test('is silent when all is well', () => {
    expect(banner(READY).text).toBe('');
  });

  test.each<[string, ServiceStatus | null, string]>([
    ['unknown', null, 'Connecting'],
    ['starting', { ...READY, state: 'starting' }, 'is starting'],
    [
      'restarting',
      { ...READY, state: 'restarting', exit: { code: null, signal: 'SIGKILL' } },
      'ended by signal SIGKILL. It is being started again'
    ],
    ['failed', { ...READY, state: 'failed', exit: { code: 1, signal: null } }, 'ended with exit code 1.'],
    ['stopped', { ...READY, state: 'stopped' }, 'is not running']
  ])('is said: %s', (_, status, words) => {
    expect(banner(status).text).toContain(words);
  });

  test('a service that failed says why, and can be restarted', () => {
    const { text, onRestart } = banner({ ...READY, state: 'failed', error: 'releaseMissing' });
    expect(text).toContain('The release file is not where it should be.');
    fireEvent.click(screen.getByRole('button', { name: 'Restart' }));
    expect(onRestart).toHaveBeenCalled();
  });

  test('a service that died and runs again says so, until it was read', () => {
    const exit = { code: null, signal: 'SIGKILL' };
    const { text, onDismiss } = banner({ ...READY, exit, restarts: 1 }, null, exit);
    expect(text).toContain('ended by signal SIGKILL. It runs again');
    fireEvent.click(screen.getByRole('button', { name: 'Dismiss' }));
    expect(onDismiss).toHaveBeenCalled();
  });

  test('another version comes with the command that helps, which takes the newer', () => {
    expect(banner({ ...READY, version: '0.10.0' }).text).toContain('pip install cohortlab==0.10.0');
    cleanup();
    expect(banner({ ...READY, version: '0.0.9' }).text).toContain('pip install cohortlab==0.1.0');
  });

  test('a server without our extension comes with the command that helps', () => {
    expect(banner(null, 'absent').text).toContain('jupyter server extension enable cohortlab');
  });

  test('a server that does not answer can be asked again', () => {
    const { onRetry } = banner(READY, 'offline');
    fireEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(onRetry).toHaveBeenCalled();
  });
});

describe('the release', () => {
  const demo = release('demo', true);
  const state: ReleaseState = { release: demo, wanted: null, origin: 'server', study: null, failure: null };

  test('is a name when there is no choice', () => {
    render(<ReleaseChip trans={english} choice={state} releases={[demo]} onChoose={jest.fn()} />);
    expect(screen.queryByRole('combobox')).toBeNull();
    expect(screen.getByTitle(/Release demo, the server's default\..*OMOP CDM 5\.4/)).toBeTruthy();
  });

  test('is a menu when there are several', () => {
    const onChoose = jest.fn();
    render(
      <ReleaseChip trans={english} choice={state} releases={[demo, release('other')]} onChoose={onChoose} />
    );
    fireEvent.change(screen.getByRole('combobox', { name: 'Release' }), { target: { value: 'other' } });
    expect(onChoose).toHaveBeenCalledWith('other');
  });

  test('that is wanted but not offered is named, and another can be chosen', () => {
    const onChoose = jest.fn();
    const lost: ReleaseState = { ...state, release: null, wanted: 'v7', origin: 'study' };
    render(<ReleaseChip trans={english} choice={lost} releases={[demo]} onChoose={onChoose} />);
    const menu = screen.getByRole('combobox', { name: 'Release' });
    expect(within(menu).getByRole('option', { name: 'v7: not offered' })).toBeTruthy();
    fireEvent.change(menu, { target: { value: 'demo' } });
    expect(onChoose).toHaveBeenCalledWith('demo');
  });
});

describe('what to know of the release', () => {
  const [demo, other] = [release('demo', true), release('other')];
  const retired = {
    ...other,
    retired: { replacedBy: 'demo', reason: 'Doses were wrong.', on: '2026-02-01' }
  };
  const usual: ReleaseState = { release: demo, wanted: null, origin: 'server', study: null, failure: null };
  const told = (choice: Partial<ReleaseState>, releases = [demo, other]) =>
    render(<ReleaseRemark trans={english} choice={{ ...usual, ...choice }} releases={releases} />).container
      .textContent;

  test('is nothing where it is the default, or was chosen here', () => {
    expect(told({})).toBe('');
    expect(told({ release: other, wanted: 'other', origin: 'user' })).toBe('');
    expect(told({ wanted: 'demo', origin: 'study' })).toBe('');
  });

  test('is that the study is pinned to another than the default', () => {
    expect(told({ release: other, wanted: 'other', origin: 'study' })).toBe(
      'This study is pinned to the release other. The default of this server is demo.'
    );
  });

  test('is what replaced it, and why, where it is retired', () => {
    expect(told({ release: retired, wanted: 'other', origin: 'study' })).toBe(
      'The release other is retired since 2026-02-01. Use demo instead.Doses were wrong.' +
        'This study is pinned to the release other. The default of this server is demo.'
    );
    render(
      <ReleaseChip
        trans={english}
        choice={{ ...usual, release: retired }}
        releases={[demo, retired]}
        onChoose={jest.fn()}
      />
    );
    expect(screen.getByRole('option', { name: 'other (retired)' })).toBeTruthy();
    expect(screen.getByTitle(/Retired; demo replaces it\./)).toBeTruthy();
  });

  test('is that there is none, never another in its place', () => {
    expect(told({ release: null, wanted: 'c0ffee'.repeat(11).slice(0, 64), origin: 'study' })).toContain(
      'This study is pinned to the release c0ffeec0ffee, which is not offered.'
    );
    expect(told({ release: null, wanted: 'v7', origin: 'user' })).toContain('v7 is not offered any more.');
    expect(told({ release: null })).toBe('No release is offered.');
  });
});

test('age and sex are drawn from shown numbers, and told in tables', () => {
  const { container } = render(
    <BreakdownChart
      trans={english}
      cutOff="2025-12-31"
      sex={[
        { conceptId: 8532, label: 'FEMALE', people: { kind: 'rounded', value: 200, base: 20 } },
        { conceptId: 8507, label: 'Male', people: { kind: 'hidden', below: 40 } }
      ]}
      age={[
        { from: 0, to: 9, people: { kind: 'hidden', below: 40 } },
        { from: 10, to: 19, people: { kind: 'rounded', value: 100, base: 20 } },
        { from: 20, to: null, people: { kind: 'rounded', value: 200, base: 20 } }
      ]}
    />
  );
  const age = screen.getByRole('table', { name: 'Age on 2025-12-31' });
  expect(
    within(age)
      .getAllByRole('row')
      .map(row => row.textContent)
  ).toEqual(['0 to 9fewer than 40 people', '10 to 19about 100 people', '20 and overabout 200 people']);
  const sex = screen.getByRole('table', { name: 'Sex recorded at birth' });
  expect(
    within(sex)
      .getAllByRole('rowheader')
      .map(cell => cell.textContent)
  ).toEqual(['Female', 'Male']);
  const bars = [
    ...container.querySelectorAll<HTMLElement>('.jp-Cohortlab-chart-columns .jp-Cohortlab-chart-bar')
  ];
  expect(bars.map(bar => bar.style.height)).toEqual(['', '50%', '100%']);
  expect(bars[0]?.className).toContain('jp-mod-few');
});

test('the foot says what the way it runs protects', () => {
  const { container, rerender } = render(<PanelFoot trans={english} mode="spawn" />);
  expect(container.textContent).toContain('guard rails, not a boundary');
  expect(container.textContent).toContain('nothing protects against differencing');
  rerender(<PanelFoot trans={english} mode="attach" />);
  expect(container.textContent).toContain('a boundary');
  expect(container.textContent).not.toContain('not a boundary');
});
