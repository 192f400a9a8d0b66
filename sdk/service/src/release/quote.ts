/** A name as SQL writes it, whatever it holds. */
export function identifier(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** A text as SQL writes it. For what cannot be a parameter: file names in table functions. */
export function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
