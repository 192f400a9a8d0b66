import { z } from 'zod';

/** The service's answer to "are you there": its version must equal the client's. */
export const Health = z
  .strictObject({ service: z.literal('cohortlab'), version: z.string() })
  .meta({ id: 'Health', description: 'The service is there, and this is its version.' });
export type Health = z.infer<typeof Health>;

/** What the Jupyter server knows of the service; it answers this itself, the service may be gone. */
export const ServiceStatus = z
  .strictObject({
    state: z.enum(['starting', 'ready', 'restarting', 'failed', 'stopped']),
    /** `spawn`: a child under the user's own account; `attach`: a service under its own account. */
    mode: z.enum(['spawn', 'attach']),
    version: z.string(),
    /** How the last process ended, when it did. */
    exit: z.strictObject({ code: z.int().nullable(), signal: z.string().nullable() }).nullable(),
    /** A code of the error table, when the service could not be started. */
    error: z.string().nullable(),
    restarts: z.int()
  })
  .meta({ id: 'ServiceStatus', description: 'What the Jupyter server knows of the service.' });
export type ServiceStatus = z.infer<typeof ServiceStatus>;

/** The study that a workspace path lies in: the nearest folder above with a `cohortlab.toml`. */
export const StudyAnswer = z
  .strictObject({
    /** Folder of the study, relative to the server's root; null outside any study. */
    root: z.string().nullable(),
    /** Name or id of the release that the study is pinned to; null when it is not. */
    release: z.string().nullable()
  })
  .meta({ id: 'StudyAnswer', description: 'The study that a path lies in.' });
export type StudyAnswer = z.infer<typeof StudyAnswer>;
