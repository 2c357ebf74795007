const low = require('lowdb')
const FileSync = require('lowdb/adapters/FileSync')

const db = low(new FileSync('db.json'))
db.defaults({ sessions: [] }).write()

const endSession = (id) => db.get('sessions').remove({ id }).write() //=> invalidates session

module.exports = { db, endSession }
