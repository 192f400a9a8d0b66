/** `Accept: application/vnd.apache.arrow.stream; dictionaries=1` */
export function wantsDictionaries(accept: string): boolean {
  return /;\s*dictionaries=1\b/.test(accept);
}
