import { defineConfig, globalIgnores } from 'eslint/config'
import tseslint from 'typescript-eslint'

export default defineConfig(
  globalIgnores([
    'dist/',
    'coverage/',
    'docs/example/',
    // Small projects that are read by the analysis: they are wrong on purpose.
    'tests/frameworks/*/',
    'tests/libraries/*/',
    'tests/codemods/*/',
    'tests/runtime/apps/',
    'tests/**/fixtures/',
  ]),
  {
    files: ['**/*.{ts,js,mjs}'],
    extends: [tseslint.configs.strict],
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'object-shorthand': 'error',
      'prefer-const': 'error',
      'no-console': 'error',
      'no-warning-comments': ['error', { terms: ['todo', 'fixme', 'xxx'], location: 'anywhere' }],
      'no-restricted-syntax': ['error', { selector: 'TSEnumDeclaration', message: 'Use a union of string literals.' }],
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'separate-type-imports', disallowTypeAnnotations: false }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true }],
      '@typescript-eslint/no-empty-function': 'off',
      '@typescript-eslint/no-invalid-void-type': 'off',
      // `match[1]!` after a match is clearer than a branch that nothing can reach.
      '@typescript-eslint/no-non-null-assertion': 'off',
      // `let scope = this` is how one walks up a chain.
      '@typescript-eslint/no-this-alias': 'off',
    },
  },
  {
    // Rules that need types, where a forgotten promise would cost most. The rest of the code is synchronous.
    files: ['src/cli/**/*.ts', 'src/dev/**/*.ts', 'codemods/**/*.ts'],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': 'error',
    },
  },
  {
    files: ['src/cli/**', 'src/dev/**', 'tests/**'],
    rules: { 'no-console': 'off' },
  },
)
