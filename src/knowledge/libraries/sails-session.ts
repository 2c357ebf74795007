import { defineLibrary } from '../define.ts'

export default defineLibrary({
  id: 'sails-session',
  title: 'Sails sessions',
  packages: ['sails'],
  checked: '1.5.18',
  docs: 'https://sailsjs.com/documentation/reference/configuration/sails-config-session',

  // express-session underneath, always with a store: in memory unless an adapter is named (lib/hooks/session).
  session: {
    state: 'stateful',
    configuredIn: { file: 'config/session', export: 'session' },
    cookie: {
      nameOption: [['name'], ['key']], defaultName: 'sails.sid', options: ['cookie'], api: 'express-session.cookie', credential: 'session-id',
    },
    clearsCookie: false,
    survivor: 'the session record in the store: a saved cookie still logs in',
  },
})
