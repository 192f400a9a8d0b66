/** How far the making of a release is. */
export interface Progress {
  /** What is being done, for people: `reading measurement`. */
  readonly step: string;
  /** From 0 to 1, never falling. */
  readonly fraction: number;
}
export type OnProgress = (progress: Progress) => void;

/** Steps of one piece of work, each with its share of the whole (shares of any unit). */
export function steps(
  onProgress: OnProgress | undefined,
  total: number
): (step: string, share: number) => void {
  let done = 0;
  return (step, share) => {
    onProgress?.({ step, fraction: Math.min(1, done / total) });
    done += share;
  };
}
