/** The repository's root. */
export declare const ROOT: string;
/** A folder of the shared data, at `$COHORTLAB_SHARED` or beside the repository; says so when it is missing. */
export declare function sharedFolder(...parts: string[]): string;
