import { Signal } from '@lumino/signaling';
import type {
  ConceptStatistics,
  PhysicalMeasurements,
  Plausibility,
  SurveyAnswer,
  SurveyList,
  TableStatistics
} from '@cohortlab/sdk';
import { Store, type Api, type ReleaseChoice } from '../service';
import { IDLE, Latest, type Loading } from './loading';

/** What each question is about, and what is answered. */
interface Topics {
  readonly table: [about: string, answer: TableStatistics];
  readonly concept: [about: number, answer: ConceptStatistics];
  readonly surveys: [about: null, answer: SurveyList];
  readonly survey: [about: number, answer: SurveyAnswer];
  readonly physical: [about: null, answer: PhysicalMeasurements];
  readonly plausibility: [about: null, answer: Plausibility];
}

export type Topic = keyof Topics;
export type About<T extends Topic> = Topics[T][0];
export type Answer<T extends Topic> = Topics[T][1];

type Asker<T extends Topic> = (
  api: Api,
  release: string,
  about: About<T>,
  signal: AbortSignal
) => Promise<Answer<T>>;

/** One route a topic. */
const ASKERS: { readonly [T in Topic]: Asker<T> } = Object.freeze({
  table: (api, release, table, signal) => api.tableStatistics(release, { table }, signal),
  concept: (api, release, conceptId, signal) => api.conceptStatistics(release, { conceptId }, signal),
  surveys: (api, release, _, signal) => api.surveys(release, signal),
  survey: (api, release, conceptId, signal) => api.survey(release, { conceptId }, signal),
  physical: (api, release, _, signal) => api.physicalMeasurements(release, signal),
  plausibility: (api, release, _, signal) => api.plausibility(release, signal)
} satisfies { [T in Topic]: Asker<T> });

export interface StatisticsState {
  /** Counted up whenever all answers are of another release, or of the same one anew. */
  readonly round: number;
  readonly answers: ReadonlyMap<string, Loading<unknown>>;
}

/** What the statistics of one release tell, asked when somebody wants to see it, and once. */
export class StatisticsModel extends Store<StatisticsState> {
  constructor(private readonly _choice: ReleaseChoice) {
    super({ round: 0, answers: new Map() });
  }

  /** Forgets all that is known: it was of another release. Null: there is none to ask. */
  begin(release: string | null): void {
    this._stop();
    this._release = release;
    this.set({ round: this.state.round + 1, answers: new Map() });
  }

  /** Asks, unless it is known or on its way already. */
  want<T extends Topic>(topic: T, about: About<T>): void {
    if (this._release !== null && !this.state.answers.has(keyOf(topic, about))) {
      this._ask(topic, about, this._release);
    }
  }

  /** Asks again after a failure; a release that was replaced is opened anew. */
  async retry<T extends Topic>(topic: T, about: About<T>): Promise<void> {
    const failed = this.answer(topic, about);
    if (failed.kind === 'failed') {
      await this._choice.mend(failed.failure);
    }
    if (this._release !== null) {
      this._ask(topic, about, this._release);
    }
  }

  /** How far the answer is. */
  answer<T extends Topic>(topic: T, about: About<T>): Loading<Answer<T>> {
    return (this.state.answers.get(keyOf(topic, about)) as Loading<Answer<T>> | undefined) ?? IDLE;
  }

  dispose(): void {
    this._stop();
    Signal.clearData(this);
  }

  private _ask<T extends Topic>(topic: T, about: About<T>, release: string): void {
    const { api } = this._choice.service;
    const key = keyOf(topic, about);
    const latest = this._running.get(key) ?? new Latest();
    this._running.set(key, latest);
    void latest.ask(
      signal => ASKERS[topic](api, release, about, signal),
      answer => this.set({ answers: new Map(this.state.answers).set(key, answer) })
    );
  }

  private _stop(): void {
    this._running.forEach(latest => latest.stop());
    this._running.clear();
  }

  private _release: string | null = null;
  private readonly _running = new Map<string, Latest>();
}

function keyOf<T extends Topic>(topic: T, about: About<T>): string {
  return `${topic} ${String(about)}`;
}
