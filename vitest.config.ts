import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    exclude: [
      '**/node_modules/**',
      'tests/frameworks/*/**',
      'tests/libraries/*/**',
      'tests/codemods/*/**',
      'tests/**/fixtures/**',
    ],
    // Forks, because native modules and process-wide caches are under test; two of them, so that a small machine is not swamped.
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 20_000,
    hookTimeout: 60_000,
  },
})
