import pg from 'pg'

const pool = new pg.Pool()
export const query = (text, values) => pool.query(text, values) //=> invalidates session; reports no-ineffective-session-destroy
