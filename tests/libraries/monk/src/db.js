import connect from 'monk'

const db = connect('localhost/app')
export const sessions = db.get('sessions')
export const carts = db.get('carts')
export const endSession = (id) => sessions.remove({ _id: id }) //=> invalidates session
