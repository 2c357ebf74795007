import { defineLibrary } from '../define.ts'

// The client and its cache hold an answer for `gcTime` after the last component that shows it has gone, and for ever without one.
// Measured: clear, removeQueries and resetQueries empty it; invalidateQueries, cancelQueries and setQueryData(key, null) do not.
export default defineLibrary({
  id: 'tanstack-query',
  title: 'TanStack Query',
  packages: [
    '@tanstack/react-query', '@tanstack/vue-query', '@tanstack/svelte-query', '@tanstack/solid-query', '@tanstack/angular-query-experimental',
    '@tanstack/query-core', 'react-query',
  ],
  checked: '5.108.4',
  docs: 'https://tanstack.com/query/latest/docs/reference/QueryClient',

  clientCache: {
    madeBy: ['QueryClient', 'VueQueryPlugin'],
    filledBy: String.raw`\b(?:use\w*Quer(?:y|ies)|create\w*Quer(?:y|ies)|injectQuery|queryOptions|fetchQuery|prefetchQuery|ensureQueryData)\s*[(<]`,
    // Who marks everything as stale, without a key, has thought of it: what is shown is asked for again.
    emptiedBy: String.raw`\.(?:(?:remove|reset|invalidate)Queries\(\s*\)|(?:remove|reset)Queries\(\s*\{\s*predicate)|(?:[qQ]uer\w*|\bclient|\bqc)(?:\(\s*\))?\??\.clear\s*\(`,
    partlyEmptiedBy: String.raw`\.(?:remove|reset)Queries\s*\(`,
  },
})
