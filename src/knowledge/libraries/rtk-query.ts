import { defineLibrary } from '../define.ts'

// Measured: resetApiState empties the cache; invalidateTags leaves what no component shows. A root reducer that begins again
// from nothing empties it, too.
export default defineLibrary({
  id: 'rtk-query',
  title: 'RTK Query',
  packages: ['@reduxjs/toolkit/query', '@reduxjs/toolkit/query/react'],
  checked: '@reduxjs/toolkit 2.15.0',
  docs: 'https://redux-toolkit.js.org/rtk-query/api/created-api/api-slice-utils#resetapistate',

  clientCache: {
    madeBy: ['createApi'],
    filledBy: String.raw`\b\w+\.query\s*[(<]`,
    emptiedBy: String.raw`\bresetApiState\b|\bstate\s*=\s*(?:undefined|\{\s*\})|[rR]educer\w*\(\s*(?:undefined|\{\s*\})`,
  },
})
