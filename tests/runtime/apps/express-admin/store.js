const session = require('express-session')

/** A store that is not as fast as the memory. */
class SlowStore extends session.MemoryStore {
  destroy(id, done) {
    setTimeout(() => super.destroy(id, done), 1000)
  }
}

module.exports = SlowStore
