/**
 * A name for a part of the SQL that a researcher will read: the node's id, then what people call
 * it, in the letters that need no quotes. `s1`, "Type 2 diabetes" → `s1_type_2_diabetes`.
 */
export function sqlName(id: string, called: string): string {
  const words = called
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_+|_+$/g, '')
    .slice(0, 40)
    .replace(/_+$/, '');
  return words === '' ? id : `${id}_${words}`;
}
