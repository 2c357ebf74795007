import createKnex from 'knex'

const knex = createKnex({ client: 'pg' })

export const startSession = (userId: number, token: string) => knex('sessions').insert({ user_id: userId, token })

export const endSessions = (userId: number) => knex('sessions').where({ user_id: userId }).del() //=> invalidates session
