/** What is made once and kept across reloads: the clients of databases, mostly. */
import { defineLibrary } from '../define.ts'

export default defineLibrary({
  id: 'remember',
  title: '@epic-web/remember',
  packages: ['@epic-web/remember'],
  checked: '1.1.0',
  docs: 'https://github.com/epicweb-dev/remember',

  modules: {
    '@epic-web/remember': {
      members: { remember: { call: { callbacks: [{ arg: 1, params: [], runs: 'now' }], returns: { result: 0 } } } },
    },
  },
})
