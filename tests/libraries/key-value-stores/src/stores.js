import { createStorage as open, prefixStorage } from 'unstorage'
import Memcached from 'memcached'
import memjs from 'memjs'

export const storage = open()
export const sessions = prefixStorage(storage, 'sessions')
export const old = new Memcached('localhost:11211')
export const client = memjs.Client.create()
export const close = (id) => storage.removeItem(`session:${id}`) //=> invalidates session
