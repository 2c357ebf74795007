import { defineLibrary } from '../define.ts'

/** Route files of this loader name an instance that they neither declare nor import: it is put around them as a variable. */
export default defineLibrary({
  id: 'fastify-loader',
  title: 'fastify-loader',
  packages: ['fastify-loader'],
  checked: '5.2.0',
  docs: 'https://github.com/TheWeFree/fastify-loader',

  modules: { 'fastify-loader': { call: {} } },
  globals: { fastify: { type: 'fastify.App' } },
})
