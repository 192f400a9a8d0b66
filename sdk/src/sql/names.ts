/** Gives out names that are not taken yet: `op`, then `op2`. */
export interface Names {
  readonly take: (wanted: string) => string;
}

export function names(taken: Iterable<string> = []): Names {
  const used = new Set(taken);
  return {
    take(wanted) {
      let name = wanted;
      for (let number = 2; used.has(name); number++) name = `${wanted}${number}`;
      used.add(name);
      return name;
    }
  };
}
