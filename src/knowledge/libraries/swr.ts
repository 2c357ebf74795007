import { defineLibrary } from '../define.ts'

// One cache is there from the start; nothing takes an answer out of it but a mutation of all keys, or a provider of one's own.
export default defineLibrary({
  id: 'swr',
  title: 'SWR',
  packages: ['swr'],
  checked: '2.5.1',
  docs: 'https://swr.vercel.app/docs/advanced/cache',

  clientCache: {
    madeBy: ['default'],
    filledBy: String.raw`\buseSWR\w*\s*[(<]`,
    emptiedBy: String.raw`\bmutate\w*\(\s*(?:async\s*)?(?:\(|function\b|\w+\s*=>)|\bcache\.(?:clear|delete)\s*\(|\bunload\s*\(|\bSWRConfig\b[^]{0,400}?\bprovider\s*:`,
  },
})
