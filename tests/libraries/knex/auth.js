const crypto = require('node:crypto')
const knex = require('./db')

const sessions = () => knex('sessions')

module.exports = {
  async login(req, res) {
    const id = crypto.randomUUID()
    await sessions().insert({ id, user_id: req.body.user })
    res.cookie('sid', id)
    res.end()
  },

  async logout(req, res) {
    await sessions().where({ id: req.cookies.sid }).del() //=> invalidates session
    res.clearCookie('sid') //=> clears sid path=/ domain=-
    res.end()
  },

  // Never sent.
  async signOut(req, res) { //=> reports require-server-side-destroy
    const query = knex('sessions').where('id', req.cookies.sid).delete()
    res.clearCookie('sid') //=> clears sid path=/ domain=-
    res.end()
  },

  async unsubscribe(req, res) {
    await knex('subscriptions').where({ email: req.body.email }).del()
    res.end()
  },
}
