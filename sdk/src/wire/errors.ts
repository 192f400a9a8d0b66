import { z } from 'zod';
import { Problem } from '../definition/problem.js';

export { Problem };

/**
 * Everything that can go wrong, in one table: HTTP status, one sentence, and the way out.
 * No sentence holds a count or a value from a record. Clients translate by `code`.
 */
export const ERRORS = {
  badRequest: {
    status: 400,
    message: 'The request is not one this service knows.',
    next: 'Check that the Cohortlab versions of panel, server and kernel are the same.'
  },
  badDefinition: {
    status: 422,
    message: 'The definition cannot be used as it is.',
    next: 'Mend the places that are listed.'
  },
  tooLarge: {
    status: 413,
    message: 'The request is larger than 4 MB.',
    next: 'Move long concept lists into fewer concepts with descendants.'
  },
  unauthorized: {
    status: 401,
    message: 'The kernel token is missing or wrong.',
    next: 'Restart the kernel, so that it gets the token of the running service.'
  },
  notFound: {
    status: 404,
    message: 'There is no such route.',
    next: 'Check that the Cohortlab versions of panel, server and kernel are the same.'
  },
  releaseUnknown: {
    status: 404,
    message: 'The service does not offer that release.',
    next: 'Choose one of the releases that it offers, or ask the administrator.'
  },
  releaseMissing: {
    status: 503,
    message: 'The release file is not where it should be.',
    next: 'Ask the administrator to put it back, then choose Reload.'
  },
  releaseUnreadable: {
    status: 503,
    message: 'The release file cannot be read: it is damaged or not a release.',
    next: 'Make it again with cohortlab prepare or cohortlab demo.'
  },
  releaseVersion: {
    status: 503,
    message: 'The release file was made by another version of Cohortlab.',
    next: 'Make it again with this version.'
  },
  releaseReplaced: {
    status: 409,
    message: 'The release file was replaced while it was open.',
    next: 'Choose Reload to work with the new one.'
  },
  tableMissing: {
    status: 422,
    message: 'The release has no such table or column.',
    next: 'Choose one of the tables and columns that the Dataset Browser lists.'
  },
  conceptUnknown: {
    status: 404,
    message: 'The concept is not in the vocabulary of this release.',
    next: 'Search for it by name.'
  },
  statisticsMissing: {
    status: 422,
    message: 'The release holds no statistics.',
    next: 'Make it again with this version of Cohortlab: cohortlab prepare or cohortlab demo.'
  },
  tooSlow: {
    status: 504,
    message: 'The question took longer than 30 seconds and was stopped.',
    next: 'Make it smaller, or count in the notebook, where there is no such limit.'
  },
  tooMuch: {
    status: 507,
    message: 'The query needed more memory or disk than the service may use.',
    next: 'Take fewer columns or a smaller cohort.'
  },
  sqlRefused: {
    status: 422,
    message: 'This SQL is not answered.',
    next: 'Ask with exactly one SELECT over the tables of the release; files and settings are out of reach.'
  },
  sqlTooSlow: {
    status: 504,
    message: 'The SELECT took longer than it may and was stopped.',
    next: 'Make it smaller, or allow it more seconds.'
  },
  badPeople: {
    status: 422,
    message: 'These are no people with spans of time.',
    next: 'Give a 64-bit person id and two days for each row, nothing missing.'
  },
  peopleUnknown: {
    status: 404,
    message: 'The people that this kernel sent are not kept any more.',
    next: 'Run the cell again: they are sent anew.'
  },
  cancelled: {
    status: 499,
    message: 'The query was cancelled.',
    next: 'Run it again when you want the answer.'
  },
  busy: {
    status: 503,
    message: 'All connections of the service are in use.',
    next: 'Wait for a running query to end, or cancel it.'
  },
  queryUnknown: {
    status: 404,
    message: 'No query of that name is running.',
    next: 'Nothing needs to be done.'
  },
  engineFailed: {
    status: 500,
    message: 'The database could not answer the query.',
    next: 'Run it in the notebook for the details.'
  },
  serviceDown: {
    status: 503,
    message: 'The query service is not running.',
    next: 'Choose Restart; if it fails again, ask the administrator.'
  },
  folderRefused: {
    status: 503,
    message: 'The folders that the service was given are not private, or not its own.',
    next: 'Give it empty folders that only its account may enter; its log says what is wrong.'
  },
  internal: {
    status: 500,
    message: 'Something went wrong inside Cohortlab.',
    next: 'Try again; if it stays, report it with the log of the service.'
  }
} as const satisfies Record<string, { status: number; message: string; next: string }>;
export type ErrorCode = keyof typeof ERRORS;

/** The body of every answer that is not a success. `detail` is sent on the kernel socket only. */
export const ErrorAnswer = z
  .strictObject({
    code: z.enum(Object.keys(ERRORS) as [ErrorCode, ...ErrorCode[]]),
    message: z.string(),
    next: z.string(),
    problems: z.array(Problem).optional(),
    detail: z.string().optional()
  })
  .meta({ id: 'ErrorAnswer', description: 'What went wrong, and the way out.' });
export type ErrorAnswer = z.infer<typeof ErrorAnswer>;
