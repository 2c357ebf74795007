exports.db = {
  async deleteUser(id) {
    users.delete(id)
  },
  async setPassword(id, password) {
    users.get(id).password = password
  },
  async deleteSession(id) {
    others.delete(id)
  },
}

const users = new Map()
const others = new Map()
