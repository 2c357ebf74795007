import cookie from 'cookie'

export const tokenCookie = (value, options = {}) => cookie.serialize('token', value, { httpOnly: true, ...options })

export const themeCookie = (theme) => cookie.serialize('theme', theme, { path: '/' })
