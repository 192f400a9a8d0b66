import js from '@eslint/js';
import jupyter from '@jupyter/eslint-plugin';
import prettier from 'eslint-config-prettier';
import tseslint from 'typescript-eslint';

export default tseslint.config(
  {
    ignores: [
      '**/lib/**',
      '**/node_modules/**',
      '.venv/**',
      '.cache/**',
      'dist/**',
      'python-bridge/**',
      'ui-tests/playwright-report/**',
      'ui-tests/test-results/**'
    ]
  },
  js.configs.recommended,
  ...tseslint.configs.recommended,
  {
    files: ['src/**/*.{ts,tsx}'],
    plugins: { jupyter },
    rules: {
      ...jupyter.configs.recommended[0].rules,
      // The extension is one small chunk: what activation needs at once gains nothing from a second request.
      'jupyter/prefer-lazy-imports': 'off',
      // Sentences of the error table are translated where they are shown.
      'jupyter/no-dynamic-translation': 'off'
    }
  },
  {
    files: ['src/**/*.test.{ts,tsx}', 'src/**/testing.ts'],
    rules: { 'jupyter/no-untranslated-string': 'off', 'jupyter/require-disposable-ownership': 'off' }
  },
  {
    rules: {
      curly: ['error', 'all'],
      eqeqeq: 'error',
      'prefer-const': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', ignoreRestSiblings: true }],
      '@typescript-eslint/consistent-type-imports': 'error'
    }
  },
  { files: ['**/*.{mjs,cjs,js}'], languageOptions: { globals: nodeGlobals() } },
  prettier
);

function nodeGlobals() {
  const names = [
    'process',
    'console',
    'URL',
    'setTimeout',
    'clearTimeout',
    'module',
    'require',
    '__dirname',
    'Buffer',
    'fetch'
  ];
  return Object.fromEntries(names.map(name => [name, 'readonly']));
}
