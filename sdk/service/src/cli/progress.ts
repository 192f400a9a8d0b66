import type { OnProgress } from '../release/progress.js';

export interface Shown {
  readonly onProgress: OnProgress;
  /** Clears what is still on the line. */
  end(): void;
}

const WIDTH = 24;

/** Shows progress on a terminal as one bar that moves, elsewhere as a line for each tenth of the way. */
export function showProgress(out: NodeJS.WriteStream = process.stderr): Shown {
  return out.isTTY ? bar(out) : lines(out);
}

function bar(out: NodeJS.WriteStream): Shown {
  return {
    onProgress({ step, fraction }) {
      const full = Math.round(fraction * WIDTH);
      const text = `${'█'.repeat(full)}${'░'.repeat(WIDTH - full)} ${percent(fraction)}  ${step}`;
      out.write(`\r\x1b[2K${text.slice(0, Math.max(20, out.columns - 1))}`);
    },
    end: () => void out.write('\r\x1b[2K')
  };
}

function lines(out: NodeJS.WriteStream): Shown {
  let told = -1;
  return {
    onProgress({ step, fraction }) {
      const tenth = Math.floor(fraction * 10);
      if (tenth === told) return;
      told = tenth;
      out.write(`${percent(fraction)} ${step}\n`);
    },
    end() {}
  };
}

const percent = (fraction: number): string => `${String(Math.floor(fraction * 100)).padStart(3)} %`;
