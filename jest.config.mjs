/** One runner for the SDK, the service and the panels; run by scripts/test.mjs under Node 24. */
const common = {
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  setupFiles: ['<rootDir>/scripts/property-seed.mjs'],
  transform: {
    '^.+\\.(ts|tsx)$': [
      '@swc/jest',
      {
        jsc: {
          parser: { syntax: 'typescript', tsx: true },
          transform: { react: { runtime: 'classic' } },
          target: 'es2022'
        },
        module: { type: 'es6' }
      }
    ]
  },
  moduleNameMapper: {
    '^(\\.{1,2}/.*)\\.js$': '$1',
    '^@cohortlab/sdk$': '<rootDir>/sdk/src/index.ts',
    '^@cohortlab/sdk/(.*)$': '<rootDir>/sdk/src/$1/index.ts'
  },
  modulePathIgnorePatterns: [
    '<rootDir>/python-bridge/',
    '<rootDir>/\\.venv/',
    '<rootDir>/.*/lib/',
    '<rootDir>/lib/'
  ],
  rootDir: import.meta.dirname
};

export default {
  // Nothing is timed here: a busy machine is no failure.
  testTimeout: 120_000,
  projects: [
    { ...common, displayName: 'sdk', testMatch: ['<rootDir>/sdk/src/**/*.test.ts'] },
    { ...common, displayName: 'service', testMatch: ['<rootDir>/sdk/service/src/**/*.test.ts'] },
    {
      ...common,
      displayName: 'panels',
      setupFiles: [...common.setupFiles, '<rootDir>/scripts/text-encoder.mjs'],
      testEnvironment: 'jsdom',
      testMatch: ['<rootDir>/src/**/*.test.ts', '<rootDir>/src/**/*.test.tsx']
    },
    {
      ...common,
      displayName: 'house',
      testMatch: ['<rootDir>/scripts/**/*.test.ts', '<rootDir>/docs/**/*.test.ts']
    }
  ]
};
