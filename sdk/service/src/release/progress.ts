/** How far the making of a release is. */
export interface Progress {
  /** What is being done, for people: `reading measurement`. */
  readonly step: string;
  /** From 0 to 1, never falling. */
  readonly fraction: number;
}
export type OnProgress = (progress: Progress) => void;

/** Tells what is done next, and its share of the whole. */
export type Step = (step: string, share: number) => void;

/** Steps of one piece of work, each with its share of the whole (shares of any unit). */
export function steps(onProgress: OnProgress | undefined, total: number): Step {
  let done = 0;
  return (step, share) => {
    onProgress?.({ step, fraction: Math.min(1, done / total) });
    done += share;
  };
}

/** A part of the whole, whose own progress goes from 0 to 1. */
export function part(onProgress: OnProgress | undefined, from: number, to: number): OnProgress | undefined {
  return (
    onProgress && (({ step, fraction }) => onProgress({ step, fraction: from + (to - from) * fraction }))
  );
}
