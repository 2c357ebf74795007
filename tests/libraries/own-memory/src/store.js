/** Who is logged in, by the id in the cookie. */
export const sessions = new Map()
