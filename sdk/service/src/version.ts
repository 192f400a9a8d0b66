declare const COHORTLAB_VERSION: string | undefined;

/** Version of Cohortlab, put in by the build; sources that run unbuilt are of no version. */
export const VERSION = typeof COHORTLAB_VERSION === 'string' ? COHORTLAB_VERSION : '0.0.0-source';
