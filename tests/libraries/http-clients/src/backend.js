import axios from 'axios'

/** The service that keeps the sessions. */
export const backend = axios.create({ baseURL: process.env.BACKEND_URL })
export const leave = (token) => backend.post('/v1/auth/logout', {}, { headers: { Authorization: `Bearer ${token}` } }) //=> invalidates provider delegated
