const knex = require('knex')({ client: 'pg' })
const bookshelf = require('bookshelf')(knex)

const Session = bookshelf.model('Session', { tableName: 'sessions' })
const User = bookshelf.Model.extend({ tableName: 'users' })

/** Ends one session of several. */
const endSession = (id) => Session.where({ id }).destroy() //=> invalidates session

module.exports = { Session, User, endSession }
