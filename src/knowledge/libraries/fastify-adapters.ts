import { defineLibrary } from '../define.ts'
import type { ValueRow } from '../define.ts'

const plugin: ValueRow = { call: {}, members: { default: { call: {} } } }

/** Plugins that put a client of a database on the instance: `fastify.mongo.db`, `fastify.redis`, `fastify.pg`. */
export default defineLibrary({
  id: 'fastify-adapters',
  title: 'Fastify plugins of databases',
  packages: [
    '@fastify/mongodb', 'fastify-mongodb', '@fastify/redis', 'fastify-redis', '@fastify/postgres', 'fastify-postgres', '@fastify/mysql',
    'fastify-mysql',
  ],
  checked: '@fastify/mongodb 10, @fastify/redis 7, @fastify/postgres 6, @fastify/mysql 5',
  docs: 'https://fastify.dev/ecosystem/',

  modules: {
    '@fastify/mongodb': plugin, 'fastify-mongodb': plugin, '@fastify/redis': plugin, 'fastify-redis': plugin,
    '@fastify/postgres': plugin, 'fastify-postgres': plugin, '@fastify/mysql': plugin, 'fastify-mysql': plugin,
  },

  augments: [{
    type: 'fastify.Instance',
    row: {
      members: {
        mongo: { members: { db: { type: 'mongodb.Db' }, client: { type: 'mongodb.Client' }, ObjectId: { call: {}, construct: {} } } },
        redis: { type: 'ioredis.Client' },
        pg: { type: 'pg.Client' },
        mysql: { type: 'mysql2.Connection' },
      },
    },
  }],
})

