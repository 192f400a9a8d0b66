import { z } from 'zod';

/**
 * One file as it stands in the workspace, unparsed: what it means, and what is wrong with it, is
 * decided in one place. Paths are relative to the folder of the bundle's own file, with `..`
 * resolved as far as it can be.
 */
export const BundleFile = z
  .strictObject({ path: z.string().max(1_000), text: z.string() })
  .meta({ id: 'BundleFile', description: 'One file of the workspace, as text.' });
export type BundleFile = z.infer<typeof BundleFile>;

/**
 * A definition with every file that it refers to, directly or not. The client that can see the
 * workspace makes it; the service never opens a workspace file.
 */
export const Bundle = z
  .strictObject({ path: z.string().max(1_000), text: z.string(), files: z.array(BundleFile) })
  .meta({ id: 'Bundle', description: 'A definition with every file that it refers to.' });
export type Bundle = z.infer<typeof Bundle>;
